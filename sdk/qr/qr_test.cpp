// QR codes as an independent implementation (uqr 0.1.2, the same mask) draws them.
#include "sdk/qr/qr.h"

#include <gtest/gtest.h>

namespace portal::qr {
namespace {

std::string drawn(const Code& code) {
  std::string out;
  for (int y = 0; y < code.size(); ++y) {
    for (int x = 0; x < code.size(); ++x) out += code.is_dark(x, y) ? '1' : '0';
    out += '\n';
  }
  return out;
}

std::uint32_t fnv(const std::string& text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::string long_text(std::size_t length) {
  std::string out = "https://portal.example/#";
  while (out.size() < length) out += "abc{\"x\":1}";
  return out.substr(0, length);
}

TEST(Qr, an_address_is_drawn_as_others_draw_it) {
  const auto code = encode("https://p.example/#a");
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(drawn(*code),
            "1111111010000011001111111\n"
            "1000001010011000101000001\n"
            "1011101011001011001011101\n"
            "1011101011101101101011101\n"
            "1011101001101111101011101\n"
            "1000001011100010001000001\n"
            "1111111010101010101111111\n"
            "0000000000110011000000000\n"
            "1100111000101001000101111\n"
            "1001010000000111100111010\n"
            "0001101011100001101001100\n"
            "1011010011001011111000110\n"
            "1100011000010110111001111\n"
            "1011010100101011100010010\n"
            "0011111001111111000111100\n"
            "0011000111110101000110110\n"
            "1101101000101101111111100\n"
            "0000000010000110100010000\n"
            "1111111001100000101010000\n"
            "1000001010001010100011110\n"
            "1011101011010110111111111\n"
            "1011101001001001011100111\n"
            "1011101001011111101001010\n"
            "1000001010010101011111110\n"
            "1111111010001101001000111\n");
}

TEST(Qr, so_are_codes_of_several_blocks_with_a_version_in_them) {
  EXPECT_EQ(fnv(drawn(*encode(long_text(154)))), 1682911895U);  // version 7
  EXPECT_EQ(fnv(drawn(*encode(long_text(367)))), 920086775U);   // version 12: blocks of two lengths
  EXPECT_EQ(fnv(drawn(*encode(long_text(792)))), 2398177963U);  // version 19
}

TEST(Qr, takes_as_much_as_it_says_and_no_more) {
  ASSERT_TRUE(encode(long_text(most_bytes)).has_value());
  EXPECT_EQ(encode(long_text(most_bytes))->size(), 97);
  EXPECT_FALSE(encode(long_text(most_bytes + 1)).has_value());
  EXPECT_EQ(encode("")->size(), 21);
}

TEST(Qr, its_path_counts_the_quiet_zone) {
  const auto code = encode("a");
  EXPECT_EQ(code->side(), 29);
  EXPECT_EQ(code->path().substr(0, 12), "M4 4h7v1h-7z");
}

}  // namespace
}  // namespace portal::qr
