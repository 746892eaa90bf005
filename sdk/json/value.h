#pragma once
// A JSON value: what sdk/json hands out. Ordered (members keep the order of the text), small, exception-free.
//
// Integers and other numbers are told apart by how they can be kept (int64 exactly, else double), never by how they
// were written: 1, 1.0 and 1e0 all read as the integer 1, as JSON Schema 2020-12 (Core 4.2.3, 6.3) wants them equal.
//
//   json::Value person = json::Object{{"name", "Анна"}, {"age", 31}};
//   if (const json::Value* name = person.find("name")) use(name->text());

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace portal::json {

class Value;
struct Member;
using Array = std::vector<Value>;

// Members in the order they came. Lookup is linear up to eight members, by binary search above.
class Object {
 public:
  Object();
  Object(std::initializer_list<Member> members);
  Object(const Object&);
  Object(Object&&) noexcept;
  Object& operator=(const Object&);
  Object& operator=(Object&&) noexcept;
  ~Object();

  std::size_t size() const;
  bool empty() const { return size() == 0; }
  void reserve(std::size_t count);
  const Value* find(std::string_view key) const;  // nullptr where absent
  const Value* find(const char* key) const;
  Value* find(std::string_view key);
  Value* find(const char* key);
  Value& operator[](std::string_view key);      // inserts null at the end where absent
  void set(std::string_view key, Value value);  // inserts or replaces in place
  void set(const char* key, Value value);
  bool erase(std::string_view key);  // true if there was one

  const Member* begin() const;
  const Member* end() const;
  Member* begin();
  Member* end();

 private:
  std::size_t position(std::string_view key) const;  // size() where absent
  std::size_t sorted_position(std::string_view key) const;
  void index_last();

  std::vector<Member> members_;
  std::vector<std::uint32_t> sorted_;  // empty up to the linear limit
};

enum class Kind : unsigned char { null, boolean, integer, number, string, array, object };

// "an object", "a string": for Error::expected and Error::got.
std::string_view noun_of(Kind kind);

// Everything that is not trivial stands out of line: values are made and dropped in a thousand places, and a page loads each.
class Value {
 public:
  Value() = default;
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  // NOLINTBEGIN(google-explicit-constructor): a value is written as what it holds
  Value(std::nullptr_t) {}
  Value(bool value);
  Value(long long value);
  Value(int value) : Value(static_cast<long long>(value)) {}
  Value(unsigned value) : Value(static_cast<long long>(value)) {}
  Value(long value) : Value(static_cast<long long>(value)) {}
  Value(unsigned long value) : Value(static_cast<long long>(value)) {}
  Value(double value);  // whole and exact → integer
  Value(const char* text);
  Value(std::string_view text);
  Value(std::string text);
  Value(Array items);
  Value(Object members);
  // NOLINTEND(google-explicit-constructor)

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is_null() const { return kind() == Kind::null; }
  bool is_boolean() const { return kind() == Kind::boolean; }
  bool is_integer() const { return kind() == Kind::integer; }
  bool is_number() const { return kind() == Kind::integer || kind() == Kind::number; }
  bool is_string() const { return kind() == Kind::string; }
  bool is_array() const { return kind() == Kind::array; }
  bool is_object() const { return kind() == Kind::object; }

  // Asserts the kind: check first, or read through json::Reader.
  bool boolean() const { return *std::get_if<bool>(&data_); }
  std::int64_t integer() const { return *std::get_if<std::int64_t>(&data_); }
  double number() const;  // integer or number
  const std::string& text() const { return *std::get_if<std::string>(&data_); }
  const Array& array() const { return *std::get_if<Array>(&data_); }
  Array& array() { return *std::get_if<Array>(&data_); }
  const Object& object() const { return *std::get_if<Object>(&data_); }
  Object& object() { return *std::get_if<Object>(&data_); }

  // nullptr where this is no object or has no such member.
  const Value* find(std::string_view key) const;
  const Value* find(const char* key) const;
  // The text of a member; "" where there is no such member, or it is no text. For what a host or another version may leave out.
  std::string text_at(std::string_view key) const;

  // Equality of JSON Schema 2020-12 (Core 4.2.2): numbers by value, objects whatever the order of members.
  friend bool operator==(const Value& a, const Value& b);
  friend bool operator!=(const Value& a, const Value& b) { return !(a == b); }

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

struct Member {
  Member(std::string_view name, Value content);
  Member(const Member& other);
  Member(Member&& other) noexcept;
  Member& operator=(const Member& other);
  Member& operator=(Member&& other) noexcept;
  ~Member();

  std::string key;
  Value value;
};

}  // namespace portal::json
