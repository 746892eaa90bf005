#pragma once
// What a person has put into the host's form, as a draft keeps it (sdk/filling): by the names of the page's own fields.
//
// Typed is what differs from the page's own value ("base"): a field that nobody touched is not kept. A name whose field is not on the page
// now (another step of it) stays with its value until the field comes. Never kept: what the host does not write either (secret, unseen,
// fixed), what the classifier takes for a password, a card or a code, and a document's number where the page says autocomplete="off".

#include "sdk/filling/fields.h"
#include "sdk/filling/words.h"
#include "widgets/autofill/model.h"

namespace portal::autofill {

class Kept final : public filling::Fields {
 public:
  explicit Kept(Model& model) : model_(model) {}

  void begin(std::string form) { form_ = std::move(form); }
  void follow();                     // the page's fields are others now
  bool changed(std::int64_t field);  // the person's own act there; false where that is not kept
  void filled_in();                  // after a fill or its undo
  // Before a draft is taken: room for fields that are not there now, and the page's own news as one side of a choice.
  void admit(const json::Value& draft);
  bool has_any() const;    // a field whose value is kept
  json::Array take_due();  // what the host should write now: {"field", "value", "expected"}
  void wrote(const json::Value& reply);

  const std::string& form() const override { return form_; }
  const std::string& version() const override;
  const json::Value& migrations() const override;
  std::size_t size() const override { return all_.size(); }
  std::size_t find(std::string_view name) const override;
  const std::string& name(std::size_t index) const override { return all_[index].name; }
  const filling::Filled& filled(std::size_t index) const override { return all_[index].filled; }
  bool accepts(std::size_t, const json::Value& typed) const override { return typed.is_string(); }
  std::string label(std::string_view name) const;

  void archive(json::Archive& state);

 private:
  struct Entry {
    std::string name;
    std::string label;
    std::string base;      // what the page itself has put there
    std::int64_t at = -1;  // in the model; -1: not on the page now
    bool is_due = false;   // the page does not hold it yet
    filling::Filled filled{std::string(), false, nullptr, nullptr};
  };

  filling::Filled& hold(std::size_t index) override { return all_[index].filled; }
  json::Value nothing(std::size_t) const override { return std::string(); }
  void put(std::size_t index, json::Value typed) override;
  HostField* field_of(const Entry& entry) { return entry.at < 0 ? nullptr : &model_.fields[static_cast<std::size_t>(entry.at)]; }
  std::size_t at(std::int64_t field) const;
  Entry& entry(const std::string& name);
  void note_bases();

  Model& model_;
  std::string form_;
  std::vector<Entry> all_;
};

class KeptWords final : public filling::Words {
 public:
  KeptWords(const text::Strings& strings, const Kept& kept) : filling::Words(strings), kept_(kept) {}
  std::string label_of(std::string_view name) const override { return kept_.label(name); }
  std::string told(std::string_view, const json::Value& typed) const override { return typed.is_string() ? typed.text() : std::string(); }
  std::string_view conflict() const override { return "autofill.conflict"; }

 private:
  const Kept& kept_;
};

}  // namespace portal::autofill
