// Learns a model from pages that collect.mjs has read, or says what a model makes of them.
//
//   autofill_model train --out model.bin [--fold 0/5] [--epochs 8] … a.jsonl b.jsonl
//   autofill_model decide --model model.bin [--without autocomplete] a.jsonl      one line of JSON a page, on the standard output
//
// --fold i/n leaves out every n-th site, those that `decide --fold i/n` then decides.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "sdk/classifier/classifier.h"
#include "sdk/json/json.h"
#include "tools/autofill/train.h"

namespace {

using portal::json::Value;

struct Arguments {
  std::string act;
  std::map<std::string, std::string> named;
  std::vector<std::string> files;
  double number(const char* name, double otherwise) const {
    const auto found = named.find(name);
    return found == named.end() ? otherwise : std::strtod(found->second.c_str(), nullptr);
  }
};

struct LabelledPage {
  std::string suite;
  std::string file;
  Value labels;
  portal::autofill::Page page;
};

std::string whole(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Pages of one site stand or fall together: "forms/EN_B131a.html" and "forms/DE_B131b.html" are one.
std::string site_of(std::string file) {
  file = file.substr(file.rfind('/') + 1);
  if (file.rfind("GEN_", 0) != 0) {
    file = file.substr(file.find('_') + 1);
    file = file.substr(0, file.rfind(".html"));
    if (file.size() > 1 && file.back() >= 'a' && file.back() <= 'f' && file[file.size() - 2] >= '0' && file[file.size() - 2] <= '9') file.pop_back();
  }
  return file;
}

unsigned hash_of(const std::string& text) {
  unsigned state = 2166136261U;
  for (const char sign : text) state = (state ^ static_cast<unsigned char>(sign)) * 16777619U;
  return (state >> 8) & 0xFFFF;
}

bool fold_of(const Arguments& arguments, const LabelledPage& page, bool inside) {
  const auto found = arguments.named.find("fold");
  if (found == arguments.named.end()) return true;
  const unsigned one = static_cast<unsigned>(std::strtoul(found->second.c_str(), nullptr, 10));
  const unsigned all = static_cast<unsigned>(std::strtoul(found->second.c_str() + found->second.find('/') + 1, nullptr, 10));
  return (hash_of(site_of(page.file)) % all == one) == inside;
}

// The tokens of the corpora that are ours by another name; those of Slavic pages call a patronymic an additional name.
std::string own_label(const std::string& label, const std::string& locale) {
  if (label == "street") return "address-streetname";
  if (label == "loginname") return "username";
  if (label == "additional-name" && (locale == "RU" || locale == "UA" || locale == "BG")) return "patronymic";
  return label;
}

// The corpora have no token for what only Russian authorities ask for: such fields stand there as none, and would teach that.
std::string learnt_label(const std::string& label, const portal::classifier::Signals& field) {
  static constexpr const char* own[][2] = {{"ИНН", "inn"},           {"КПП", "kpp"},          {"ОГРН", "ogrn"},
                                           {"БИК", "bik"},           {"СНИЛС", "snils"},      {"Корреспондентский", "correspondent-account"},
                                           {"Расчетный", "account"}, {"Расчётный", "account"}};
  if (label != portal::classifier::none) return label;
  for (const auto& [word, token] : own)
    if (field.called().rfind(word, 0) == 0) return token;
  return label;
}

bool read_page(const std::string& line, bool without_autocomplete, LabelledPage& out) {
  auto parsed = portal::json::parse(line);
  if (!parsed.ok()) return false;
  const Value& page = parsed.value();
  out.suite = page.find("suite")->text();
  out.file = page.find("file")->text();
  out.labels = *page.find("labels");
  const std::string locale = page.find("locale")->text();
  for (const Value& label : out.labels.array()) out.page.labels.push_back(own_label(label.text(), locale));
  auto fields = portal::classifier::read_signals(*page.find("signals"), "/signals");
  if (!fields.ok()) {
    std::fprintf(stderr, "%s: %s\n", out.file.c_str(), fields.error().path.c_str());
    return false;
  }
  out.page.fields = std::move(fields).value();
  if (without_autocomplete)
    for (auto& field : out.page.fields) field.autocomplete.clear();
  return true;
}

std::vector<LabelledPage> read_pages(const Arguments& arguments, bool without_autocomplete) {
  std::vector<LabelledPage> out;
  for (const std::string& name : arguments.files) {
    std::ifstream file(name);
    for (std::string line; std::getline(file, line);) {
      LabelledPage page;
      if (read_page(line, without_autocomplete, page)) out.push_back(std::move(page));
    }
  }
  return out;
}

int train(const Arguments& arguments) {
  portal::autofill::TrainingOptions options;
  options.epochs = static_cast<int>(arguments.number("epochs", options.epochs));
  options.breadth = static_cast<float>(arguments.number("breadth", options.breadth));
  options.rate = static_cast<float>(arguments.number("rate", options.rate));
  options.sparseness = static_cast<float>(arguments.number("sparseness", options.sparseness));
  options.shrinking = static_cast<float>(arguments.number("shrinking", options.shrinking));
  options.threshold = static_cast<float>(arguments.number("threshold", options.threshold));
  options.at_most = static_cast<std::size_t>(arguments.number("at-most", static_cast<double>(options.at_most)));
  options.rounds = static_cast<int>(arguments.number("rounds", options.rounds));
  options.dropped = static_cast<float>(arguments.number("dropped", options.dropped));
  options.levels = static_cast<float>(arguments.number("levels", options.levels));
  options.least_pages = static_cast<int>(arguments.number("least-pages", options.least_pages));
  std::vector<portal::autofill::Page> pages;
  for (LabelledPage& page : read_pages(arguments, true)) {
    const bool is_written = page.suite.rfind("written-", 0) == 0;
    if (!is_written && !fold_of(arguments, page, false)) continue;
    for (std::size_t i = 0; i < page.page.labels.size(); ++i) page.page.labels[i] = learnt_label(page.page.labels[i], page.page.fields[i]);
    if (is_written) page.page.weight = arguments.number(page.suite.c_str(), 0.3);
    pages.push_back(std::move(page.page));
  }
  const std::string model = portal::autofill::train(pages, options);
  const std::string out = arguments.named.count("out") != 0 ? arguments.named.at("out") : "model.bin";
  std::ofstream(out, std::ios::binary) << model;
  std::printf("%s: %zu bytes, from %zu pages\n", out.c_str(), model.size(), pages.size());
  return 0;
}

int decide(const Arguments& arguments) {
  const std::string bytes = arguments.named.count("model") != 0 ? whole(arguments.named.at("model")) : "";
  auto model = portal::classifier::Model::read(bytes);
  if (!model.ok()) {
    std::fprintf(stderr, "--model: expected %s; got %s\n", model.error().expected.c_str(), model.error().got.c_str());
    return 1;
  }
  for (const LabelledPage& page : read_pages(arguments, arguments.named.count("without") != 0)) {
    if (!fold_of(arguments, page, true)) continue;
    portal::json::Array decisions;
    for (const auto& decision : portal::classifier::classify(model.value(), page.page.fields, portal::classifier::Reasons::no))
      decisions.push_back(portal::json::Object{{"token", std::string(decision.token)}, {"confidence", static_cast<double>(decision.confidence)}});
    const Value line = portal::json::Object{{"suite", page.suite}, {"file", page.file}, {"decisions", std::move(decisions)}};
    std::printf("%s\n", portal::json::write(line).c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  Arguments arguments;
  if (count > 1) arguments.act = words[1];
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    if (word.rfind("--", 0) == 0 && i + 1 < count) arguments.named[word.substr(2)] = words[++i];
    else arguments.files.push_back(word);
  }
  if (arguments.act == "train") return train(arguments);
  if (arguments.act == "decide") return decide(arguments);
  std::fprintf(stderr, "usage: autofill_model train --out model.bin pages.jsonl …\n       autofill_model decide --model model.bin pages.jsonl …\n");
  return 2;
}
