// Russian identifiers: one table, one reader, five control sums.
#include "sdk/profile/identifiers.h"

#include <array>
#include <cstddef>
#include <utility>

#include "sdk/profile/typed_symbols.h"

namespace portal::profile {
namespace {

enum Checksum : unsigned char { unchecked, snils, inn, modulo_11, modulo_13, luhn };

constexpr Identifier table[] = {
    {"ru-snils", "999-999-999 99", "99999999999", "", snils},
    {"ru-inn", "999999999900", "999999999900", "", inn},
    {"ru-inn-organization", "9999999999", "9999999999", "", inn},
    {"ru-inn-person", "999999999999", "999999999999", "", inn},
    {"ru-ogrn", "9999999999999", "9999999999999", "15", modulo_11},
    {"ru-ogrnip", "999999999999999", "999999999999999", "3", modulo_13},
    {"ru-kpp", "9999XX999", "9999XX999", "", unchecked},
    {"ru-bik", "999999999", "999999999", "0", unchecked},
    {"ru-account", "99999 999 9 9999 9999999", "99999999999999999999", "", unchecked},
    {"ru-correspondent-account", "99999 999 9 9999 9999999", "99999999999999999999", "", unchecked},
    {"ru-passport", "99 99 999999", "9999999999", "", unchecked},
    {"ru-passport-series", "99 99", "9999", "", unchecked},
    {"ru-passport-number", "999999", "999999", "", unchecked},
    {"ru-passport-issuer", "999-999", "999999", "", unchecked},
    {"ru-birth-certificate", "R-ББ 999999", "R-ББ 999999", "", unchecked},
    {"ru-birth-certificate-series", "R-ББ", "R-ББ", "", unchecked},
    {"ru-birth-certificate-number", "999999", "999999", "", unchecked},
    {"ru-oms-policy", "9999 9999 9999 9999", "9999999999999999", "", luhn},
    {"ru-postal-code", "999999", "999999", "123456", unchecked},
    {"ru-phone", "+7 999 999-99-99", "+79999999999", "3456789", unchecked},
};

// The Latin letter that looks like А, Б, В, …; '?' where none does.
constexpr std::string_view latin_twin = "A?B??E????K?MHO?PCTY?X??????????";
constexpr Symbol slot_b = 2;  // Б, which is two bytes in a mask

// What a typed symbol means in a slot; 0 where it cannot stand there.
Symbol fit(Symbol symbol, Symbol slot) {
  const bool digit = is_digit(symbol);
  const bool russian = symbol >= cyrillic;
  if (slot == '9') {
    if (digit) return symbol;
    if (symbol == 'O' || symbol == cyrillic_o) return '0';
    if (symbol == 'I' || symbol == 'L') return '1';
    return symbol == cyrillic_z ? '3' : 0;
  }
  if (slot == slot_b) {
    if (russian) return symbol;
    const std::size_t twin = latin_twin.find(static_cast<char>(symbol));
    return twin < latin_twin.size() ? static_cast<Symbol>(cyrillic + twin) : 0;
  }
  if (slot == 'X' && digit) return symbol;
  if (slot == 'R') {
    if (symbol == '1') return 'I';
    if (symbol == cyrillic + 19) return 'V';  // У, as typewriters had it
    if (symbol == cyrillic + 11) return 'L';  // Л
  }
  if (russian) symbol = static_cast<Symbol>(latin_twin[symbol - cyrillic]);
  if (symbol < 'A' || symbol > 'Z') return 0;
  return slot != 'R' || std::string_view("IVXLC").find(static_cast<char>(symbol)) != std::string_view::npos ? symbol : 0;
}

// The next slot or literal of a mask: slots as '9', 'A', 'X', 'R' or slot_b, a '0' slot as '9' with `optional`, a literal as itself.
struct MaskStep {
  bool slot, optional;
  Symbol symbol;
};

MaskStep take_mask_step(std::string_view& mask) {
  const std::uint32_t code = take_code_point(mask);
  if (code == 0x411) return {true, false, slot_b};
  if (code == '0') return {true, true, '9'};
  return {code == '9' || code == 'A' || code == 'X' || code == 'R', false, static_cast<Symbol>(code)};
}

Problem problem_of(ProblemKind kind, unsigned position = 0) { return {kind, 0, 0, 0, position}; }

Problem length_problem(std::size_t expected, std::size_t got, std::size_t or_expected = 0) {
  const auto narrow = [](std::size_t count) { return static_cast<unsigned>(count); };
  return {ProblemKind::length, narrow(expected), narrow(or_expected), narrow(got), 0};
}

// The slots of a mask, flat.
struct Slots {
  std::array<Symbol, most_symbols> at{};
  std::size_t count = 0, needed = 0;
};

Slots slots_of(std::string_view mask) {
  Slots slots;
  while (!mask.empty()) {
    const MaskStep step = take_mask_step(mask);
    if (!step.slot) continue;
    slots.at[slots.count++] = step.symbol;
    if (!step.optional) ++slots.needed;
  }
  return slots;
}

// +7, 7 or 8 in front of the ten digits. No Russian code begins with 89 or 79, so those are a prefix even when digits lack.
Problem drop_phone_prefix(Symbols& symbols) {
  const bool plus = symbols.count > 0 && symbols.at[0] == '+';
  if (plus) symbols.drop_front();
  const Symbol first = symbols.count > 0 ? symbols.at[0] : 0;
  if (plus && first != 0 && first != '7') return problem_of(ProblemKind::prefix);
  if (plus ? first == '7' : (first == '7' || first == '8') && (symbols.count > 10 || symbols.at[1] == '9')) symbols.drop_front();
  return {};
}

Problem fit_fixed(Symbols& symbols, const Slots& slots) {
  const auto fits_anywhere = [&](Symbol symbol) {
    for (std::size_t i = 0; i < slots.count; ++i) {
      if (fit(symbol, slots.at[i]) != 0) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < symbols.kept(); ++i) {
    if (!fits_anywhere(symbols.at[i])) return problem_of(ProblemKind::characters, symbols.position[i]);
  }
  if (symbols.count != slots.count && symbols.count != slots.needed)
    return length_problem(slots.needed, symbols.count, slots.needed == slots.count ? 0 : slots.count);
  for (std::size_t i = 0; i < symbols.count; ++i) {
    symbols.at[i] = fit(symbols.at[i], slots.at[i]);
    if (symbols.at[i] == 0) return problem_of(ProblemKind::characters, symbols.position[i]);
  }
  return {};
}

// Strips tens, then units, each as nine, five, four, ones; what is left over is no numeral.
bool is_roman(const Symbol* numeral, std::size_t count) {
  std::size_t at = 0;
  const auto take = [&](char letter) { return at < count && numeral[at] == static_cast<Symbol>(letter) ? (++at, true) : false; };
  const auto decade = [&](char one, char five, char ten) {
    if (at + 1 < count && numeral[at] == static_cast<Symbol>(one) &&
        (numeral[at + 1] == static_cast<Symbol>(five) || numeral[at + 1] == static_cast<Symbol>(ten))) {
      at += 2;
      return;
    }
    take(five);
    for (int i = 0; i < 3 && take(one); ++i) {
    }
  };
  for (int i = 0; i < 3 && take('C'); ++i) {
  }
  decade('X', 'L', 'C');
  decade('I', 'V', 'X');
  return count > 0 && at == count;
}

// A numeral of any length stands first, so the slots after it are counted from the end. `symbols` changes only on success.
bool fit_after_numeral(Symbols& symbols, const Slots& slots) {
  const std::size_t tail = slots.count - 1;
  if (symbols.count <= tail || symbols.count > most_symbols) return false;
  const std::size_t numeral = symbols.count - tail;
  Symbols fitted = symbols;
  for (std::size_t i = 0; i < symbols.count; ++i) {
    fitted.at[i] = fit(symbols.at[i], i < numeral ? 'R' : slots.at[i - numeral + 1]);
    if (fitted.at[i] == 0) return false;
  }
  if (!is_roman(fitted.at.data(), numeral)) return false;
  symbols = fitted;
  return true;
}

Problem fit_numeral(Symbols& symbols, const Slots& slots) {
  if (fit_after_numeral(symbols, slots)) return {};
  for (std::size_t i = 0; i < symbols.kept(); ++i) {
    if (symbols.at[i] == foreign || symbols.at[i] == '+') return problem_of(ProblemKind::characters, symbols.position[i]);
  }
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < slots.count; ++i) wanted += slots.at[i] == '9' ? 1 : 0;
  if (symbols.count == 0) return length_problem(wanted > 0 ? wanted : slots.count, 0);
  if (symbols.count > most_symbols) return length_problem(wanted > 0 ? wanted : slots.count, symbols.count);
  std::size_t digits = 0;
  while (digits < symbols.count && is_digit(symbols.at[symbols.count - 1 - digits])) ++digits;
  if (wanted > 0 && digits != wanted) return length_problem(wanted, digits);
  return problem_of(ProblemKind::series);
}

// Writes the symbols into a pattern that has the same slots.
std::string fill(std::string_view pattern, const Symbols& symbols) {
  std::string out;
  const std::size_t after_numeral = slots_of(pattern).count - 1;
  std::size_t next = 0;
  while (!pattern.empty()) {
    const MaskStep step = take_mask_step(pattern);
    std::size_t repeats = 1;
    if (step.slot) {
      if (next == symbols.count) break;  // optional slots left empty
      if (step.symbol == 'R') repeats = symbols.count - after_numeral;
    }
    for (; repeats > 0; --repeats) {
      const Symbol symbol = step.slot ? symbols.at[next++] : step.symbol;
      if (symbol < cyrillic) {
        out += static_cast<char>(symbol);
      } else {
        const unsigned code = 0x410U + (symbol - cyrillic);
        out += static_cast<char>(0xC0U | code >> 6U);
        out += static_cast<char>(0x80U | (code & 0x3FU));
      }
    }
  }
  return out;
}

unsigned digit_at(const Symbols& symbols, std::size_t i) { return symbols.at[i] - unsigned{'0'}; }

unsigned remainder_of_first(const Symbols& symbols, std::size_t count, unsigned modulus) {
  unsigned remainder = 0;
  for (std::size_t i = 0; i < count; ++i) remainder = (remainder * 10 + digit_at(symbols, i)) % modulus;
  return remainder;
}

bool inn_control_holds(const Symbols& symbols, std::size_t place) {
  constexpr unsigned char weights[] = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  unsigned sum = 0;
  for (std::size_t i = 0; i < place; ++i) sum += digit_at(symbols, i) * weights[std::size(weights) - place + i];
  return sum % 11 % 10 == digit_at(symbols, place);
}

bool snils_control_holds(const Symbols& symbols) {
  constexpr unsigned last_unchecked = 1001998;
  unsigned number = 0;
  unsigned sum = 0;
  for (unsigned i = 0; i < 9; ++i) {
    number = number * 10 + digit_at(symbols, i);
    sum += digit_at(symbols, i) * (9 - i);
  }
  return number <= last_unchecked || sum % 101 % 100 == digit_at(symbols, 9) * 10 + digit_at(symbols, 10);
}

bool luhn_holds(const Symbols& symbols) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < symbols.count; ++i) {
    const unsigned digit = digit_at(symbols, symbols.count - 1 - i) << (i & 1U);
    sum += digit / 10 + digit % 10;
  }
  return sum % 10 == 0;
}

bool checksum_holds(unsigned char checksum, const Symbols& symbols) {
  const std::size_t last = symbols.count - 1;
  switch (checksum) {
    case snils: return snils_control_holds(symbols);
    case inn: return (symbols.count == 10 || inn_control_holds(symbols, last - 1)) && inn_control_holds(symbols, last);
    case modulo_11: return remainder_of_first(symbols, last, 11) % 10 == digit_at(symbols, last);
    case modulo_13: return remainder_of_first(symbols, last, 13) % 10 == digit_at(symbols, last);
    case luhn: return luhn_holds(symbols);
    default: return true;
  }
}

Problem meaning_problem(const Identifier& identifier, const Symbols& symbols) {
  bool zeros = true;
  for (std::size_t i = 0; i < symbols.count; ++i) zeros = zeros && symbols.at[i] == '0';
  if (zeros) return problem_of(ProblemKind::zeros);
  if (!identifier.first_digits.empty() && identifier.first_digits.find(static_cast<char>(symbols.at[0])) == std::string_view::npos)
    return problem_of(ProblemKind::prefix);
  if (!checksum_holds(identifier.checksum, symbols)) return problem_of(ProblemKind::checksum);
  return {};
}

// Text to filled slots; `symbols` is meaningful where there is no problem.
Problem fill_slots(const Identifier& identifier, std::string_view typed, Symbols& symbols) {
  symbols = fold_all(typed);
  const Slots slots = slots_of(identifier.mask);
  if (slots.at[0] == 'R') return fit_numeral(symbols, slots);
  if (identifier.mask.front() == '+') {
    if (Problem problem = drop_phone_prefix(symbols); !problem.ok()) return problem;
  }
  return fit_fixed(symbols, slots);
}

template <std::size_t index>
bool conforms_at(std::string_view text) {
  return conforms(table[index], text);
}

template <std::size_t... indexes>
std::vector<schema::Format> make_formats(std::index_sequence<indexes...>) {
  static constexpr schema::FormatCheck checks[] = {&conforms_at<indexes>...};
  std::vector<schema::Format> all(std::size(checks));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {table[i].name, checks[i]};
  return all;
}

}  // namespace

std::span<const Identifier> identifiers() { return table; }

const Identifier* find_identifier(std::string_view name) {
  for (const Identifier& identifier : table) {
    if (identifier.name == name) return &identifier;
  }
  return nullptr;
}

bool digits_only(const Identifier& identifier) {
  const Slots slots = slots_of(identifier.mask);
  for (std::size_t i = 0; i < slots.count; ++i) {
    if (slots.at[i] != '9') return false;
  }
  return true;
}

std::string_view name_of(ProblemKind kind) {
  static constexpr std::string_view names[] = {"none", "length", "characters", "series", "prefix", "zeros", "checksum", "bank"};
  return names[static_cast<std::size_t>(kind)];
}

Reading read(const Identifier& identifier, std::string_view typed) {
  Symbols symbols;
  if (Problem problem = fill_slots(identifier, typed, symbols); !problem.ok()) return {std::string(typed), problem};
  return {fill(identifier.stored, symbols), meaning_problem(identifier, symbols)};
}

Problem check(const Identifier& identifier, std::string_view typed) { return read(identifier, typed).problem; }

std::string canonical(const Identifier& identifier, std::string_view typed) { return read(identifier, typed).canonical; }

std::string format(const Identifier& identifier, std::string_view text) {
  Symbols symbols;
  return fill_slots(identifier, text, symbols).ok() ? fill(identifier.mask, symbols) : std::string(text);
}

bool conforms(const Identifier& identifier, std::string_view text) {
  const Reading reading = read(identifier, text);
  return reading.problem.ok() && reading.canonical == text;
}

Problem check_account(const Identifier& account_kind, std::string_view account, std::string_view bik) {
  const Reading number = read(account_kind, account);
  if (!number.problem.ok()) return number.problem;
  const Reading bank = read(*find_identifier("ru-bik"), bik);
  if (!bank.problem.ok() || number.canonical[0] == '0') return {};
  // Accounts in the Bank of Russia's own branches (numbers below 050) are keyed by the branch, not by a bank.
  const bool by_branch = account_kind.name == "ru-correspondent-account" || (bank.canonical[6] == '0' && bank.canonical[7] < '5');
  const std::string keyed = (by_branch ? '0' + bank.canonical.substr(4, 2) : bank.canonical.substr(6)) + number.canonical;
  unsigned sum = 0;
  for (std::size_t i = 0; i < keyed.size(); ++i) sum += (keyed[i] - unsigned{'0'}) * (i % 3 == 0 ? 7U : i % 3 == 1 ? 1U : 3U);
  if (sum % 10 == 0) return {};
  return problem_of(ProblemKind::bank);
}

const std::vector<schema::Format>& formats() {
  static const std::vector<schema::Format> all = make_formats(std::make_index_sequence<std::size(table)>());
  return all;
}

}  // namespace portal::profile
