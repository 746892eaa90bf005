#pragma once
// Result<T>: a value, or the Error that a caller caused. libc++ 13 has no <expected>, so we own this one.
//
//   Result<Definition> read(const json::Value& value);
//   PORTAL_TRY(auto definition, read(value));   // returns the error to our caller, or gives us the value
//
// Asking for the value of a failed Result (or the error of a good one) is our own bug and asserts.

#include <cassert>
#include <memory>
#include <optional>
#include <utility>

#include "sdk/base/error.h"

namespace portal {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}           // NOLINT(google-explicit-constructor)
  Result(Error error) : error_(box(std::move(error))) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }
  T& value() & {
    assert(ok());
    return *value_;
  }
  const T& value() const& {
    assert(ok());
    return *value_;
  }
  T&& value() && {
    assert(ok());
    return std::move(*value_);
  }
  const Error& error() const& {
    assert(!ok());
    return *error_;
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*error_);
  }

 private:
  std::optional<T> value_;
  std::unique_ptr<Error> error_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(box(std::move(error))) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }
  const Error& error() const& {
    assert(!ok());
    return *error_;
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*error_);
  }

 private:
  std::unique_ptr<Error> error_;
};

}  // namespace portal

#define PORTAL_CONCAT_INNER(a, b) a##b
#define PORTAL_CONCAT(a, b) PORTAL_CONCAT_INNER(a, b)
#define PORTAL_TRY_INNER(result, declaration, expression) \
  auto result = (expression);                             \
  if (!result.ok()) return std::move(result).error();     \
  declaration = std::move(result).value()
// Declares `declaration` from the value of `expression`, or returns its error.
#define PORTAL_TRY(declaration, expression) PORTAL_TRY_INNER(PORTAL_CONCAT(result_at_, __LINE__), declaration, expression)
// The same where there is no value to take.
#define PORTAL_CHECK(expression)                                                 \
  do {                                                                           \
    if (auto check = (expression); !check.ok()) return std::move(check).error(); \
  } while (false)
