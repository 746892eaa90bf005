// What evaluating costs: no allocation where the value is valid. Times are printed for the reader, never asserted.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "sdk/schema/schema.h"

namespace {
long allocations = 0;
}

// The whole program's allocations are counted. Not inlined: GCC 12 would see free() of what new gave, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace portal::schema {
namespace {

constexpr int fields = 1000;

std::string name_of_field(int i) { return "field" + std::to_string(i); }

// A form of a thousand fields: texts, dates, numbers and choices, half required, a few with conditions.
json::Value large_schema() {
  json::Object properties;
  json::Array required;
  json::Array conditions;
  for (int i = 0; i < fields; ++i) {
    const std::string name = name_of_field(i);
    if (i % 4 == 0) properties.set(name, json::Object{{"type", "string"}, {"minLength", 1}, {"maxLength", 50}});
    if (i % 4 == 1) properties.set(name, json::Object{{"type", "string"}, {"format", "date"}});
    if (i % 4 == 2) properties.set(name, json::Object{{"type", "number"}, {"minimum", 0}, {"multipleOf", 0.01}});
    if (i % 4 == 3) properties.set(name, json::Object{{"enum", json::Array{"none", "one", "several"}}});
    if (i % 2 == 0) required.push_back(name);
    if (i % 100 == 3)
      conditions.push_back(json::Object{{"if", json::Object{{"properties", json::Object{{name, json::Object{{"const", "one"}}}}}}},
                                        {"then", json::Object{{"required", json::Array{name_of_field(i + 1)}}}}});
  }
  return json::Object{{"type", "object"}, {"properties", properties}, {"required", required}, {"allOf", conditions}, {"additionalProperties", false}};
}

json::Value large_value() {
  const json::Value kinds[] = {"Мария", "1987-03-25", 2560, "one"};
  json::Object value;
  for (int i = 0; i < fields; ++i) value.set(name_of_field(i), kinds[i % 4]);
  return value;
}

TEST(Cost, a_valid_form_of_a_thousand_fields_is_checked_without_one_allocation) {
  const Schema schema = std::move(Schema::compile(large_schema())).value();
  const json::Value value = large_value();
  const long before = allocations;
  const bool valid = schema.is_valid(value);
  const bool silent = schema.validate(value).empty();
  EXPECT_EQ(allocations - before, 0);
  EXPECT_TRUE(valid);
  EXPECT_TRUE(silent);
}

TEST(Cost, times_for_the_reader) {
  const Schema schema = std::move(Schema::compile(large_schema())).value();
  const json::Value value = large_value();
  const auto microseconds = [](int rounds, const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / rounds;
  };
  std::size_t found = 0;
  const double whole = microseconds(200, [&] { found += schema.validate(value).size(); });
  const double one = microseconds(2000, [&] { found += schema.validate_at(value, "/field501").size(); });
  const double compiling = microseconds(20, [&] { found += Schema::compile(large_schema()).ok() ? 0U : 1U; });
  const double empty = microseconds(20, [&] { found += schema.validate(json::Object()).size() == 510 ? 0U : 1U; });
  std::printf("1000 fields: whole %.0f us, one field %.2f us, 510 problems %.0f us, building and compiling %.0f us\n", whole, one, empty, compiling);
  EXPECT_EQ(found, 0U);
}

}  // namespace
}  // namespace portal::schema
