#pragma once
// What a person has put into the host's form, as a draft keeps it (sdk/filling): by the names of the page's own fields.
//
// Typed is what differs from the page's own value ("base"): a field that nobody touched is not kept, one that was emptied is kept as
// {"blank": true}. A name whose field is not on the page now (another step of it) stays with its value until the field comes. Never kept: what the
// host does not write either (secret, unseen, fixed), what the classifier takes for a password, a card or a code, and a document's number where the
// page says autocomplete="off".

#include "sdk/filling/fields.h"
#include "sdk/filling/words.h"
#include "widgets/autofill/model.h"

namespace portal::autofill {

class Kept final : public filling::Fields {
 public:
  explicit Kept(Model& model) : model_(model) {}

  void begin(std::string form);      // what was kept of another one is forgotten
  bool follow();                     // the page's fields are others now; true where one that came later must be asked about
  bool changed(std::int64_t field);  // the person's own act there; false where that is not kept
  void filled_in();                  // after a fill or its undo
  void was_reset();                  // the page's fields stand as the page had them
  // Before a draft is taken: room for fields that are not there now, and the page's own news as one side of a choice.
  void admit(const json::Value& draft);
  bool has_any() const;                  // a field whose value is kept
  json::Array take_due();                // what the host should write now: {"field", "value", "expected"}
  bool wrote(const json::Value& reply);  // whether the page has taken an answer

  const std::string& form() const override { return form_; }
  const std::string& version() const override;
  const json::Value& migrations() const override;
  std::size_t size() const override { return all_.size(); }
  std::size_t find(std::string_view name) const override;
  const std::string& name(std::size_t index) const override { return all_[index].name; }
  const filling::Filled& filled(std::size_t index) const override { return all_[index].filled; }
  bool accepts(std::size_t index, const json::Value& typed) const override;
  bool stands(std::size_t index) const override { return all_[index].at >= 0; }
  std::string label(std::string_view name) const;
  std::string told(std::string_view name, const json::Value& typed, const text::Strings& strings) const;

  void archive(json::Archive& state);

 private:
  struct Entry {
    std::string name;
    std::string label;
    std::string base;      // what the page itself has put there
    std::int64_t at = -1;  // in the model; -1: not on the page now
    bool is_due = false;   // the page does not hold it yet
    bool waits = false;    // a draft brought it, and its field has not come yet
    filling::Filled filled{std::string(), false, nullptr, nullptr};
  };

  filling::Filled& hold(std::size_t index) override { return all_[index].filled; }
  json::Value nothing(std::size_t) const override { return std::string(); }
  void put(std::size_t index, json::Value typed) override;
  HostField* field_of(const Entry& entry) { return entry.at < 0 ? nullptr : &model_.fields[static_cast<std::size_t>(entry.at)]; }
  bool come(Entry& kept, const std::string& value);
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
  std::string told(std::string_view name, const json::Value& typed) const override { return kept_.told(name, typed, strings()); }
  std::string_view conflict() const override { return "autofill.conflict"; }
  std::string_view anew() const override { return "autofill.draft.new"; }

 private:
  const Kept& kept_;
};

}  // namespace portal::autofill
