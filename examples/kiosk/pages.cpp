// Pages around the widgets.
#include "examples/kiosk/pages.h"

#include "sdk/json/json.h"
#include "sdk/ui/update.h"

namespace portal::kiosk {

using ui::Action;
using ui::Container;
using ui::Content;
using ui::Field;
using ui::Name;

namespace {

const std::string& in(const std::map<std::string, std::string>& texts, const std::string& language) {
  static const std::string none;
  const auto own = texts.find(language);
  if (own != texts.end()) return own->second;
  return texts.empty() ? none : texts.begin()->second;
}

}  // namespace

ui::NodePtr bar_page(const text::Strings& words, const Bar& bar) {
  Container actions = Container::actions("bar/actions");
  if (!bar.is_home) actions.button("bar/home", words.format("home"), "primary");
  actions.add(Action::button("bar/language", Name(words.format("language"))).lang(words.locale() == "ru" ? "en" : "ru").build());
  actions.button("bar/contrast", words.format(bar.is_large ? "contrast.off" : "contrast.on"));
  actions.button("bar/speech", words.format(bar.is_speaking ? "speech.off" : "speech.on"));
  return Container::region("bar", Name(words.format("title"))).add(actions.build()).build();
}

ui::NodePtr home_page(const Library& library, const Language& language, bool others_open) {
  const text::Strings& words = language.words;
  Container services = Container::section("home/services", Name(words.format("home.services")), 3);
  Container others = Container::list("home/others/list", Name(words.format("home.other")));
  for (const Service& service : library.services) {
    const std::string id = ui::node_id(service.id);
    const Name name(in(service.name, language.tag), service.id);
    if (!service.definition.empty()) {
      services.add(Action::button("apply/" + id, name, "primary").build());
      services.paragraph("apply/" + id + "/what", in(service.description, language.tag));
    } else {
      others.add(Container::item("other/" + id).text(name.text()).paragraph("other/" + id + "/what", in(service.description, language.tag)).build());
    }
  }
  Container again = Container::section("home/else", Name(words.format("home.else")), 3);
  again.add(Container::actions("home/else/actions")
                .button("home/track", words.format("home.track"))
                .button("home/rate", words.format("home.rate"))
                .build());
  return Container::region("home", Name(words.format("home.title")))
      .paragraph("home/text", words.format("home.text"))
      .add(services.build())
      .add(again.build())
      .add(Container::disclosure("home/others", Name(words.format("home.other")), others_open)
               .paragraph("home/others/text", words.format("home.other.text"))
               .add(others.build())
               .build())
      .build();
}

ui::NodePtr number_page(const text::Strings& words, const std::string& number, const std::string& error, bool asking) {
  Field field = Field::make(ui::Role::text_field, "track/number", Name(words.format("track.number")));
  field.value(number).hint(words.format("track.hint")).with(ui::Attribute::input_mode, "numeric").with(ui::Attribute::width, 16);
  field.with(ui::Attribute::mask, "9999-999999-9").error(error);
  Action show = Action::button("submit", Name(words.format("track.show")), "primary");
  if (asking) show.unavailable(words.format("track.asking"));
  return Container::form("track", Name(words.format("track.title")))
      .add(field.build())
      .add(Container::actions("track/actions").add(show.build()).build())
      .build();
}

ui::NodePtr kept_page(const text::Strings& words, const std::string& code) {
  return Container::region("kept", Name(words.format("kept.title")))
      .add(Container::notice("kept/notice", "success").paragraph("kept/text", words.format("kept.text")).build())
      .add(Container::terms("kept/terms", Name(words.format("kept.code"))).term("kept/code", words.format("kept.code"), code).build())
      .paragraph("kept/keep", words.format("kept.keep"))
      .add(Container::actions("kept/actions").button("home/finish", words.format("kept.done"), "primary").build())
      .build();
}

ui::NodePtr problem_page(const text::Strings& words) {
  return Container::region("problem", Name(words.format("problem.title")))
      .add(Container::notice("problem/notice", "attention").paragraph("problem/text", words.format("problem.text")).build())
      .add(Container::actions("problem/actions").button("home/finish", words.format("home"), "primary").build())
      .build();
}

ui::NodePtr idle_page(const text::Strings& words, int seconds) {
  return Container::region("idle", Name(words.format("idle.title")))
      .paragraph("idle/text", words.format("idle.text", "seconds", seconds))
      .add(Container::actions("idle/actions")
               .button("idle/stay", words.format("idle.stay"), "primary")
               .button("idle/finish", words.format("idle.finish"))
               .build())
      .build();
}

json::Value update_of(const ui::NodePtr& root, std::int64_t version, const std::string& focus) {
  ui::Update update;
  ui::diff(nullptr, root, update);
  update.version = version;
  update.focus = focus;
  return json::parse(ui::write_update(update)).value();
}

}  // namespace portal::kiosk
