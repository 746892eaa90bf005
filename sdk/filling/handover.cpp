// A code, made and taken.
#include "sdk/filling/handover.h"

#include "sdk/qr/qr.h"

namespace portal::filling {

void Handover::start(const std::string& form, session::Effects& effects) { arrived_ = effects.request("handover.arrived", {{"form", form}}); }

Outcome Handover::press(const std::string& node, const Fields& fields, const Words& words, session::Effects& effects) {
  if (node == "handover-make") {
    json::Object content = fields.content();
    content.erase("queued");  // it goes from here alone
    if (made_ == 0)
      made_ = effects.request("handover.make", {{"form", fields.form()}, {"version", fields.version()}, {"content", std::move(content)}});
    effects.announce(words.say("filling.handover.waiting"));
    return Outcome::done;
  }
  if (node != "handover-open") return Outcome::not_mine;
  error_ = is_blank(typed_) ? "filling.handover.blank" : "";
  if (!error_.empty()) effects.focus("handover-code");
  else if (opened_ == 0) opened_ = effects.request("handover.open", {{"form", fields.form()}, {"code", typed_}});
  return Outcome::done;
}

bool Handover::input(const std::string& node, const json::Value& typed) {
  if (node != "handover-code" || !typed.is_string()) return false;
  typed_ = typed.text();
  is_typed_in_ = true;
  has_arrived_ = false;
  error_.clear();
  return true;
}

bool Handover::toggle(const std::string& node, bool open) {
  if (node != "handover") return false;
  is_open_ = open;
  return true;
}

Outcome Handover::reply(std::int64_t request, bool ok, const json::Value& value, Fields& fields, const Words& words, session::Effects& effects) {
  if (request == 0 || (request != made_ && request != opened_ && request != arrived_)) return Outcome::not_mine;
  if (request == arrived_) {
    arrived_ = 0;
    if (!ok || value.text_at("code").empty()) return Outcome::done;
    typed_ = value.text_at("code");
    is_open_ = has_arrived_ = true;
    effects.focus("handover-code");
    return Outcome::done;
  }
  if (request == made_) {
    made_ = 0;
    code_ = ok ? value.text_at("code") : std::string();
    until_ = value.text_at("until");
    link_ = ok ? value.text_at("link") : std::string();
    effects.announce(words.say(ok ? "filling.handover.made" : "filling.handover.failed"), !ok);
    if (ok) effects.focus("handover-made");
    return Outcome::done;
  }
  opened_ = 0;
  const json::Value* status = value.find("status");
  if (!ok) {
    const bool is_unknown = status != nullptr && *status == json::Value(404);
    const bool is_too_often = status != nullptr && *status == json::Value(429);
    error_ = is_unknown ? "filling.handover.unknown" : is_too_often ? "filling.handover.wait" : "filling.handover.failed";
    effects.announce(words.say(std::string_view(error_), {}), true);
    effects.focus("handover-code");
    return Outcome::done;
  }
  typed_.clear();
  is_open_ = has_arrived_ = false;
  const auto taken = take_over(value, fields);
  effects.announce(words.say("filling.merged", "count", static_cast<long long>(taken)));
  effects.focus(Drafts::has_conflicts(fields) ? "conflicts" : "handover");
  return Outcome::answers_changed;
}

ui::NodePtr Handover::made_view(const Words& words) const {
  ui::Container made = ui::Container::notice("handover-made", "success", ui::Name(words.say("filling.handover.code", "code", code_)), 3);
  made.paragraph("handover-until", words.say("filling.handover.until", "date", until_));
  if (link_.empty()) return made.build();
  if (const auto shape = qr::encode(link_)) {
    const std::string drawn = std::to_string(shape->side()) + " " + shape->path();
    made.add(ui::Content::qr_code("handover-qr", ui::Name(words.say("filling.handover.qr")), drawn).build());
  }
  ui::Field link = ui::Field::make(ui::Role::text_area, "handover-link", ui::Name(words.say("filling.handover.link")));
  link.value(link_).read_only(true).hint(words.say("filling.handover.link.hint")).with(ui::Attribute::rows, 3LL);
  return made.add(link.build()).build();
}

ui::NodePtr Handover::view(const Words& words) const {
  using ui::Container;
  Container box = Container::disclosure("handover", ui::Name(words.say("filling.handover")), is_open_);
  if (!is_open_) return box.build();
  box.paragraph("handover-about", words.say("filling.handover.about"));
  box.add(Container::actions("handover-actions").button("handover-make", words.say("filling.handover.make")).build());
  if (!code_.empty()) box.add(made_view(words));
  ui::Field field = ui::Field::make(ui::Role::text_field, "handover-code", ui::Name(words.say("filling.handover.field")));
  field.value(typed_)
      .hint(words.say(has_arrived_ ? "filling.handover.arrived" : "filling.handover.hint"))
      .with(ui::Attribute::input_mode, "numeric")
      .with(ui::Attribute::width, 20LL);
  if (!error_.empty()) field.error(words.say(std::string_view(error_), {}));
  box.add(field.build());
  return box.add(Container::actions("handover-take").button("handover-open", words.say("filling.handover.open")).build()).build();
}

void Handover::archive(json::Archive& state) {
  state.flag("open", is_open_);
  state.flag("typing", is_typed_in_);
  state.flag("came", has_arrived_);
  state.text("code", code_);
  state.text("link", link_);
  state.text("until", until_);
  state.text("typed", typed_);
  state.text("error", error_);
  state.number("made", made_);
  state.number("opened", opened_);
  state.number("arrived", arrived_);
}

}  // namespace portal::filling
