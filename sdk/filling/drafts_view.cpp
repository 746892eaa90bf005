// What a person sees of drafts: what came back, what must be chosen, how long it is kept.
#include "sdk/filling/drafts.h"

namespace portal::filling {

namespace {

using ui::Container;

std::string or_blank(std::string_view name, const json::Value& typed, const Words& words) {
  return is_blank(typed) ? words.say("filling.blank") : words.told(name, typed);
}

}  // namespace

ui::NodePtr Drafts::lost_view(const Fields& fields, const Words& words) {
  if (!fields.aside("lost").is_object()) return nullptr;
  const json::Object& lost = fields.aside("lost").object();
  const ui::Name title(words.say("filling.lost", "count", lost.size()));
  Container list = Container::list("lost-list", title);
  for (const json::Member& member : lost)
    for (std::size_t i = 0; i < member.value.array().size(); ++i)
      list.add(Container::item("lost" + std::to_string(i) + ui::node_id(member.key))
                   .text(words.say("filling.item", "label", words.label_of(member.key), "value", words.told(member.key, member.value.array()[i])))
                   .build());
  return Container::notice("lost", "attention", title, 3)
      .paragraph("lost-text", words.say("filling.lost.text"))
      .add(list.build())
      .add(Container::actions("lost-actions").button("lost-done", words.say("filling.lost.done")).build())
      .build();
}

ui::NodePtr Drafts::conflicts_view(const Fields& fields, const Words& words) {
  if (!has_conflicts(fields)) return nullptr;
  const json::Object& conflicts = fields.aside("conflicts").object();
  const std::string keys(words.conflict());
  const ui::Name title(words.say(keys, {{"count", conflicts.size()}}));
  Container list = Container::list("conflict-list", title);
  for (const json::Member& conflict : conflicts) {
    const std::string id = ui::node_id(conflict.key);
    const std::size_t index = fields.find(conflict.key);
    const std::string label = words.label_of(conflict.key);
    Container actions = Container::actions("conflict-actions" + id);
    const auto offer = [&](const std::string& node, std::string_view key, const json::Value& typed) {
      actions.button(node + id, words.say(key, {{"label", label}, {"value", or_blank(conflict.key, typed, words)}}));
    };
    offer("conflict-keep", keys + ".keep", index < fields.size() ? fields.filled(index).typed : json::Value());
    for (std::size_t i = 0; i < conflict.value.array().size(); ++i)
      offer("conflict-take" + std::to_string(i), keys + ".take", conflict.value.array()[i]);
    list.add(Container::item("conflict" + id).text(label).add(actions.build()).build());
  }
  return Container::notice("conflicts", "attention", title, 3).paragraph("conflict-text", words.say(keys + ".text", {})).add(list.build()).build();
}

ui::NodePtr Drafts::restored_view(const Words& words) const {
  if (is_elsewhere_ || is_parted_)
    return Container::notice("draft-restored", "attention", ui::Name(words.say("filling.draft.elsewhere.title")), 3)
        .paragraph("draft-restored-text", words.say(is_parted_ ? "filling.draft.parted" : "filling.draft.elsewhere"))
        .build();
  if (restored_at_.empty() && taken_ == 0) return nullptr;
  Container notice = Container::notice("draft-restored", "info", ui::Name(words.say("filling.draft.restored.title")), 3);
  if (!restored_at_.empty()) notice.paragraph("draft-restored-text", words.say("filling.draft.restored", "at", restored_at_));
  if (taken_ > 0) notice.paragraph("draft-merged", words.say("filling.merged", "count", static_cast<long long>(taken_)));
  return notice.add(Container::actions("draft-restored-actions").button("draft-new", words.say(words.anew(), {})).build()).build();
}

ui::NodePtr Drafts::status_view(const Words& words) const {
  if (keeps_nothing_)
    return Container::notice("draft-status", "info")
        .paragraph("draft-status-text", words.say("filling.shared"))
        .add(Container::actions("draft-status-actions").button("draft-wipe", words.say("filling.shared.wipe")).build())
        .build();
  if (!is_on_) return nullptr;
  const char* key = "filling.draft.will-save";
  if (is_failing_) key = "filling.draft.failing";
  else if (stored_ == "memory") key = "filling.draft.memory";
  else if (!saved_at_.empty()) key = stored_ == "server" ? "filling.draft.saved.server" : "filling.draft.saved";
  std::string text = words.say(key, "at", saved_at_);
  if (!saved_at_.empty() && !until_.empty() && stored_ != "memory") text += " " + words.say("filling.draft.until", "date", until_);
  return ui::Content::paragraph("draft-status", text).build();
}

ui::NodePtr Drafts::list_view(const Words& words) const {
  if (!is_on_ || list_.empty()) return nullptr;
  const ui::Name title(words.say("filling.draft.list", "count", list_.size()));
  Container list = Container::list("draft-list", title);
  for (const Entry& entry : list_) {
    const bool current = entry.draft == draft_;
    Container actions = Container::actions("draft-actions/" + entry.draft);
    const auto offer = [&](const char* what, const char* key, const char* emphasis) {
      actions.button(what + entry.draft, words.say(key, "at", entry.saved_at), emphasis);
    };
    if (confirming_ == entry.draft) {
      offer("draft-really/", "filling.draft.delete.yes", "danger");
      offer("draft-keep/", "filling.draft.delete.no", "secondary");
    } else {
      if (!current) offer("draft-open/", "filling.draft.open", "secondary");
      offer("draft-delete/", "filling.draft.delete", "quiet");
    }
    list.add(Container::item("draft/" + entry.draft)
                 .text(words.say(current ? "filling.draft.item.current" : "filling.draft.item", "at", entry.saved_at, "count",
                                 static_cast<long long>(entry.count)))
                 .add(actions.build())
                 .build());
  }
  return Container::disclosure("drafts", title, is_list_open_).add(list.build()).build();
}

}  // namespace portal::filling
