#pragma once
// Russian identifiers: what a person types becomes one canonical text, or a problem that can be said in plain words.
//
//   const Identifier* snils = find_identifier("ru-snils");      // the name is also the JSON Schema `format`
//   Reading reading = read(*snils, "112-233-445 9");
//   reading.problem → {length, expected 11, got 10}             // «Введите 11 цифр СНИЛС, вы ввели 10»
//   reading.canonical, once there is no problem → "11223344595"; format(*snils, …) → "112-233-445 95"
//
// Sources, by name:
//   ru-snils    control number: PFR rules of personified accounting, "Алгоритм формирования контрольного числа"; only above 001-001-998
//   ru-inn…     FNS order ММВ-7-6/435@ of 29.06.2012: one control digit for an organization, two for a person; the order gives no
//               weights, ours are those in general use, held to known numbers
//   ru-ogrn…    Ministry of Finance order 165н of 30.10.2017: first digit 1 or 5 (ОГРН), 3 (ОГРНИП); last = rest mod 11 or 13, mod 10
//   ru-kpp      FNS order ММВ-7-6/435@: NNNNPPXXX, PP digits or Latin capitals; no control digit
//   ru-account… Bank of Russia procedure 515 of 08.09.1997: the key is checked against a BIK, see check_account
//   ru-oms-policy  ISO/HL7 27931:2009, check digit scheme M10
//   ru-passport…, ru-birth-certificate…  patterns of the FFOMS classifier F011; no control digit

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/schema/schema.h"

namespace portal::profile {

// The mask alphabet. A mask is UTF-8 text of slots and literals; the letters are those of the state classifier F011:
//   9  a digit, always there
//   0  a digit that may be absent; optional slots stand together at the end of a mask and are filled all or none
//   A  a Latin capital letter
//   Б  a Russian capital letter А–Я (Ё is written Е)
//   X  a digit or a Latin capital letter
//   R  a whole Roman numeral of I, V, X, L, C (1 to 11 characters, CCCLXXXVIII the longest); at most one, first in its mask
// Every other character is a literal that stands for itself. A literal is never typed by necessity: drawing a mask means
// inserting literals, reading means skipping them. A literal is shown as soon as the slot before it is full and something
// follows. So no literal may be one of the six letters above; "+7 999 …" is fine since 7 is no slot.
struct Identifier {
  std::string_view name;          // "ru-snils"
  std::string_view mask;          // how it is shown and typed: "999-999-999 99"
  std::string_view stored;        // how it stands in data, in the same alphabet: "99999999999"
  std::string_view first_digits;  // what the first digit may be; empty: any
  unsigned char checksum;         // of the implementation
};

std::span<const Identifier> identifiers();
const Identifier* find_identifier(std::string_view name);  // nullptr where unknown
bool digits_only(const Identifier& identifier);            // a surface may offer the digit keyboard

enum class ProblemKind : unsigned char {
  none,
  length,      // too few or too many; nothing at all has got = 0
  characters,  // a character that cannot stand there
  series,      // the series is not a Roman numeral and two Russian letters
  prefix,      // begins with what no such identifier begins with: another country's phone, ОГРН of neither 1 nor 5
  zeros,       // nothing but zeros
  checksum,    // the control digits do not agree: a typing slip somewhere
  bank,        // account and BIK do not belong together, one of them has a slip
};

std::string_view name_of(ProblemKind kind);  // "length": for keys of texts

struct Problem {
  ProblemKind kind = ProblemKind::none;
  unsigned expected = 0;     // of length: digits or letters wanted; of a birth certificate its digits only, of a phone those after +7
  unsigned or_expected = 0;  // of length: the other right count (ru-inn: 10 or 12), else 0
  unsigned got = 0;          // of length: how many were typed
  unsigned position = 0;     // of characters: which character of the typed text, from 1

  bool ok() const { return kind == ProblemKind::none; }
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct Reading {
  std::string
      canonical;  // in the `stored` pattern where every slot could be filled (also with zeros, prefix, checksum); else the typed text as it was
  Problem problem;
};

// Reads typed or pasted text. Dropped: spaces of all kinds, invisible characters, dashes, dots, commas, slashes, parentheses, №, #, _.
// Repaired: lower case; full-width and Arabic-Indic digits; Cyrillic for Latin and back by the slot; О→0, З→3, I and l→1 in
// digit slots; 1, У, Х, Л, С and the numeral characters Ⅰ–Ⅽ in a Roman numeral; +7, 7 or 8 before a phone's ten digits.
// Takes time linear in the text; text that is not UTF-8 is a problem of characters.
Reading read(const Identifier& identifier, std::string_view typed);

Problem check(const Identifier& identifier, std::string_view typed);
std::string canonical(const Identifier& identifier, std::string_view typed);  // canonical(canonical(x)) = canonical(x)
std::string format(const Identifier& identifier, std::string_view text);      // as the mask shows it; unreadable text comes back as it was

// Whether data holds the identifier: canonical form exactly, no problem. This is what the JSON Schema `format` asserts.
bool conforms(const Identifier& identifier, std::string_view text);

// Whether an account (ru-account or ru-correspondent-account) can belong to the bank: the account's own problem, else `bank`
// where the key disagrees. A BIK that is itself wrong says nothing about the account and gives none; treasury accounts (0…)
// carry no such key and give none.
Problem check_account(const Identifier& account_kind, std::string_view account, std::string_view bik);

// All of them for schema::Options::more_formats; lives as long as the program.
const std::vector<schema::Format>& formats();

}  // namespace portal::profile
