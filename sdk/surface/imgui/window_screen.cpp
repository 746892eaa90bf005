// A window by GLFW and OpenGL 3; in a page its canvas and WebGL 2. Pixels only: what was done goes to Screen.
#include <GLFW/glfw3.h>

#include <algorithm>
#include <string>

#include "imgui_impl_opengl3.h"
#include "sdk/surface/imgui/dear.h"
#include "sdk/surface/imgui/screen.h"
#include "sdk/text/code_points.h"

#ifndef GL_COLOR_BUFFER_BIT
#define GL_COLOR_BUFFER_BIT 0x00004000
#endif

namespace portal::surface::imgui {

namespace {

struct KeyName {
  int glfw;
  Key key;
};

constexpr KeyName keys[] = {
    {GLFW_KEY_TAB, Key::tab},
    {GLFW_KEY_ENTER, Key::enter},
    {GLFW_KEY_KP_ENTER, Key::enter},
    {GLFW_KEY_SPACE, Key::space},
    {GLFW_KEY_ESCAPE, Key::escape},
    {GLFW_KEY_UP, Key::up},
    {GLFW_KEY_DOWN, Key::down},
    {GLFW_KEY_LEFT, Key::left},
    {GLFW_KEY_RIGHT, Key::right},
    {GLFW_KEY_HOME, Key::home},
    {GLFW_KEY_END, Key::end},
    {GLFW_KEY_PAGE_UP, Key::page_up},
    {GLFW_KEY_PAGE_DOWN, Key::page_down},
    {GLFW_KEY_BACKSPACE, Key::backspace},
    {GLFW_KEY_DELETE, Key::remove},
    {GLFW_KEY_A, Key::a},
    {GLFW_KEY_C, Key::c},
    {GLFW_KEY_V, Key::v},
    {GLFW_KEY_X, Key::x},
};

#ifndef __EMSCRIPTEN__
constexpr double look = .03;  // seconds between looks at a pad
constexpr float tilt = .6F;   // of a stick, from where on it counts

struct PadButton {
  int glfw;
  PadAct act;
};

constexpr PadButton pad_buttons[] = {
    {GLFW_GAMEPAD_BUTTON_DPAD_UP, PadAct::up},        {GLFW_GAMEPAD_BUTTON_DPAD_DOWN, PadAct::down},
    {GLFW_GAMEPAD_BUTTON_DPAD_LEFT, PadAct::left},    {GLFW_GAMEPAD_BUTTON_DPAD_RIGHT, PadAct::right},
    {GLFW_GAMEPAD_BUTTON_A, PadAct::press},           {GLFW_GAMEPAD_BUTTON_B, PadAct::back},
    {GLFW_GAMEPAD_BUTTON_RIGHT_BUMPER, PadAct::next}, {GLFW_GAMEPAD_BUTTON_LEFT_BUMPER, PadAct::previous},
    {GLFW_GAMEPAD_BUTTON_START, PadAct::over},
};
#endif

std::string last_error;

void on_error(int, const char* what) { last_error = what == nullptr ? "an error without words" : what; }

class Window : public Screen {
 public:
  Window(GLFWwindow* window, Fonts& fonts, float density) : window_(window), fonts_(fonts), density_(density), dear_(fonts) {
    ImGui_ImplOpenGL3_Init(nullptr);
    shown_generation_ = fonts_.generation();
    glfwSetWindowUserPointer(window_, this);
    listen();
    measure();
    touched();
  }

  ~Window() override {
    ImGui_ImplOpenGL3_Shutdown();
    glfwDestroyWindow(window_);
    glfwTerminate();
  }

  float width() const override { return width_; }
  float height() const override { return height_; }
  double now() const override { return glfwGetTime(); }
  void wake() override { glfwPostEmptyEvent(); }
  void clear_clipboard() override { glfwSetClipboardString(window_, ""); }

  bool wait(double seconds) override {
#ifdef __EMSCRIPTEN__
    static_cast<void>(seconds);
    glfwPollEvents();
#else
    if (seconds <= 0) glfwPollEvents();
    else if (!has_pad()) glfwWaitEventsTimeout(seconds);
    else wait_with_pad(seconds);
    if (has_pad()) hold(pad_state());
#endif
    measure();
    return glfwWindowShouldClose(window_) == 0;
  }

 protected:
  void render(const std::vector<Pane*>& panes, ui::Colour ground) override {
    ImDrawData* data = dear_.draw(panes, ground, width_, height_);
    if (shown_generation_ != fonts_.generation()) {
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
      shown_generation_ = fonts_.generation();
      data = dear_.draw(panes, ground, width_, height_);  // with the number of the new picture
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(data);
    glfwSwapBuffers(window_);
  }

 private:
#ifndef __EMSCRIPTEN__
  // A pad tells nobody when it is pressed: it is looked at, but only while there is one. Its coming and going are events.
  static bool has_pad() {
    for (int i = GLFW_JOYSTICK_1; i <= GLFW_JOYSTICK_LAST; ++i)
      if (glfwJoystickPresent(i) != 0) return true;
    return false;
  }

  void wait_with_pad(double seconds) {
    const PadState before = pad_state();
    for (const double end = now() + seconds; now() < end;) {
      const double started = now();
      const double slice = std::min(look, end - started);
      glfwWaitEventsTimeout(slice);
      const PadState state = pad_state();
      const bool is_held = std::find(state.held.begin(), state.held.end(), true) != state.held.end();
      if (is_held || state.held != before.held || now() - started < slice * .9) return;
    }
  }

  static PadState pad_state() {
    PadState state;
    const auto hold = [&](PadAct act, bool on) { state.held[static_cast<std::size_t>(act)] |= on; };
    for (int i = GLFW_JOYSTICK_1; i <= GLFW_JOYSTICK_LAST; ++i) {
      if (glfwJoystickPresent(i) == 0) continue;
      GLFWgamepadstate pad;
      if (glfwGetGamepadState(i, &pad) != 0) {
        for (const PadButton& button : pad_buttons) hold(button.act, pad.buttons[button.glfw] == GLFW_PRESS);
        const float x = pad.axes[GLFW_GAMEPAD_AXIS_LEFT_X], y = pad.axes[GLFW_GAMEPAD_AXIS_LEFT_Y];
        hold(PadAct::left, x < -tilt), hold(PadAct::right, x > tilt), hold(PadAct::up, y < -tilt), hold(PadAct::down, y > tilt);
        continue;
      }
      // A box with switches, of which nothing is known but their order.
      int count = 0;
      const unsigned char* buttons = glfwGetJoystickButtons(i, &count);
      if (count > 0) hold(PadAct::press, buttons[0] == GLFW_PRESS);
      if (count > 1) hold(PadAct::next, buttons[1] == GLFW_PRESS);
    }
    return state;
  }
#endif

  static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }
  float units(double pixels) const { return static_cast<float>(pixels) * pointer_scale_ / density_; }

  void measure() {
    int width = 0, height = 0, window_width = 0, window_height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glfwGetWindowSize(window_, &window_width, &window_height);
    pointer_scale_ = window_width > 0 ? static_cast<float>(width) / static_cast<float>(window_width) : 1;
    const float wide = static_cast<float>(width) / density_, high = static_cast<float>(height) / density_;
    if (wide != width_ || high != height_) redraw();
    width_ = wide, height_ = high;
  }

  static Modifiers modifiers_of(int bits) {
    return {(bits & GLFW_MOD_SHIFT) != 0, (bits & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0, (bits & GLFW_MOD_ALT) != 0};
  }

  void on_key(int code, int action, int bits) {
    if (action == GLFW_RELEASE) return;
    const Modifiers modifiers = modifiers_of(bits);
    const bool is_command = code == GLFW_KEY_A || code == GLFW_KEY_C || code == GLFW_KEY_V || code == GLFW_KEY_X;
    if (is_command && !modifiers.control) return;  // a letter: it comes as text
    if (modifiers.control && code == GLFW_KEY_V) copy(true);
    for (const KeyName& name : keys)
      if (name.glfw == code) key(name.key, modifiers);
    if (modifiers.control && (code == GLFW_KEY_C || code == GLFW_KEY_X)) copy(false);
  }

  // Between the clipboard of the machine and that of the pane with focus.
  void copy(bool from_machine) {
    Pane* pane = focused();
    if (pane == nullptr) return;
    if (!from_machine) return glfwSetClipboardString(window_, pane->copied().c_str());
    const char* text = glfwGetClipboardString(window_);
    pane->pasted_will_be(text == nullptr ? "" : text);
  }

  void on_button(int button, int action, int bits) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    double x = 0, y = 0;
    glfwGetCursorPos(window_, &x, &y);
    if (action == GLFW_PRESS) pointer_down(units(x), units(y), modifiers_of(bits));
    else pointer_up(units(x), units(y));
  }

  void listen() {
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int code, int, int action, int bits) { of(window).on_key(code, action, bits); });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned letter) {
      std::string text;
      text::append_code_point(text, letter);
      of(window).type(text);
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int bits) { of(window).on_button(button, action, bits); });
    glfwSetCursorPosCallback(window_,
                             [](GLFWwindow* window, double x, double y) { of(window).pointer_moved(of(window).units(x), of(window).units(y)); });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double, double y) { of(window).wheel(static_cast<float>(y)); });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { of(window).redraw(); });
    glfwSetWindowSizeCallback(window_, [](GLFWwindow* window, int, int) { of(window).redraw(); });
#ifndef __EMSCRIPTEN__
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
      for (int i = 0; i < count; ++i) of(window).dropped_.emplace_back(paths[i]);
    });
#endif
  }

  std::vector<std::string> take_dropped() override { return std::exchange(dropped_, {}); }

  GLFWwindow* window_;
  Fonts& fonts_;
  float density_;
  float pointer_scale_ = 1;
  float width_ = 0;
  float height_ = 0;
  Dear dear_;
  int shown_generation_ = 0;
  std::vector<std::string> dropped_;
};

Error no_window() { return Error{ErrorCode::refused_action, "/display", "a window with OpenGL 3", last_error.empty() ? "none" : last_error}; }

}  // namespace

Result<std::unique_ptr<Screen>> open_window(const WindowOptions& options, Fonts& fonts) {
  glfwSetErrorCallback(on_error);
  if (glfwInit() == 0) return no_window();
#ifndef __EMSCRIPTEN__
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SAMPLES, 4);
#endif
  int width = options.width, height = options.height;
  GLFWmonitor* monitor = nullptr;
#ifndef __EMSCRIPTEN__
  if (options.full_screen) monitor = glfwGetPrimaryMonitor();
  if (monitor != nullptr) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    width = mode->width, height = mode->height;
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  }
#endif
  GLFWwindow* window = glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr);
  if (window == nullptr) {
    glfwTerminate();
    return no_window();
  }
  glfwMakeContextCurrent(window);
  float density = options.density;
#ifndef __EMSCRIPTEN__
  glfwSwapInterval(0);  // frames are rare: none of them waits for another
  if (density <= 0) glfwGetWindowContentScale(window, &density, nullptr);
#endif
  density = std::max(density, 1.F);
  fonts.set_density(density);
  return std::unique_ptr<Screen>(std::make_unique<Window>(window, fonts, density));
}

}  // namespace portal::surface::imgui
