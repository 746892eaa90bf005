// The closed list of properties, and their names from ICU's own data.
#include "sdk/text/native/ecma_properties.h"

#include <unicode/uchar.h>

namespace portal::text {
namespace {

// ECMA-262 table 67, without those of strings (they need the "v" flag).
constexpr UProperty kBinary[] = {UCHAR_ASCII_HEX_DIGIT,
                                 UCHAR_ALPHABETIC,
                                 UCHAR_BIDI_CONTROL,
                                 UCHAR_BIDI_MIRRORED,
                                 UCHAR_CASE_IGNORABLE,
                                 UCHAR_CASED,
                                 UCHAR_CHANGES_WHEN_CASEFOLDED,
                                 UCHAR_CHANGES_WHEN_CASEMAPPED,
                                 UCHAR_CHANGES_WHEN_LOWERCASED,
                                 UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED,
                                 UCHAR_CHANGES_WHEN_TITLECASED,
                                 UCHAR_CHANGES_WHEN_UPPERCASED,
                                 UCHAR_DASH,
                                 UCHAR_DEFAULT_IGNORABLE_CODE_POINT,
                                 UCHAR_DEPRECATED,
                                 UCHAR_DIACRITIC,
                                 UCHAR_EMOJI,
                                 UCHAR_EMOJI_COMPONENT,
                                 UCHAR_EMOJI_MODIFIER,
                                 UCHAR_EMOJI_MODIFIER_BASE,
                                 UCHAR_EMOJI_PRESENTATION,
                                 UCHAR_EXTENDED_PICTOGRAPHIC,
                                 UCHAR_EXTENDER,
                                 UCHAR_GRAPHEME_BASE,
                                 UCHAR_GRAPHEME_EXTEND,
                                 UCHAR_HEX_DIGIT,
                                 UCHAR_IDS_BINARY_OPERATOR,
                                 UCHAR_IDS_TRINARY_OPERATOR,
                                 UCHAR_ID_CONTINUE,
                                 UCHAR_ID_START,
                                 UCHAR_IDEOGRAPHIC,
                                 UCHAR_JOIN_CONTROL,
                                 UCHAR_LOGICAL_ORDER_EXCEPTION,
                                 UCHAR_LOWERCASE,
                                 UCHAR_MATH,
                                 UCHAR_NONCHARACTER_CODE_POINT,
                                 UCHAR_PATTERN_SYNTAX,
                                 UCHAR_PATTERN_WHITE_SPACE,
                                 UCHAR_QUOTATION_MARK,
                                 UCHAR_RADICAL,
                                 UCHAR_REGIONAL_INDICATOR,
                                 UCHAR_S_TERM,
                                 UCHAR_SOFT_DOTTED,
                                 UCHAR_TERMINAL_PUNCTUATION,
                                 UCHAR_UNIFIED_IDEOGRAPH,
                                 UCHAR_UPPERCASE,
                                 UCHAR_VARIATION_SELECTOR,
                                 UCHAR_WHITE_SPACE,
                                 UCHAR_XID_CONTINUE,
                                 UCHAR_XID_START};

constexpr std::string_view kPseudo[] = {"Any", "ASCII", "Assigned"};

// ICU looks names up loosely ("letter", "LET TER"); ECMA-262 wants one of the names letter by letter.
// No name has more than three spellings (P, Punctuation, punct), and the enumeration holds no number above three.
template <class NameAt>
bool is_exactly_one_of(std::string_view name, NameAt name_at) {
  for (int choice = U_SHORT_PROPERTY_NAME; choice <= U_PROPERTY_NAME_CHOICE_COUNT + 1; ++choice) {
    const char* candidate = name_at(static_cast<UPropertyNameChoice>(choice));
    if (candidate != nullptr && name == candidate) return true;
  }
  return false;
}

bool has_value(UProperty property, const std::string& name) {
  const int32_t value = u_getPropertyValueEnum(property, name.c_str());
  return value != UCHAR_INVALID_CODE &&
         is_exactly_one_of(name, [&](UPropertyNameChoice choice) { return u_getPropertyValueName(property, value, choice); });
}

bool is_binary(const std::string& name) {
  for (const UProperty property : kBinary) {
    if (is_exactly_one_of(name, [&](UPropertyNameChoice choice) { return u_getPropertyName(property, choice); })) return true;
  }
  return false;
}

}  // namespace

std::string icu_property_of(std::string_view expression) {
  const std::size_t equals = expression.find('=');
  const std::string name(expression.substr(0, equals));
  if (equals == std::string_view::npos) {
    for (const std::string_view pseudo : kPseudo) {
      if (name == pseudo) return name;
    }
    if (has_value(UCHAR_GENERAL_CATEGORY_MASK, name)) return "gc=" + name;
    return is_binary(name) ? name : "";
  }
  const std::string value(expression.substr(equals + 1));
  if (name == "General_Category" || name == "gc") return has_value(UCHAR_GENERAL_CATEGORY_MASK, value) ? "gc=" + value : "";
  const bool extensions = name == "Script_Extensions" || name == "scx";
  if (!extensions && name != "Script" && name != "sc") return "";
  if (!has_value(UCHAR_SCRIPT, value)) return "";
  return (extensions ? "scx=" : "sc=") + value;
}

bool is_identifier_start(char32_t character) {
  return character == '$' || character == '_' || u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_ID_START);
}

bool is_identifier_part(char32_t character) {
  return character == '$' || character == 0x200C || character == 0x200D || u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_ID_CONTINUE);
}

}  // namespace portal::text
