// Every form of a corpus: imported, drawn, filled in, walked through, sent. One table a suite, closed by its line of figures.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "sdk/json/json.h"
#include "tests/conformance/filler.h"
#include "tests/conformance/form_run.h"
#include "tools/portal/named_examples.h"
#include "widgets/form/importers/import.h"

namespace portal::conformance {

namespace {

namespace files = std::filesystem;

constexpr std::string_view example_end = "-example.json";
constexpr std::string_view schema_end = "-schema.json";

std::vector<files::path> forms_in(const files::path& folder) {
  std::vector<files::path> out;
  for (const auto& entry : files::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".json" && !entry.path().filename().string().ends_with(example_end))
      out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

// "a-schema.json" has its example beside it, as "a-example.json".
files::path example_of(const files::path& form) {
  const std::string name = form.string();
  if (!name.ends_with(schema_end)) return {};
  return name.substr(0, name.size() - schema_end.size()) + std::string(example_end);
}

const char* mark(bool held) { return held ? "yes" : "NO"; }

struct Suite {
  int passed = 0;
  int failed = 0;
  std::size_t unsupported = 0;
  double slowest = 0;
};

void print(const FormRun& run, bool is_brief) {
  if (!is_brief || !run.passed())
    std::printf("  %-58s %5zu %5zu %8s %8s %9s %9s %9s %11zu %8.1f\n",
                run.file.size() > 58 ? run.file.substr(run.file.size() - 58).c_str() : run.file.c_str(), run.pages, run.questions, mark(run.imported),
                mark(run.rendered), mark(run.validated), mark(run.navigated), mark(run.submitted), run.unsupported.size(), run.milliseconds);
  for (const form::importers::Remark& remark : run.unsupported)
    std::printf("      not expressed: %s: %s\n", remark.path.c_str(), remark.what.c_str());
  for (std::size_t i = 0; i < run.failures.size() && i < 5; ++i) std::printf("      %s\n", run.failures[i].c_str());
}

Suite run_suite(const std::string& name, const files::path& folder, const json::Value& strings, bool is_brief) {
  std::printf("\n%-60s %5s %5s %8s %8s %9s %9s %9s %11s %8s\n", name.c_str(), "pages", "asked", "imported", "rendered", "validated", "navigated",
              "submitted", "unsupported", "ms");
  Suite suite;
  for (const files::path& path : forms_in(folder)) {
    FormRun run;
    auto source = tools::read_json_file(path.string());
    const files::path example_path = example_of(path);
    auto example =
        !example_path.empty() && files::exists(example_path) ? tools::read_json_file(example_path.string()) : Result<json::Value>(json::Value());
    const std::string file = files::relative(path, folder).generic_string();
    if (source.ok() && example.ok()) {
      run = run_form(file, source.value(), example.value().is_null() ? nullptr : &example.value(), strings);
    } else {
      run.file = file;
      run.failures.push_back((source.ok() ? example : source).error().text());
    }
    print(run, is_brief);
    ++(run.passed() ? suite.passed : suite.failed);
    suite.unsupported += run.unsupported.size();
    suite.slowest = std::max(suite.slowest, run.milliseconds);
  }
  std::printf("%s: %zu not expressed, slowest %.1f ms\n", name.c_str(), suite.unsupported, suite.slowest);
  std::printf("%s: %d passed, %d failed, 0 skipped\n", name.c_str(), suite.passed, suite.failed);
  return suite;
}

// One form's answers, all of them, as JSON: for measuring.
int fill(const std::string& file) {
  const auto source = tools::read_json_file(file);
  auto imported = source.ok() ? form::importers::import_form(source.value()) : Result<form::importers::Imported>(source.error());
  auto read = imported.ok() ? form::Definition::read(imported.value().definition) : Result<std::shared_ptr<const form::Definition>>(imported.error());
  if (!read.ok()) return std::fprintf(stderr, "forms_conformance: %s\n", read.error().text().c_str()), 1;
  Filler filler(read.value());
  if (!filler.fill_all()) std::fprintf(stderr, "forms_conformance: %s: something is not accepted\n", file.c_str());
  std::printf("%s\n", json::write(filler.model().answers()).c_str());
  return 0;
}

int run(int count, char** words) {
  if (count == 3 && std::string_view(words[1]) == "--fill") return fill(words[2]);
  const char* named = std::getenv("PORTAL_CORPUS_DIR");
  const files::path corpus = named != nullptr ? named : "../shared/corpus";
  const std::string strings_file = count > 1 ? words[1] : "build/native/strings/en.json";
  const bool is_brief = count > 2 && std::string_view(words[2]) == "--brief";
  auto strings = tools::read_json_file(strings_file);
  if (!strings.ok()) return std::fprintf(stderr, "forms_conformance: %s\n", strings.error().text().c_str()), 2;
  if (!files::is_directory(corpus / "forms"))
    return std::printf("forms: 0 passed, 0 failed, 1 skipped\n  skipped: no forms in %s (PORTAL_CORPUS_DIR)\n", corpus.c_str()), 0;
  std::vector<files::path> folders;
  for (const auto& entry : files::directory_iterator(corpus / "forms"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  int failed = 0;
  for (const files::path& folder : folders) failed += run_suite("forms " + folder.filename().string(), folder, strings.value(), is_brief).failed;
  return failed == 0 ? 0 : 1;
}

}  // namespace

}  // namespace portal::conformance

int main(int count, char** words) { return portal::conformance::run(count, words); }
