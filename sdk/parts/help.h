#pragma once
// Help at every state: the portal's assistant, a question to a person, telephones. What is handed over is shown first, and only where ticked.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/archive.h"
#include "sdk/session/widget.h"
#include "sdk/ui/event.h"

namespace portal::parts {

struct Phone {
  std::string name;  // whose it is; empty: it stands alone
  std::string number;
};

// "tel:+73912000005" of «+7 (391) 200-00-05».
std::string dial_address(std::string_view number);

// What may be handed over with a question, as it is shown and as it is sent.
struct Handover {
  std::string key;  // of the wire
  std::string name;
  std::string value;
};

// Where help is asked for: told anew by the widget at each view and press.
struct Desk {
  std::string hours;  // «по будням с 9 до 18»
  std::vector<Phone> phones;
  std::vector<Handover> handover;
  json::Object about;  // goes along whatever is ticked, and says nothing of the person: {"case":"k-17","stage":"review"}
};

class Help {
 public:
  void start(const session::Context& context);
  ui::NodePtr view(const Desk& desk, const text::Strings& strings) const;  // nullptr where there is no help at all
  bool input(std::string_view node, const json::Value& value);
  bool press(std::string_view node, const Desk& desk, const text::Strings& strings, session::Effects& effects);
  bool toggle(std::string_view node, bool open);
  bool reply(const ui::Event& reply, const text::Strings& strings, session::Effects& effects);
  void archive(json::Archive& state);

 private:
  enum class Phase : unsigned char { writing, empty, sending, sent, failed };
  void fill_question(ui::Container& into, const Desk& desk, const text::Strings& strings) const;
  void send(const Desk& desk, const text::Strings& strings, session::Effects& effects);

  Phase phase_ = Phase::writing;
  std::string question_;
  std::string number_;
  std::string answer_by_;
  std::int64_t request_ = 0;
  bool can_consult_ = false;
  bool can_assistant_ = false;
  bool is_open_ = false;
  bool may_hand_over_ = false;
};

}  // namespace portal::parts
