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

constexpr std::string_view schema_end = "-schema";

// "a-example.json", "a-example-2.json", "a.examples.json", "examples/a.json": filled forms, and not forms themselves.
bool is_folder_of_examples(const files::path& folder) { return folder.filename() == "examples" || folder.filename() == "example"; }

bool is_example(const files::path& path) {
  if (is_folder_of_examples(path.parent_path())) return true;
  const std::string name = path.stem().string();
  if (name.ends_with(schema_end) || std::min(name.find("-example"), name.find(".example")) == std::string::npos) return false;
  const auto read = tools::read_json_file(path.string());  // pages with "example" in their name are a form all the same
  return !read.ok() || form::importers::guess_kind(read.value()) != "digital-form-builder";
}

std::vector<files::path> files_below(const files::path& folder, bool are_examples) {
  std::vector<files::path> out;
  std::error_code error;
  for (files::recursive_directory_iterator each(folder, files::directory_options::skip_permission_denied, error), end; !error && each != end;
       each.increment(error))
    if (each->is_regular_file(error) && each->path().extension() == ".json" && is_example(each->path()) == are_examples) out.push_back(each->path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string name_of_form(const files::path& path) {
  const std::string name = path.stem().string();
  return name.ends_with(schema_end) ? name.substr(0, name.size() - schema_end.size()) : name;
}

// Those that belong to a form by their name: what stands before "-example" is the form's, or in a folder of examples the whole name.
std::vector<files::path> examples_of(const files::path& form, const std::vector<files::path>& examples) {
  std::vector<files::path> out;
  for (const files::path& each : examples) {
    std::string name = name_of_form(each);
    const std::size_t mark = std::max(name.rfind("-example") + 1, name.rfind(".example") + 1);  // past the last; 0: none
    if (mark > 0) name = name.substr(0, mark - 1);
    if (name == name_of_form(form)) out.push_back(each);
  }
  return out;
}

const char* mark(bool held) { return held ? "yes" : "NO"; }

// A file may hold several, as a list, where the form itself is none.
void add_examples(json::Value read, bool is_list, std::vector<json::Value>& out) {
  if (!read.is_array() || is_list) return out.push_back(std::move(read));
  for (json::Value& each : read.array()) out.push_back(std::move(each));
}

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
  const std::vector<files::path> examples = files_below(folder, true);
  for (const files::path& path : files_below(folder, false)) {
    FormRun run;
    auto source = tools::read_json_file(path.string());
    const std::string file = files::relative(path, folder).generic_string();
    std::vector<json::Value> filled;
    std::string unreadable = source.ok() ? "" : source.error().text();
    for (const files::path& example : examples_of(path, examples)) {
      auto read = tools::read_json_file(example.string());
      if (read.ok()) add_examples(std::move(read).value(), source.ok() && source.value().text_at("type") == "array", filled);
      else unreadable = read.error().text();
    }
    if (unreadable.empty()) {
      run = run_form(file, source.value(), filled, strings);
    } else {
      run.file = file;
      run.failures.push_back(unreadable);
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
  std::error_code error;
  for (files::directory_iterator each(corpus / "forms", files::directory_options::skip_permission_denied, error), end; !error && each != end;
       each.increment(error))
    if (each->is_directory(error) && !is_folder_of_examples(each->path())) folders.push_back(each->path());
  std::sort(folders.begin(), folders.end());
  int failed = 0;
  for (const files::path& folder : folders) failed += run_suite("forms " + folder.filename().string(), folder, strings.value(), is_brief).failed;
  if (folders.empty()) failed += run_suite("forms", corpus / "forms", strings.value(), is_brief).failed;
  return failed == 0 ? 0 : 1;
}

}  // namespace

}  // namespace portal::conformance

int main(int count, char** words) { return portal::conformance::run(count, words); }
