// Forms of a corpus, written otherwise and crossed: each must pass as its original does.
//   forms_mutation STRINGS [COUNT [SEED]]    prints what fails with its seed; --write SEED prints that form
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "sdk/json/json.h"
#include "tests/conformance/form_run.h"
#include "tests/conformance/mutations.h"
#include "tools/portal/named_examples.h"
#include "widgets/form/importers/import.h"

namespace portal::conformance {

namespace {

namespace files = std::filesystem;

constexpr std::size_t most_changes = 6;
constexpr std::size_t most_shown = 20;

struct Source {
  std::string file;
  json::Value form;
  bool is_builder = false;
};

struct Mutant {
  std::string said;
  json::Value form;
};

std::vector<Source> read_all(const files::path& folder) {
  std::vector<files::path> paths;
  std::error_code error;
  for (files::recursive_directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    if (each->path().extension() == ".json" && each->path().filename().string().find("-example") == std::string::npos) paths.push_back(each->path());
  std::sort(paths.begin(), paths.end());
  std::vector<Source> out;
  for (const files::path& path : paths) {
    auto read = tools::read_json_file(path.string());
    if (!read.ok()) continue;
    const std::string_view kind = form::importers::guess_kind(read.value());
    if (!kind.empty()) out.push_back({files::relative(path, folder).generic_string(), std::move(read).value(), kind == "digital-form-builder"});
  }
  return out;
}

Mutant mutant(const std::vector<Source>& sources, std::uint64_t seed) {
  Chance chance(seed);
  const Source& source = sources[chance.below(sources.size())];
  const Source& other = sources[chance.below(sources.size())];
  Mutant out{source.file + ":", source.form};
  const std::size_t changes = 1 + chance.below(most_changes);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::string done = source.is_builder ? mutate_builder(out.form, chance) : mutate_schema(out.form, other.form, chance);
    if (!done.empty()) out.said += " " + done + ",";
  }
  return out;
}

int run(int count, char** words) {
  const char* named = std::getenv("PORTAL_CORPUS_DIR");
  const std::vector<Source> sources = read_all(files::path(named != nullptr ? named : "../shared/corpus") / "forms");
  if (sources.empty()) return std::printf("mutations: 0 passed, 0 failed, 1 skipped\n  skipped: no forms (PORTAL_CORPUS_DIR)\n"), 0;
  if (count == 3 && std::string_view(words[1]) == "--write")
    return std::printf("%s\n", json::write(mutant(sources, std::strtoull(words[2], nullptr, 10)).form).c_str()), 0;
  auto strings = tools::read_json_file(count > 1 ? words[1] : "build/native/strings/en.json");
  if (!strings.ok()) return std::fprintf(stderr, "forms_mutation: %s\n", strings.error().text().c_str()), 2;
  const std::uint64_t most = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1000;
  const std::uint64_t first = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
  std::size_t failed = 0;
  for (std::uint64_t seed = first; seed < first + most; ++seed) {
    const Mutant changed = mutant(sources, seed);
    std::fflush(stdout);
    const FormRun run = run_form(changed.said, changed.form, {}, strings.value());
    if (run.passed()) continue;
    if (++failed > most_shown) continue;
    std::printf("  %llu: %s\n", static_cast<unsigned long long>(seed), changed.said.c_str());
    for (const form::importers::Remark& remark : run.unsupported)
      std::printf("      not expressed: %s: %s\n", remark.path.c_str(), remark.what.c_str());
    for (std::size_t i = 0; i < run.failures.size() && i < 3; ++i) std::printf("      %s\n", run.failures[i].c_str());
  }
  std::printf("mutations: %llu passed, %zu failed, 0 skipped\n", static_cast<unsigned long long>(most - failed), failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace

}  // namespace portal::conformance

int main(int count, char** words) { return portal::conformance::run(count, words); }
