// The words of numbers: forms written out where they are irregular, stems with endings where they are not.
#include <algorithm>

#include "sdk/text/code_points.h"
#include "sdk/text/dictation/numerals.h"

namespace portal::text::dictation {
namespace {

struct Row {
  Role role;
  std::int64_t value;
  std::string_view forms;
};

constexpr Row cardinals[] = {
    {Role::zero, 0, "ноль нуль ноля нуля нолю нулю нолем нулем ноле нуле zero oh nought"},
    {Role::unit, 1, "один одного одному одним одном одна одной одну одною одно одни одних одними раз one"},
    {Role::unit, 2, "два две двух двум двумя двое двоих двоим двоими two"},
    {Role::unit, 3, "три трех трем тремя трое троих троим троими three"},
    {Role::unit, 4, "четыре четырех четырем четырьмя четверо четверых четверым four"},
    {Role::unit, 5, "пять пяти пятью пятеро пятерых five"},
    {Role::unit, 6, "шесть шести шестью шестеро шестерых six"},
    {Role::unit, 7, "семь семи семью семеро семерых seven"},
    {Role::unit, 8, "восемь восьми восьмью восемью восьмеро восьмерых eight"},
    {Role::unit, 9, "девять девяти девятью девятеро девятерых nine"},
    {Role::teen, 10, "десять десяти десятью десятеро ten"},
    {Role::teen, 11, "одиннадцать одиннадцати одиннадцатью eleven"},
    {Role::teen, 12, "двенадцать двенадцати двенадцатью twelve"},
    {Role::teen, 13, "тринадцать тринадцати тринадцатью thirteen"},
    {Role::teen, 14, "четырнадцать четырнадцати четырнадцатью fourteen"},
    {Role::teen, 15, "пятнадцать пятнадцати пятнадцатью fifteen"},
    {Role::teen, 16, "шестнадцать шестнадцати шестнадцатью sixteen"},
    {Role::teen, 17, "семнадцать семнадцати семнадцатью seventeen"},
    {Role::teen, 18, "восемнадцать восемнадцати восемнадцатью eighteen"},
    {Role::teen, 19, "девятнадцать девятнадцати девятнадцатью nineteen"},
    {Role::ten, 20, "двадцать двадцати двадцатью twenty"},
    {Role::ten, 30, "тридцать тридцати тридцатью thirty"},
    {Role::ten, 40, "сорок сорока forty"},
    {Role::ten, 50, "пятьдесят пятидесяти пятьюдесятью fifty"},
    {Role::ten, 60, "шестьдесят шестидесяти шестьюдесятью sixty"},
    {Role::ten, 70, "семьдесят семидесяти семьюдесятью seventy"},
    {Role::ten, 80, "восемьдесят восьмидесяти восьмьюдесятью восемьюдесятью eighty"},
    {Role::ten, 90, "девяносто девяноста ninety"},
    {Role::hundred, 100, "сто ста"},
    {Role::hundred, 200, "двести двухсот двумстам двумястами двухстах"},
    {Role::hundred, 300, "триста трехсот тремстам тремястами трехстах"},
    {Role::hundred, 400, "четыреста четырехсот четыремстам четырьмястами четырехстах"},
    {Role::hundred, 500, "пятьсот пятисот пятистам пятьюстами пятистах"},
    {Role::hundred, 600, "шестьсот шестисот шестистам шестьюстами шестистах"},
    {Role::hundred, 700, "семьсот семисот семистам семьюстами семистах"},
    {Role::hundred, 800, "восемьсот восьмисот восьмистам восьмьюстами восемьюстами восьмистах"},
    {Role::hundred, 900, "девятьсот девятисот девятистам девятьюстами девятистах"},
    {Role::times, 100, "hundred hundreds"},
    {Role::scale, 10, "десяток десятка десятков десятке"},
    {Role::scale, 12, "дюжина дюжины дюжину дюжин dozen dozens"},
    {Role::scale, 100, "сотня сотни сотню сотен сотней"},
    {Role::scale, 1000, "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыща тыщи тыщу тыщ тыс thousand thousands"},
    {Role::scale, 1000000, "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах млн million millions"},
    {Role::scale, 1000000000,
     "миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами миллиардах млрд billion billions"},
    {Role::lump, 1500, "полтора полторы полутора"},
    {Role::lump, 500, "половина половину половины пол half"},
    {Role::lump, 2000, "пара пару couple"},
    {Role::lump, 500000000, "полмиллиона"},
    {Role::lump, 500000, "полтысячи"},
    {Role::lump, 50000, "полсотни"},
    {Role::lump, 250, "четверть quarter"},
    {Role::digit_noun, 0, "нолей нулей ноли нули нолики ноликов"},
    {Role::digit_noun, 1, "единица единицы единиц единичка единички единичек ones"},
    {Role::digit_noun, 2, "двойка двойки двоек twos"},
    {Role::digit_noun, 3, "тройка тройки троек threes"},
    {Role::digit_noun, 4, "четверка четверки четверок fours"},
    {Role::digit_noun, 5, "пятерка пятерки пятерок fives"},
    {Role::digit_noun, 6, "шестерка шестерки шестерок sixes"},
    {Role::digit_noun, 7, "семерка семерки семерок sevens"},
    {Role::digit_noun, 8, "восьмерка восьмерки восьмерок eights"},
    {Role::digit_noun, 9, "девятка девятки девяток nines"},
    {Role::repeat, 2, "double дважды"},
    {Role::repeat, 3, "triple treble трижды"},
};

// Hard adjectives; «третий» has endings of its own. «Восемьдесятый» and «третьому» are slips of CLDR 42, read all the same.
constexpr Row ordinal_stems[] = {
    {Role::zero, 0, "нулев"},
    {Role::ten, 80, "восемьдесят"},
    {Role::unit, 1, "перв"},
    {Role::unit, 2, "втор"},
    {Role::unit, 4, "четверт"},
    {Role::unit, 5, "пят"},
    {Role::unit, 6, "шест"},
    {Role::unit, 7, "седьм"},
    {Role::unit, 8, "восьм"},
    {Role::unit, 9, "девят"},
    {Role::teen, 10, "десят"},
    {Role::teen, 11, "одиннадцат"},
    {Role::teen, 12, "двенадцат"},
    {Role::teen, 13, "тринадцат"},
    {Role::teen, 14, "четырнадцат"},
    {Role::teen, 15, "пятнадцат"},
    {Role::teen, 16, "шестнадцат"},
    {Role::teen, 17, "семнадцат"},
    {Role::teen, 18, "восемнадцат"},
    {Role::teen, 19, "девятнадцат"},
    {Role::ten, 20, "двадцат"},
    {Role::ten, 30, "тридцат"},
    {Role::ten, 40, "сороков"},
    {Role::ten, 50, "пятидесят"},
    {Role::ten, 60, "шестидесят"},
    {Role::ten, 70, "семидесят"},
    {Role::ten, 80, "восьмидесят"},
    {Role::ten, 90, "девяност"},
    {Role::hundred, 100, "сот"},
    {Role::hundred, 200, "двухсот"},
    {Role::hundred, 300, "трехсот"},
    {Role::hundred, 400, "четырехсот"},
    {Role::hundred, 500, "пятисот"},
    {Role::hundred, 600, "шестисот"},
    {Role::hundred, 700, "семисот"},
    {Role::hundred, 800, "восьмисот"},
    {Role::hundred, 900, "девятисот"},
    {Role::scale, 1000, "тысячн"},
    {Role::scale, 1000000, "миллионн"},
    {Role::scale, 1000000000, "миллиардн"},
};
constexpr std::string_view hard_endings = "ый ий ой ое ого ому ым ом ая ую ою ые ых ыми";
constexpr std::string_view third_forms =
    "третий третье третьего третьему третьому третьими третьим третьем третья третьей третью третьи третьих third";

// «двухтысячный», «пятидесятитысячный»: a stem of its genitive before «тысячн» or «миллионн».
constexpr Row prefixes[] = {{Role::unit, 2, "двух"},    {Role::unit, 3, "трех"},     {Role::unit, 4, "четырех"}, {Role::unit, 5, "пяти"},
                            {Role::unit, 6, "шести"},   {Role::unit, 7, "семи"},     {Role::unit, 8, "восьми"},  {Role::unit, 9, "девяти"},
                            {Role::teen, 10, "десяти"}, {Role::ten, 20, "двадцати"}, {Role::hundred, 100, "сто"}};

constexpr Row english_ordinals[] = {
    {Role::zero, 0, "zeroth"},       {Role::unit, 1, "first"},          {Role::unit, 2, "second"},
    {Role::unit, 5, "fifth"},        {Role::unit, 8, "eighth"},         {Role::unit, 9, "ninth"},
    {Role::teen, 12, "twelfth"},     {Role::ten, 20, "twentieth"},      {Role::ten, 30, "thirtieth"},
    {Role::ten, 40, "fortieth"},     {Role::ten, 50, "fiftieth"},       {Role::ten, 60, "sixtieth"},
    {Role::ten, 70, "seventieth"},   {Role::ten, 80, "eightieth"},      {Role::ten, 90, "ninetieth"},
    {Role::times, 100, "hundredth"}, {Role::scale, 1000, "thousandth"}, {Role::scale, 1000000, "millionth"},
};

NumberWord by_stem(std::string_view stem) {
  for (const Row& row : ordinal_stems)
    if (row.forms == stem) return {row.role, row.value, true};
  for (const Row& scale : ordinal_stems) {
    if (scale.role != Role::scale || !stem.ends_with(scale.forms)) continue;
    const std::string_view before = stem.substr(0, stem.size() - scale.forms.size());
    for (const Row& prefix : prefixes)
      if (prefix.forms == before) return {Role::scale, prefix.value * scale.value, true};
  }
  return {};
}

NumberWord russian_ordinal(std::string_view word) {
  for (const std::size_t length : {std::size_t{6}, std::size_t{4}}) {
    if (word.size() <= length || !is_one_of(word.substr(word.size() - length), hard_endings)) continue;
    if (const NumberWord found = by_stem(word.substr(0, word.size() - length)); found.role != Role::none) return found;
  }
  return {};
}

struct Form {
  std::string_view text;
  NumberWord word;
};

// All written forms, in order: a phrase asks for each of its words several times.
const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> list;
    for (const Row& row : cardinals)
      for (const std::string_view form : split_words(row.forms)) list.push_back({form, {row.role, row.value, false}});
    for (const Row& row : english_ordinals) list.push_back({row.forms, {row.role, row.value, true}});
    for (const std::string_view form : split_words(third_forms)) list.push_back({form, {Role::unit, 3, true}});
    std::sort(list.begin(), list.end(), [](const Form& a, const Form& b) { return a.text < b.text; });
    return list;
  }();
  return all;
}

}  // namespace

NumberWord number_word(std::string_view word) {
  const auto found = std::lower_bound(forms().begin(), forms().end(), word, [](const Form& form, std::string_view text) { return form.text < text; });
  if (found != forms().end() && found->text == word) return found->word;
  if (word.size() > 4 && word.ends_with("th")) {  // "fourth", "nineteenth"
    const NumberWord base = number_word(word.substr(0, word.size() - 2));
    if (base.role == Role::unit || base.role == Role::teen) return {base.role, base.value, true};
  }
  return russian_ordinal(word);
}

}  // namespace portal::text::dictation
