// sdk/profile: Russian identifiers are read as people type them, kept in one form, and every slip the law's digits can catch is caught.
// Over 400 lines because each of twenty identifiers has its known-good, its slips and its repairs here, side by side.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>

#include "sdk/profile/identifiers.h"

namespace portal::profile {

void PrintTo(const Problem& problem, std::ostream* out) {
  *out << name_of(problem.kind) << " expected " << problem.expected << " or " << problem.or_expected << " got " << problem.got << " at "
       << problem.position;
}

namespace {

using Kind = ProblemKind;

const Identifier& id(std::string_view name) {
  const Identifier* found = find_identifier(name);
  if (found == nullptr) {
    ADD_FAILURE() << "no identifier is called " << name;
    return identifiers().front();
  }
  return *found;
}

Problem length(unsigned expected, unsigned got, unsigned or_expected = 0) { return {Kind::length, expected, or_expected, got, 0}; }
Problem characters(unsigned position) { return {Kind::characters, 0, 0, 0, position}; }
Problem only(Kind kind) { return {kind, 0, 0, 0, 0}; }
constexpr Problem none{};

struct Example {
  const char* name;
  const char* typed;
  const char* canonical;
  const char* shown;
};

// Known-valid numbers: published requisites of state bodies and banks, and worked examples of the rules named in identifiers.h.
const Example known_valid[] = {
    {"ru-snils", "112-233-445 95", "11223344595", "112-233-445 95"},
    {"ru-snils", "001-001-998 00", "00100199800", "001-001-998 00"},  // not checked up to this number
    {"ru-snils", "087 654 303 00", "08765430300", "087-654-303 00"},  // the sum leaves 0 by way of 101
    {"ru-inn", "7707083893", "7707083893", "7707083893"},
    {"ru-inn", "500100732259", "500100732259", "500100732259"},
    {"ru-inn-organization", "7830002293", "7830002293", "7830002293"},
    {"ru-inn-person", "5001 0073 2259", "500100732259", "500100732259"},
    {"ru-ogrn", "1027700132195", "1027700132195", "1027700132195"},
    {"ru-ogrn", "1037739010891", "1037739010891", "1037739010891"},
    {"ru-ogrnip", "304500116000157", "304500116000157", "304500116000157"},
    {"ru-kpp", "773601001", "773601001", "773601001"},
    {"ru-kpp", "7736ав001", "7736AB001", "7736AB001"},
    {"ru-bik", "044525225", "044525225", "044525225"},
    {"ru-account", "40602810700000000025", "40602810700000000025", "40602 810 7 0000 0000025"},
    {"ru-correspondent-account", "30101 810 4 00000000225", "30101810400000000225", "30101 810 4 0000 0000225"},
    {"ru-passport", "45 09 № 123456", "4509123456", "45 09 123456"},
    {"ru-passport-series", "4509", "4509", "45 09"},
    {"ru-passport-number", "000001", "000001", "000001"},
    {"ru-passport-issuer", "770001", "770001", "770-001"},
    {"ru-birth-certificate", "iv-аи 654321", "IV-АИ 654321", "IV-АИ 654321"},
    {"ru-birth-certificate-series", "xxi ов", "XXI-ОВ", "XXI-ОВ"},
    {"ru-birth-certificate-number", "654 321", "654321", "654321"},
    {"ru-oms-policy", "8451999122899990", "8451999122899990", "8451 9991 2289 9990"},
    {"ru-postal-code", "101000", "101000", "101000"},
    {"ru-phone", "8 (999) 123-45-67", "+79991234567", "+7 999 123-45-67"},
};

TEST(Identifiers, known_valid_numbers_are_accepted_stored_and_shown_in_one_form) {
  for (const Example& example : known_valid) {
    SCOPED_TRACE(example.typed);
    EXPECT_EQ(check(id(example.name), example.typed), none);
    EXPECT_EQ(canonical(id(example.name), example.typed), example.canonical);
    EXPECT_EQ(format(id(example.name), example.canonical), example.shown);
    EXPECT_EQ(canonical(id(example.name), example.shown), example.canonical);
    EXPECT_TRUE(conforms(id(example.name), example.canonical));
  }
}

TEST(Identifiers, every_entry_of_the_table_has_a_known_valid_example) {
  for (const Identifier& identifier : identifiers()) {
    EXPECT_TRUE(std::any_of(std::begin(known_valid), std::end(known_valid), [&](const Example& e) { return e.name == identifier.name; }))
        << identifier.name;
  }
}

TEST(Identifiers, a_snils_of_ten_digits_is_said_to_lack_one_of_eleven) {
  EXPECT_EQ(check(id("ru-snils"), "112-233-445 9"), length(11, 10));
  EXPECT_EQ(check(id("ru-snils"), ""), length(11, 0));
  EXPECT_EQ(check(id("ru-snils"), " - "), length(11, 0));
}

TEST(Identifiers, an_inn_of_eleven_digits_is_told_both_right_lengths) {
  EXPECT_EQ(check(id("ru-inn"), "77070838930"), length(10, 11, 12));
  EXPECT_EQ(check(id("ru-inn-organization"), "500100732259"), length(10, 12));
  EXPECT_EQ(check(id("ru-inn-person"), "7707083893"), length(12, 10));
}

TEST(Identifiers, a_wrong_control_digit_is_a_checksum_problem) {
  EXPECT_EQ(check(id("ru-snils"), "112-233-445 96"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-snils"), "001-001-999 00"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-inn"), "7707083894"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-inn"), "500100732269"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-ogrn"), "1027700132196"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-ogrnip"), "304500116000158"), only(Kind::checksum));
  EXPECT_EQ(check(id("ru-oms-policy"), "8451999122899991"), only(Kind::checksum));
}

TEST(Identifiers, the_m10_example_of_hl7_gives_its_published_check_digit) {
  // "12345" has the check digit 5 (HL7 v2.5, 2.A.14); in front of it zeros change nothing.
  EXPECT_EQ(check(id("ru-oms-policy"), "0000000000123455"), none);
  EXPECT_EQ(check(id("ru-oms-policy"), "0000000000123454"), only(Kind::checksum));
}

TEST(Identifiers, a_number_that_begins_as_none_does_is_a_prefix_problem) {
  EXPECT_EQ(check(id("ru-ogrn"), "2027700132195"), only(Kind::prefix));
  EXPECT_EQ(check(id("ru-ogrnip"), "404500116000157"), only(Kind::prefix));
  EXPECT_EQ(check(id("ru-postal-code"), "701000"), only(Kind::prefix));
  EXPECT_EQ(check(id("ru-bik"), "144525225"), only(Kind::prefix));
  EXPECT_EQ(check(id("ru-phone"), "+375 29 123-45-67"), only(Kind::prefix));
  EXPECT_EQ(check(id("ru-phone"), "+7 199 123-45-67"), only(Kind::prefix));
}

TEST(Identifiers, zeros_are_never_anybodys_number) {
  for (const Identifier& identifier : identifiers()) {
    if (identifier.mask[0] == 'R') continue;
    const std::string digits = identifier.name == "ru-phone" ? "+70000000000" : std::string(canonical(identifier, identifier.stored).size(), '0');
    EXPECT_EQ(check(identifier, digits), only(Kind::zeros)) << identifier.name;
  }
}

TEST(Identifiers, a_phone_may_begin_with_plus_seven_seven_eight_or_nothing) {
  for (const char* typed : {"+7 999 123-45-67", "79991234567", "89991234567", "9991234567", "＋７９９９１２３４５６７"})
    EXPECT_EQ(canonical(id("ru-phone"), typed), "+79991234567") << typed;
  EXPECT_EQ(canonical(id("ru-phone"), "8 812 123-45-67"), "+78121234567");
  EXPECT_EQ(canonical(id("ru-phone"), "812 123-45-67"), "+78121234567");
}

TEST(Identifiers, a_phone_that_lacks_a_digit_is_counted_after_its_prefix) {
  EXPECT_EQ(check(id("ru-phone"), "+7 999 123-45-6"), length(10, 9));
  EXPECT_EQ(check(id("ru-phone"), "8 999 123-45-6"), length(10, 9));
  EXPECT_EQ(check(id("ru-phone"), "8 999 123-45-678"), length(10, 11));
  EXPECT_EQ(check(id("ru-phone"), "+7"), length(10, 0));
  EXPECT_EQ(check(id("ru-phone"), "+"), length(10, 0));
  EXPECT_EQ(check(id("ru-phone"), "999+1234567"), characters(4));
}

TEST(Identifiers, pasted_spaces_dashes_and_invisible_characters_are_dropped) {
  EXPECT_EQ(canonical(id("ru-snils"), "\u00A0112\u2011233\u2013445\u202F95\u200B"), "11223344595");
  EXPECT_EQ(canonical(id("ru-snils"), "\uFEFF112\u2212233\u00AD445\u3000 95\t\n"), "11223344595");
  EXPECT_EQ(canonical(id("ru-snils"), "___-112-233-445 95"), "11223344595");
}

TEST(Identifiers, digits_of_other_keyboards_and_letters_that_look_like_digits_are_repaired) {
  EXPECT_EQ(canonical(id("ru-snils"), "１１２２３３４４５９５"), "11223344595");
  EXPECT_EQ(canonical(id("ru-snils"), "١١٢٢٣٣٤٤٥٩٥"), "11223344595");
  EXPECT_EQ(canonical(id("ru-snils"), "۱۱۲۲۳۳۴۴۵۹۵"), "11223344595");
  EXPECT_EQ(canonical(id("ru-passport"), "45O9 l2З45б"), "45O9 l2З45б") << "б is not guessed to be 6";
  EXPECT_EQ(canonical(id("ru-passport"), "45О9 l2З456"), "4509123456");
  EXPECT_EQ(canonical(id("ru-passport"), "45o9 I2з456"), "4509123456");
}

TEST(Identifiers, a_birth_certificate_is_repaired_from_latin_lookalikes_and_lower_case) {
  const Identifier& certificate = id("ru-birth-certificate");
  EXPECT_EQ(canonical(certificate, "IV-AO 123456"), "IV-АО 123456") << "Latin A and O become Cyrillic";
  EXPECT_EQ(canonical(certificate, "iv-ao№123456"), "IV-АО 123456");
  EXPECT_EQ(canonical(certificate, "хii мю 123456"), "XII-МЮ 123456") << "Cyrillic х becomes the numeral X";
  EXPECT_EQ(canonical(certificate, "1У-АБ 123456"), "IV-АБ 123456") << "1 and У, as on a typewriter";
  EXPECT_EQ(canonical(certificate, "Ⅳ-АБ 123456"), "IV-АБ 123456");
  EXPECT_EQ(canonical(certificate, "Ⅻ-АБ 123456"), "XII-АБ 123456");
  EXPECT_EQ(canonical(certificate, "ІІІ-АБ 123456"), "III-АБ 123456") << "Ukrainian і";
  EXPECT_EQ(canonical(certificate, "ICC123456"), "I-СС 123456") << "the last two letters are the series' letters";
  EXPECT_EQ(canonical(certificate, "I-ёЁ 123456"), "I-ЕЕ 123456");
  EXPECT_EQ(canonical(certificate, "I-АО 12З45О"), "I-АО 123450");
  EXPECT_EQ(canonical(id("ru-birth-certificate-series"), "ⅴ-МЮ"), "V-МЮ");
}

TEST(Identifiers, a_birth_certificate_says_which_part_is_wrong) {
  const Identifier& certificate = id("ru-birth-certificate");
  EXPECT_EQ(check(certificate, "IV-АБ 12345"), length(6, 5));
  EXPECT_EQ(check(certificate, "IV-АБ 1234567"), length(6, 7));
  EXPECT_EQ(check(certificate, "IV-АБ"), length(6, 0));
  EXPECT_EQ(check(certificate, ""), length(6, 0));
  EXPECT_EQ(check(certificate, "АБ 123456"), only(Kind::series));
  EXPECT_EQ(check(certificate, "IIII-АБ 123456"), only(Kind::series));
  EXPECT_EQ(check(certificate, "IXC-АБ 123456"), only(Kind::series));
  EXPECT_EQ(check(certificate, "IV-А 123456"), only(Kind::series));
  EXPECT_EQ(check(certificate, "IV-QW 123456"), only(Kind::series));
  EXPECT_EQ(check(certificate, "IV-А? 123456"), characters(5));
  EXPECT_EQ(check(id("ru-birth-certificate-series"), "IV-АБ1"), only(Kind::series));
  EXPECT_EQ(check(id("ru-birth-certificate-series"), ""), length(3, 0));
}

std::string roman(unsigned number) {
  static constexpr std::pair<unsigned, const char*> signs[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
                                                               {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"}};
  std::string out;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) out += sign;
  }
  return out;
}

TEST(Identifiers, exactly_the_roman_numerals_up_to_399_are_series) {
  std::vector<std::string> numerals;
  for (unsigned i = 1; i < 400; ++i) numerals.push_back(roman(i));
  std::sort(numerals.begin(), numerals.end());
  const std::string letters = "IVXLC";
  unsigned accepted = 0;
  for (unsigned code = 0; code < 5 + 25 + 125 + 625 + 3125 + 15625; ++code) {  // every string of up to six letters
    std::string text;
    unsigned rest = code;
    unsigned width = 1;
    for (unsigned block = 5; rest >= block; block *= 5) {
      rest -= block;
      ++width;
    }
    for (unsigned i = 0; i < width; ++i, rest /= 5) text += letters[rest % 5];
    const bool expected = std::binary_search(numerals.begin(), numerals.end(), text);
    EXPECT_EQ(check(id("ru-birth-certificate-series"), text + "-АБ").ok(), expected) << text;
    accepted += expected ? 1 : 0;
  }
  const auto short_ones = std::count_if(numerals.begin(), numerals.end(), [](const std::string& n) { return n.size() <= 6; });
  EXPECT_EQ(accepted, static_cast<unsigned>(short_ones));
  EXPECT_EQ(check(id("ru-birth-certificate-series"), "CCCLXXXVIII-АБ"), none);
}

TEST(Identifiers, a_character_that_cannot_stand_there_is_named_by_its_place) {
  EXPECT_EQ(check(id("ru-snils"), "112-2я3-445 95"), characters(6));
  EXPECT_EQ(check(id("ru-snils"), "112-233-445 9😀"), characters(14));
  EXPECT_EQ(check(id("ru-kpp"), "77A601001"), characters(3));
  EXPECT_EQ(check(id("ru-kpp"), "7736ЖZ001"), characters(5));
  EXPECT_EQ(canonical(id("ru-snils"), "112-2я3"), "112-2я3") << "what cannot be read is left as it was typed";
}

TEST(Identifiers, data_must_hold_the_canonical_form_exactly) {
  EXPECT_TRUE(conforms(id("ru-snils"), "11223344595"));
  EXPECT_FALSE(conforms(id("ru-snils"), "112-233-445 95"));
  EXPECT_FALSE(conforms(id("ru-snils"), "11223344596"));
  EXPECT_TRUE(conforms(id("ru-phone"), "+79991234567"));
  EXPECT_FALSE(conforms(id("ru-phone"), "89991234567"));
  EXPECT_FALSE(conforms(id("ru-birth-certificate"), "IV-AО 123456")) << "with a Latin A";
  EXPECT_FALSE(conforms(id("ru-inn"), ""));
}

TEST(Identifiers, the_format_table_names_every_identifier_and_asserts_the_same) {
  ASSERT_EQ(formats().size(), identifiers().size());
  for (const Example& example : known_valid) {
    const auto entry = std::find_if(formats().begin(), formats().end(), [&](const schema::Format& f) { return f.name == example.name; });
    ASSERT_NE(entry, formats().end()) << example.name;
    EXPECT_TRUE(entry->check(example.canonical)) << example.name;
    EXPECT_FALSE(entry->check(std::string(example.canonical) + "0")) << example.name;
  }
}

TEST(Identifiers, only_masks_of_digits_offer_the_digit_keyboard) {
  EXPECT_TRUE(digits_only(id("ru-snils")));
  EXPECT_TRUE(digits_only(id("ru-inn")));
  EXPECT_FALSE(digits_only(id("ru-kpp")));
  EXPECT_FALSE(digits_only(id("ru-birth-certificate")));
}

TEST(Identifiers, an_unknown_name_is_no_identifier) {
  EXPECT_EQ(find_identifier("ru-snil"), nullptr);
  EXPECT_EQ(find_identifier(""), nullptr);
}

TEST(Accounts, the_examples_of_the_bank_of_russia_agree_with_their_bik) {
  // Procedure 515 of 08.09.1997, annex, examples 1 and 3.
  EXPECT_EQ(check_account(id("ru-correspondent-account"), "30101810800000000746", "049805000"), none);
  EXPECT_EQ(check_account(id("ru-account"), "40602810700000000025", "049805746"), none);
  EXPECT_EQ(check_account(id("ru-correspondent-account"), "30101810400000000225", "044525225"), none);
  EXPECT_EQ(check_account(id("ru-correspondent-account"), "40102810545370000003", "004525988"), none) << "the single treasury account";
}

TEST(Accounts, an_account_of_another_bank_or_with_a_slip_is_a_bank_problem) {
  EXPECT_EQ(check_account(id("ru-account"), "40602810700000000025", "049805747"), only(Kind::bank));
  EXPECT_EQ(check_account(id("ru-account"), "40602810700000000026", "049805746"), only(Kind::bank));
  EXPECT_EQ(check_account(id("ru-account"), "4060281070000000002", "049805746"), length(20, 19));
}

TEST(Accounts, a_bik_that_is_itself_wrong_says_nothing_about_the_account) {
  EXPECT_EQ(check_account(id("ru-account"), "40602810700000000026", "04980574"), none);
  EXPECT_EQ(check_account(id("ru-account"), "40602810700000000026", ""), none);
}

TEST(Accounts, a_treasury_account_carries_no_bank_key) { EXPECT_EQ(check_account(id("ru-account"), "03100643000000017300", "004525988"), none); }

TEST(Accounts, an_account_in_a_branch_of_the_bank_of_russia_is_keyed_by_the_branch) {
  // 0·7 0·1 5·3 of branch "005" stand before the account in both cases, so the key of example 1 holds for a settlement account too.
  EXPECT_EQ(check_account(id("ru-account"), "30101810800000000746", "049805001"), none);
  EXPECT_EQ(check_account(id("ru-account"), "30101810800000000746", "049805051"), only(Kind::bank));
}

// Check digits by another way than the implementation's: whole numbers and the wording of the rules.
struct Random {
  std::mt19937 engine{20240514};
  unsigned below(unsigned limit) { return static_cast<unsigned>(engine() % limit); }
  std::string digits(std::size_t count, char first) {
    std::string out(1, first);
    while (out.size() < count) out += static_cast<char>('0' + below(10));
    return out;
  }
};

unsigned weighted(const std::string& digits, const std::vector<unsigned>& weights) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += static_cast<unsigned>(digits[i] - '0') * weights[i];
  return sum;
}

const std::vector<unsigned> inn10_weights = {2, 4, 10, 3, 5, 9, 4, 6, 8};
const std::vector<unsigned> inn11_weights = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
const std::vector<unsigned> inn12_weights = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
const std::vector<unsigned> snils_weights = {9, 8, 7, 6, 5, 4, 3, 2, 1};

std::string with_snils_control(const std::string& nine) {
  unsigned control = weighted(nine, snils_weights) % 101;
  if (control == 100) control = 0;
  return nine + static_cast<char>('0' + control / 10) + static_cast<char>('0' + control % 10);
}
std::string with_digit(const std::string& body, unsigned digit) { return body + static_cast<char>('0' + digit); }
std::string with_inn12_control(const std::string& ten) {
  const std::string eleven = with_digit(ten, weighted(ten, inn11_weights) % 11 % 10);
  return with_digit(eleven, weighted(eleven, inn12_weights) % 11 % 10);
}
std::string with_modulo_control(const std::string& body, unsigned long long modulus) {
  return with_digit(body, static_cast<unsigned>(std::stoull(body) % modulus % 10));
}
std::string with_m10_control(const std::string& body) {
  std::string odd, even;
  for (std::size_t i = 0; i < body.size(); ++i) (i % 2 == 0 ? odd : even) += body[body.size() - 1 - i];
  unsigned sum = 0;
  for (const char c : even + std::to_string(std::stoull(odd) * 2)) sum += static_cast<unsigned>(c - '0');
  return with_digit(body, (10 - sum % 10) % 10);
}

struct Scheme {
  const char* name;
  std::string (*make)(Random& random);
  std::string (*control)(const std::string& body);  // the body with the digits the rule gives it
  std::size_t body;                                 // how many digits it takes
};

const Scheme schemes[] = {
    {"ru-snils", [](Random& r) { return with_snils_control(r.digits(9, '5')); }, with_snils_control, 9},
    {"ru-inn-organization", [](Random& r) { return r.digits(9, '7'); },
     [](const std::string& b) { return with_digit(b, weighted(b, inn10_weights) % 11 % 10); }, 9},
    {"ru-inn-person", [](Random& r) { return r.digits(10, '5'); }, with_inn12_control, 10},
    {"ru-ogrn", [](Random& r) { return r.digits(12, '1'); }, [](const std::string& b) { return with_modulo_control(b, 11); }, 12},
    {"ru-ogrnip", [](Random& r) { return r.digits(14, '3'); }, [](const std::string& b) { return with_modulo_control(b, 13); }, 14},
    {"ru-oms-policy", [](Random& r) { return r.digits(15, '8'); }, with_m10_control, 15},
};

TEST(CheckDigits, whatever_has_the_computed_digits_is_accepted_and_every_other_ending_is_refused) {
  Random random;
  for (const Scheme& scheme : schemes) {
    for (int round = 0; round < 500; ++round) {
      const std::string valid = scheme.control(scheme.make(random).substr(0, scheme.body));
      EXPECT_EQ(check(id(scheme.name), valid), none) << scheme.name << ' ' << valid;
      std::string other = valid;
      other.back() = static_cast<char>('0' + (other.back() - '0' + 1 + random.below(9)) % 10);
      EXPECT_EQ(check(id(scheme.name), other), only(Kind::checksum)) << scheme.name << ' ' << other;
    }
  }
}

// One changed digit passes only where the rule itself gives both numbers the same control digits (10 and 0 modulo 11, and
// the like): the rule is asked again, by its own words, for each changed number.
TEST(CheckDigits, one_changed_digit_is_refused_wherever_the_rule_tells_the_numbers_apart) {
  Random random;
  for (const Scheme& scheme : schemes) {
    unsigned refused = 0, alike = 0;
    for (int round = 0; round < 60; ++round) {
      const std::string valid = scheme.control(scheme.make(random).substr(0, scheme.body));
      for (std::size_t at = 1; at < valid.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
          if (digit == valid[at]) continue;
          std::string changed = valid;
          changed[at] = digit;
          const bool same_control = scheme.control(changed.substr(0, scheme.body)) == changed;
          EXPECT_EQ(check(id(scheme.name), changed), same_control ? none : only(Kind::checksum)) << scheme.name << ' ' << changed;
          ++(same_control ? alike : refused);
        }
      }
    }
    const bool finds_every_slip = std::string_view(scheme.name) == "ru-oms-policy";
    EXPECT_LE(alike, finds_every_slip ? 0U : refused / 20) << scheme.name;
    std::cout << scheme.name << ": " << refused << " single slips refused, " << alike << " the rule cannot see\n";
  }
}

TEST(CheckDigits, an_account_key_sees_every_single_slip) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    const std::string bik = "04" + random.digits(4, '5') + std::to_string(50 + random.below(950) + 1000).substr(1);
    std::string account = "40817810" + random.digits(12, '0');
    unsigned sum = 0;
    const std::string keyed = bik.substr(6) + account;
    for (std::size_t i = 0; i < keyed.size(); ++i) sum += static_cast<unsigned>(keyed[i] - '0') * static_cast<unsigned>("713"[i % 3] - '0') % 10;
    account[8] = static_cast<char>('0' + sum % 10 * 3 % 10);
    EXPECT_EQ(check_account(id("ru-account"), account, bik), none) << account << ' ' << bik;
    for (std::size_t at = 1; at < account.size(); ++at) {
      std::string changed = account;
      changed[at] = static_cast<char>('0' + (changed[at] - '0' + 1 + random.below(9)) % 10);
      EXPECT_EQ(check_account(id("ru-account"), changed, bik), only(Kind::bank)) << changed << ' ' << bik;
    }
  }
}

TEST(Hostile, bytes_that_are_not_utf8_are_characters_problems_and_never_digits) {
  EXPECT_EQ(check(id("ru-snils"),
                  "112233445\xFF"
                  "95"),
            characters(10));
  EXPECT_EQ(check(id("ru-snils"),
                  "\xE0\x80\xB1"
                  "1223344595"),
            characters(1))
      << "an overlong 1";
  EXPECT_EQ(check(id("ru-snils"),
                  "\xC0\xB1"
                  "1223344595"),
            characters(1))
      << "an overlong 1";
  EXPECT_EQ(check(id("ru-snils"), "1122334459\xD0"), characters(11)) << "a cut letter";
  EXPECT_EQ(check(id("ru-snils"), "\xED\xA0\x80"), characters(1)) << "a surrogate";
  EXPECT_EQ(check(id("ru-snils"), std::string_view("11223344595\0", 12)), characters(12));
}

TEST(Hostile, endless_text_is_a_length_problem_with_its_count) {
  const std::string million(1000000, '1');
  EXPECT_EQ(check(id("ru-snils"), million), length(11, 1000000));
  EXPECT_EQ(check(id("ru-birth-certificate"), million), length(6, 1000000));
  EXPECT_EQ(check(id("ru-phone"), million), length(10, 1000000));
  EXPECT_EQ(check(id("ru-phone"), "8" + million), length(10, 1000000));
  EXPECT_EQ(check(id("ru-snils"), std::string(1000000, ' ')), length(11, 0));
  EXPECT_EQ(canonical(id("ru-snils"), million), million);
}

TEST(Hostile, random_bytes_and_letters_are_read_to_a_fixed_point) {
  Random random;
  const std::string_view pieces[] = {"0", "1", "9", "7", "8", "+", " ", "-",    "О",    "O", "l", "І",
                                     "Ⅻ", "Х", "Л", "у", "Б", "б", "Ё", "\xFF", "\xD0", "С", "V", "X"};
  for (int round = 0; round < 20000; ++round) {
    std::string typed;
    for (unsigned i = random.below(24); i > 0; --i) typed += pieces[random.below(static_cast<unsigned>(std::size(pieces)))];
    for (const Identifier& identifier : identifiers()) {
      const Reading once = read(identifier, typed);
      const Reading twice = read(identifier, once.canonical);
      EXPECT_EQ(twice.canonical, once.canonical) << identifier.name << ' ' << typed;
      EXPECT_EQ(twice.problem, once.problem) << identifier.name << ' ' << typed;
      EXPECT_EQ(canonical(identifier, format(identifier, typed)), once.canonical) << identifier.name << ' ' << typed;
    }
  }
}

}  // namespace
}  // namespace portal::profile
