#pragma once
// The inspector on a developer's own desk: the session, the surface that draws it, and a host of files, timers and texts.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sdk/session/session.h"
#include "sdk/surface/imgui/surface.h"

namespace portal::inspector_window {

class Desk {
 public:
  // `strings`: the folder of compiled messages. Errors: storage_failed (texts), those of Session::create.
  static Result<std::unique_ptr<Desk>> open(const std::string& strings, const std::string& lang, surface::imgui::Fonts& fonts);

  // A log or a definition; from now on it is opened anew whenever it is saved.
  void open_file(const std::string& path);

  void open_panel(const std::string& node);  // "panel/why"

  // Hands on what the surface has met, timers that are due and files that were saved. True where something happened.
  bool advance(double now);

  // Seconds until advance() has something to do by itself; at most a second while a file is looked at.
  double patience(double now) const;

  surface::imgui::Surface& surface() { return surface_; }

 private:
  Desk(std::string strings, surface::imgui::Fonts& fonts) : strings_(std::move(strings)), surface_(fonts) {}
  void take(const std::string& update);
  void send(const ui::Event& event);
  void reply(std::int64_t request, bool ok, json::Value value);
  void ask(const json::Value& request);
  void tell_file();

  struct Timer {
    std::int64_t request = 0;
    double due = 0;
  };

  std::string strings_;
  surface::imgui::Surface surface_;
  std::unique_ptr<session::Session> session_;
  std::vector<Timer> timers_;
  double now_ = 0;
  std::int64_t documents_ = 0;  // the request that files answer
  std::string file_;
  std::filesystem::file_time_type saved_{};
};

}  // namespace portal::inspector_window
