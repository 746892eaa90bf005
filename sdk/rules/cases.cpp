// The case split: what Kleene's logic leaves open is decided by trying the values that can make a difference.
//
// Each pass learns how every missing fact is used. One that is only compared (with constants, known facts, other missing facts)
// or asked for its truth can be told apart by finitely many values: the constants themselves, and between, below and above them
// as many as there are missing facts compared with one another. A fact of a finite domain is tried whole, whatever its use.
// One used otherwise (in a sum, a text, a list) stays unknown, but the term it makes is compared in its stead, as if free:
// that can leave a decidable rule open and never decides an open one. After each choice the pass is made anew, so constants
// that only then become known count too. Finite domains are chosen first, then whole numbers and dates, then the dense rest.
#include <cmath>

#include "sdk/rules/evaluator.h"

namespace portal::rules {

using json::Value;
using Type = Domain::Type;

namespace {

constexpr std::int64_t small_range = 32;  // of whole numbers that is tried whole

// "children.*.age" is the domain of "children.0.age".
bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    if (pattern[0] == '*') {
      const std::size_t dot = path.find('.');
      path.remove_prefix(dot == std::string_view::npos ? path.size() : dot);
    } else if (pattern[0] == path[0]) {
      path.remove_prefix(1);
    } else {
      return false;
    }
    pattern.remove_prefix(1);
  }
  return pattern.empty() && path.empty();
}

void add(json::Array& list, Value value) {
  for (const Value& item : list)
    if (item == value) return;
  list.push_back(std::move(value));
}

}  // namespace

// The values to try for one slot.
class Candidates {
 public:
  Candidates(const Evaluator& evaluator, const Slot& slot) : slots_(evaluator.slots_), evaluator_(evaluator), slot_(slot) {
    if (slot.domain != nullptr) {
      type_ = slot.domain->type;
      declared_ = true;
    } else if (slot.term) {
      declared_ = true;
      const std::uint8_t traits = info_of(evaluator.table_.nodes[slot.node].op).traits;
      type_ = (traits & trait::number) != 0 ? Type::number
              : (traits & trait::text) != 0 ? Type::text
              : (traits & trait::date) != 0 ? Type::date
                                            : Type::integer;
    }
  }

  // 0: finite; 1: whole numbers and dates; 2: dense.
  int rank() const {
    if (!declared_) return 2;
    if (finite()) return 0;
    return type_ == Type::integer || type_ == Type::date ? 1 : 2;
  }

  // False: no finite number of values can speak for all.
  bool list(json::Array& out) {
    if (declared_ && finite()) {
      finite_values(out);
      return true;
    }
    learn();
    if (opaque_) return false;
    const bool text = declared_ ? type_ == Type::text || type_ == Type::date : texts_;
    if (text && loose_numbers_) return false;  // "5" == 5: text that is turned into numbers cannot be tried out
    if (wants(Type::boolean)) {
      out.push_back(false);
      out.push_back(true);
    }
    if (wants(Type::number) || (declared_ && type_ == Type::integer)) numbers(out);
    if (declared_ && type_ == Type::date && !odd_text_) dates(out);
    else if (wants(Type::text) || (declared_ && type_ == Type::date)) texts(out);
    if (!declared_)
      for (const Value& other : others_) out.push_back(other);
    return true;
  }

 private:
  bool wants(Type type) const {
    if (declared_) return type_ == type;
    if (type == Type::boolean) return booleans_ || !(numbers_ || texts_);
    return type == Type::number ? numbers_ : texts_;
  }

  bool finite() const {
    if (slot_.domain == nullptr) return false;
    const Domain& domain = *slot_.domain;
    if (!domain.values.empty() || type_ == Type::boolean) return true;
    return type_ == Type::integer && domain.minimum.is_integer() && domain.maximum.is_integer() &&
           domain.maximum.number() - domain.minimum.number() < small_range;
  }

  void finite_values(json::Array& out) const {
    const Domain& domain = *slot_.domain;
    out = domain.values;
    if (!out.empty()) return;
    const bool boolean = type_ == Type::boolean;
    const std::int64_t last = boolean ? 1 : domain.maximum.integer();
    for (std::int64_t i = boolean ? 0 : domain.minimum.integer(); i <= last; ++i) out.push_back(boolean ? Value(i != 0) : Value(i));
  }

  // What the slots compared with this one, and their constants, say about it.
  void learn() {
    const std::uint32_t group = evaluator_.group_of(index());
    boundaries_.push_back(0);
    text_boundaries_.push_back("");
    bool pair_loose = false;
    bool other_types = false;
    bool fact_pairs = false;
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
      const Slot& member = slots_[i];
      if (evaluator_.group_of(i) != group) continue;
      if (!member.has_value) ++members_;
      pair_loose |= member.loose;
      opaque_ |= member.opaque;  // its constants may show only later, and would be ours too
      for (const Constant& constant : evaluator_.constants_)
        if (constant.slot == i) learn(constant.value, constant.loose);
      fact_pairs |= i != index();
      const Candidates other(evaluator_, member);
      if (other.declared_) {
        const bool text = other.type_ == Type::text || other.type_ == Type::date;
        texts_ |= text;
        odd_text_ |= other.type_ == Type::text;
        numbers_ |= other.type_ == Type::number || other.type_ == Type::integer;
        other_types |= !text;
        if (member.domain != nullptr) {
          if (!member.domain->minimum.is_null()) learn(evaluator_.cell_of(member.domain->minimum), false);
          if (!member.domain->maximum.is_null()) learn(evaluator_.cell_of(member.domain->maximum), false);
        }
      }
    }
    if (fact_pairs && !(booleans_ || numbers_ || texts_)) numbers_ = true;
    if (pair_loose && (other_types || booleans_ || numbers_ || !others_.empty())) loose_numbers_ = true;
  }

  void learn(const Cell& cell, bool loose) {
    CivilDate date;
    double number = cell.number;
    if (cell.tag == Tag::text) {
      texts_ = true;
      add(text_boundaries_, *cell.value);
      odd_text_ |= !parse_date(cell.value->text(), date);
      if (text_to_number(cell.value->text(), number)) add(boundaries_, number);
      return;
    }
    loose_numbers_ |= loose;
    if (cell.tag == Tag::boolean) booleans_ = true;
    else if (cell.tag == Tag::number) numbers_ = true;
    else return add(others_, evaluator_.to_value(cell));
    add(boundaries_, number);
  }

  void numbers(json::Array& out) const {
    const bool whole = declared_ && type_ == Type::integer;
    for (const Value& boundary : boundaries_) {
      const double at = boundary.number();
      double next = INFINITY;
      bool lowest = true;
      for (const Value& other : boundaries_) {
        if (other.number() > at && other.number() < next) next = other.number();
        lowest &= other.number() >= at;
      }
      add_number(at, whole, out);
      const double step = 1 + std::fabs(at) / 2;
      for (std::uint32_t i = 1; i <= (whole ? members_ : 1); ++i) {
        const double above = whole ? std::floor(at) + i : next == INFINITY ? at + step : at + (next - at) / 2;
        if (above > at && above < next) add_number(above, whole, out);
        if (lowest) add_number(whole ? std::ceil(at) - i : at - step, whole, out);
      }
    }
  }

  void add_number(double number, bool whole, json::Array& out) const {
    if (!std::isfinite(number) || (whole && std::floor(number) != number)) return;
    if (declared_ && slot_.domain != nullptr) {
      const Domain& domain = *slot_.domain;
      if (domain.minimum.is_number() && number < domain.minimum.number()) return;
      if (domain.maximum.is_number() && number > domain.maximum.number()) return;
    }
    out.push_back(number);
  }

  // Between s and the next text stand s+"\0", s+"\0\0", …: the texts that follow s at once.
  void texts(json::Array& out) const {
    for (const Value& boundary : text_boundaries_) {
      const std::string* next = nullptr;
      for (const Value& other : text_boundaries_)
        if (other.text() > boundary.text() && (next == nullptr || other.text() < *next)) next = &other.text();
      std::string text = boundary.text();
      for (std::uint32_t i = 0; i <= members_ && (next == nullptr || text < *next); ++i) {
        out.push_back(text);
        text += '\0';
      }
    }
  }

  void dates(json::Array& out) const {
    const Domain* domain = slot_.domain;
    const std::int32_t low = bound(domain != nullptr ? &domain->minimum : nullptr, first_day);
    const std::int32_t high = bound(domain != nullptr ? &domain->maximum : nullptr, last_day);
    const auto around = static_cast<std::int32_t>(members_);
    for (const Value& boundary : text_boundaries_) {
      const std::int32_t day = bound(&boundary, low);
      for (std::int32_t i = day - around; i <= day + around; ++i)
        if (i >= low && i <= high) add(out, date_text(date_of(i)));
    }
  }

  static std::int32_t bound(const Value* text, std::int32_t otherwise) {
    CivilDate date;
    return text != nullptr && text->is_string() && parse_date(text->text(), date) ? day_number(date) : otherwise;
  }

  std::uint32_t index() const { return static_cast<std::uint32_t>(&slot_ - slots_.data()); }

  const std::vector<Slot>& slots_;
  const Evaluator& evaluator_;
  const Slot& slot_;
  bool declared_ = false;
  Type type_ = Type::text;
  std::uint32_t members_ = 0;
  bool opaque_ = false, booleans_ = false, numbers_ = false, texts_ = false, odd_text_ = false, loose_numbers_ = false;
  json::Array boundaries_;  // numbers
  json::Array text_boundaries_;
  json::Array others_;  // null, lists, objects
};

std::uint32_t Evaluator::slot_for(std::string key, std::uint32_t node, bool term) {
  for (std::uint32_t i = 0; i < slots_.size(); ++i) {
    const Slot& slot = slots_[i];
    if (slot.term == term && (term ? same(slot.node, node) : slot.key == key)) return i;
  }
  if (slots_.size() == slot_limit) {
    bounded_ = true;
    return no_slot;
  }
  Slot slot;
  slot.node = node;
  slot.term = term;
  slot.group = static_cast<std::uint32_t>(slots_.size());
  if (!term && options_.domains != nullptr)
    for (const Domain& domain : *options_.domains)
      if (slot.domain == nullptr && matches(domain.fact, key)) slot.domain = &domain;
  slot.key = std::move(key);
  slots_.push_back(std::move(slot));
  return static_cast<std::uint32_t>(slots_.size() - 1);
}

Cell Evaluator::value_of(std::uint32_t slot) {
  Cell cell(Tag::unknown);
  if (slot == no_slot) return cell;
  if (slots_[slot].has_value) return slots_[slot].value;
  missing_.push_back(slot);
  cell.slot = static_cast<std::uint16_t>(slot);
  return cell;
}

// The value of an operation on missing facts. Inside lists each item would be a term of its own: there it is only unknown.
Cell Evaluator::term(const Node& node) {
  constexpr std::uint8_t typed = trait::number | trait::text | trait::date | trait::integer;
  if (scope_ != &facts_ || (info_of(node.op).traits & typed) == 0) return {Tag::unknown};
  return value_of(slot_for({}, index_of(node), true));
}

Cell Evaluator::blur(const Cell& cell) {
  if (cell.tag != Tag::unknown) return cell;
  if (cell.slot != no_slot) slots_[cell.slot].opaque = true;
  return {Tag::unknown};
}

bool Evaluator::same(std::uint32_t a, std::uint32_t b) const {
  const Node& left = table_.nodes[a];
  const Node& right = table_.nodes[b];
  if (a == b) return true;
  if (left.op != right.op || left.count != right.count || left.spread != right.spread || left.climb != right.climb) return false;
  if (left.op == Op::constant && table_.constants[left.data] != table_.constants[right.data]) return false;
  if (left.tokens != right.tokens) return false;
  for (std::uint32_t i = 0; left.tokens != none && i < left.tokens; ++i)
    if (table_.tokens[left.data + i] != table_.tokens[right.data + i]) return false;
  for (std::uint32_t i = 0; i < left.count; ++i)
    if (!same(left.first + i, right.first + i)) return false;
  return true;
}

std::uint32_t Evaluator::group_of(std::uint32_t slot) const {
  while (slots_[slot].group != slot) slot = slots_[slot].group;
  return slot;
}

// Two cells are compared, one or both unknown.
void Evaluator::note(const Cell& left, const Cell& right, bool loose) {
  const bool both = left.tag == Tag::unknown && right.tag == Tag::unknown;
  if (both && (left.slot == no_slot || right.slot == no_slot)) {
    blur(left);
    blur(right);
  } else if (both) {
    const std::uint32_t a = group_of(left.slot);
    const std::uint32_t b = group_of(right.slot);
    slots_[a < b ? b : a].group = a < b ? a : b;
    slots_[left.slot].loose |= loose;
  } else {
    const Cell& unknown = left.tag == Tag::unknown ? left : right;
    const Cell& known = left.tag == Tag::unknown ? right : left;
    if (unknown.slot == no_slot) return;
    if (constants_.size() < constant_limit) return constants_.push_back({unknown.slot, known, loose});
    blur(unknown);
    bounded_ = true;
  }
}

Answer Evaluator::pass() {
  missing_.clear();
  constants_.clear();
  for (std::uint32_t i = 0; i < slots_.size(); ++i) {
    Slot& slot = slots_[i];
    slot.opaque = slot.loose = false;
    slot.group = i;
  }
  bytes_ = 0;
  made_.clear();
  return truth(0);
}

bool Evaluator::next_slot(std::uint32_t& chosen, json::Array& candidates) {
  for (Slot& slot : slots_) slot.relevant = false;
  for (const std::uint32_t slot : missing_) slots_[slot].relevant = true;
  for (int rank = 0; rank <= 2; ++rank) {
    for (chosen = 0; chosen < slots_.size(); ++chosen) {
      if (!slots_[chosen].relevant) continue;
      Candidates of(*this, slots_[chosen]);
      if (of.rank() != rank) continue;
      if (!charge(slots_.size() + constants_.size() * constants_.size() / 8)) return false;
      if (of.list(candidates)) return true;
    }
  }
  return false;
}

Answer Evaluator::split(std::uint32_t depth) {
  const Answer answer = pass();
  bounded_ |= stopped_;
  if (answer != Answer::unknown || stopped_) return answer;
  std::uint32_t slot = 0;
  json::Array candidates;
  if (!next_slot(slot, candidates)) {
    bounded_ |= stopped_;
    return stopped_ ? Answer::failed : Answer::unknown;
  }
  Answer together = Answer::failed;  // cases that fail are no cases
  for (const Value& candidate : candidates) {
    if (++cases_ > options_.limits.cases || depth >= 64) {
      bounded_ = true;
      together = Answer::unknown;
      break;
    }
    slots_[slot].has_value = true;
    slots_[slot].value = cell_of(candidate);
    const Answer one = split(depth + 1);
    if (one == Answer::failed && !stopped_) continue;
    together = together == Answer::failed || together == one ? one : Answer::unknown;
    if (together == Answer::unknown || stopped_) break;
  }
  slots_[slot].has_value = false;
  return together;
}

}  // namespace portal::rules
