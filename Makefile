# The menu: each target installs what it lacks (tools/setup), builds what has changed, and does one thing.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.PHONY: help demo kiosk test orca matrix surfaces emscripten gallery inspector statement bench conformance parity reproducible property mutation fuzz autofill dist lint format requirements clean native wasm

PORT ?= 8080
JOBS ?= $(shell nproc)

# Debian's Emscripten asks Node for Debian's own packages: with another Node on the PATH it has to be told where they are.
export NODE_PATH := $(wildcard /usr/share/nodejs)
export JOBS

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name words; do printf '  make %-14s %s\n' "$$name" "$$words"; done

demo: ## the demo portal on http://127.0.0.1:8080 (PORT=…), data in data/demo
	@tools/setup/ensure.sh build
	tools/setup/quietly.sh "the portal" build/logs/demo-native.log $(MAKE) --no-print-directory native TARGET=portal_demo
	tools/setup/quietly.sh "the widgets" build/logs/demo-wasm.log $(MAKE) --no-print-directory wasm
	node tools/dist/build.mjs
	mkdir -p data/demo
	exec build/native/examples/portal/backend/portal_demo --port $(PORT) --data data/demo --dist dist --content examples/portal/content

kiosk: ## the terminal of an office, full screen (WINDOW=1080x1920: in a window), with the portal of make demo behind it
	@tools/setup/ensure.sh build
	tools/setup/quietly.sh "the terminal" build/logs/kiosk.log $(MAKE) --no-print-directory native TARGET=kiosk
	exec build/native/examples/kiosk/kiosk --backend http://127.0.0.1:$(PORT) $(if $(WINDOW),--window $(WINDOW))

test: ## everything: build, tests, contracts, sizes, browsers, lint; ends with "test: N passed, N failed"
	@tools/setup/ensure.sh build test orca
	node tools/suite/run.mjs

orca: dist ## every task of every widget by a real screen reader, two browsers, two languages
	@tools/setup/ensure.sh build test orca
	$(MAKE) --no-print-directory native TARGET=portal_demo
	node tests/screen_reader/run.mjs

matrix: dist ## every widget, state, scheme, language and window: axe, IBM's engine, layout
	@tools/setup/ensure.sh build test
	node tests/matrix/run.mjs

surfaces: ## every named example by keys and pointer: the DOM surface and Dear ImGui's send the same events and draw the same trees, at the same places in a page; HTML posts the same
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET="surface_acts surfaces_imgui_test surface_parity"
	build/native/tests/surfaces/surfaces_imgui_test
	$(MAKE) --no-print-directory wasm TARGET=module_canvas
	PORTAL_SURFACES=all node --test tests/surfaces/dom.test.mjs tests/surfaces/canvas.test.mjs

inspector: ## a widget from inside, in a window: FILE=log or definition (README of examples/inspector); IDLE=10 says what doing nothing costs
	@tools/setup/ensure.sh build
	$(MAKE) --no-print-directory native TARGET="inspector portal_strings"
	exec build/native/examples/inspector/inspector $(if $(IDLE),--idle $(IDLE)) $(FILE)

gallery: dist ## every named example, on http://127.0.0.1:8081, alive and as plain HTML in build/gallery
	$(MAKE) --no-print-directory native TARGET=portal
	build/native/tools/portal/portal gallery --out build/gallery
	exec node tests/support/serve_gallery.mjs

emscripten: dist ## the modules by Debian 13's Emscripten too, in a folder of their own, and the core's tests and a whole story on them
	@tools/setup/ensure.sh build test newer
	$(MAKE) --no-print-directory native TARGET=portal_demo
	tools/setup/newer_emscripten.sh

statement: ## accessibility/STATEMENT.md, from the tests' own tags
	@tools/setup/ensure.sh build
	node tools/statement/write.mjs

bench: dist ## <portal-form> beside its peers in one run, and a million ratings, against what we promise
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET="ratings_bench forms_conformance"
	$(MAKE) --no-print-directory wasm TARGET=module_bench
	failed=0
	node tools/bench/core.mjs || failed=1
	node tools/bench/run.mjs || failed=1
	node tools/bench/text.mjs || failed=1
	$(MAKE) --no-print-directory wasm TARGET=text_features
	node tools/bench/text_sizes.mjs || failed=1
	build/native/tools/portal/ratings_bench || failed=1
	exit $$failed

conformance: ## the suites of the standards and the forms of others (PORTAL_CORPUS_DIR), and how much of each holds
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET="schema_suite_test rules_suites_test json_patch_suite_test forms_conformance portal_strings"
	failed=0
	for suite in schema/schema_suite_test rules/rules_suites_test json/json_patch_suite_test; do build/native/sdk/$$suite || failed=1; done
	build/native/tests/conformance/forms_conformance || failed=1
	$(MAKE) --no-print-directory wasm
	node tools/dist/build.mjs
	node tools/autofill/conformance.mjs || failed=1
	exit $$failed

parity: ## what Intl and ICU both can do, asked 100,000 times in each of twelve languages (FOR=questions in all)
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET=port_answers
	PORTAL_PARITY_QUESTIONS=$(or $(FOR),1200000) node --test web/test/text_parity.test.mjs

reproducible: ## text.wasm built a second time, in a folder of its own and without a cache: the same bytes
	@tools/setup/ensure.sh build
	$(MAKE) --no-print-directory wasm TARGET=module_text
	CCACHE_DISABLE=1 cmake --preset wasm -B build/wasm-again
	CCACHE_DISABLE=1 cmake --build build/wasm-again -j$(JOBS) --target module_text
	cmp build/wasm/wasm/text.wasm build/wasm-again/wasm/text.wasm
	sha256sum build/wasm/wasm/text.wasm build/wasm-again/wasm/text.wasm

property: ## 10,000 random lives of a draft on two devices (FOR=sequences): nothing typed is lost
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET=form_drafts_property_test
	PORTAL_SEQUENCES=$(or $(FOR),10000) build/native/widgets/form/form_drafts_property_test

mutation: ## 5,000 forms of PORTAL_CORPUS_DIR, written otherwise and crossed by chance (FOR=forms): each passes as its original does
	@tools/setup/ensure.sh build
	$(MAKE) --no-print-directory native TARGET="forms_mutation portal_strings"
	build/native/tests/conformance/forms_mutation build/native/strings/en.json $(or $(FOR),5000)

fuzz: ## ten minutes of hostile bytes for each reader of texts from elsewhere (FOR=seconds, TARGETS="…"), under sanitizers
	@tools/setup/ensure.sh build test fuzz
	[ -f build/asan/build.ninja ] || cmake --preset asan
	cmake --build --preset asan -j$(JOBS) --target text_engine_test
	PORTAL_FUZZ_SECONDS=$(or $(FOR),600) build/asan/sdk/text/engine/text_engine_test
	[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
	cmake --build --preset fuzz -j$(JOBS) --target portal_fuzz
	tests/fuzz/run.sh $(or $(FOR),600) $(TARGETS)

autofill: ## reads the training pages, trains the classifier anew, and cross-validates it by site
	@tools/setup/ensure.sh build test
	$(MAKE) --no-print-directory native TARGET=autofill_model
	node tools/autofill/collect.mjs
	build/native/tools/autofill/autofill_model train --out build/autofill/model.bin build/autofill/mozilla-training.jsonl build/autofill/generated-ru.jsonl build/autofill/written-ru.jsonl build/autofill/written-world.jsonl
	cmp build/autofill/model.bin sdk/classifier/model/model.bin || echo "build/autofill/model.bin is another model than sdk/classifier/model/model.bin"
	node tools/autofill/validate.mjs

dist: ## the npm package, in dist/
	@tools/setup/ensure.sh build
	$(MAKE) --no-print-directory wasm
	node tools/dist/build.mjs

lint: ## format, ESLint, types, and clang-tidy on what has changed (ALL=1: on everything)
	@tools/setup/ensure.sh build lint
	[ -f build/native/build.ninja ] || cmake --preset native
	failed=0
	tools/lint/format.sh --check || failed=1
	node node_modules/eslint/bin/eslint.js . || failed=1
	node node_modules/typescript/bin/tsc -p tsconfig.json || failed=1
	tools/lint/tidy.sh || failed=1
	exit $$failed

format: ## rewrites the C++ sources as .clang-format has it
	@tools/setup/ensure.sh build lint
	tools/lint/format.sh

requirements: ## each numbered requirement and the tests that hold it
	@tools/setup/ensure.sh build
	node tools/requirements/list.mjs

clean: ## takes away what was built: build/ and dist/; data and fetched sources stay
	rm -rf build dist

# Ninja configures anew by itself where a CMakeLists.txt has changed.
native:
	@[ -f build/native/build.ninja ] || cmake --preset native
	cmake --build --preset native -j$(JOBS) $(if $(TARGET),--target $(TARGET))

wasm:
	@[ -f build/wasm/build.ninja ] || cmake --preset wasm
	cmake --build --preset wasm -j$(JOBS) $(if $(TARGET),--target $(TARGET))
