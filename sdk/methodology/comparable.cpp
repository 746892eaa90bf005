// Part by part; the first reason of a kind is enough.
#include "sdk/methodology/comparable.h"

#include <algorithm>

#include "sdk/json/pointer.h"

namespace portal::methodology {

namespace {

struct Entry {
  std::string_view code;
  Blocks blocks;
  std::string_view english;
  std::string_view russian;
};

const Entry& entry(DifferenceCode code) {
  static constexpr Entry entries[] = {
#define X(code, blocks, english, russian) {#code, Blocks::blocks, english, russian},
#include "sdk/methodology/differences.def"
#undef X
  };
  return entries[static_cast<std::size_t>(code)];
}

using Code = DifferenceCode;

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

bool share_a_language(const Texts& a, const Texts& b) {
  return std::any_of(a.all().begin(), a.all().end(), [&b](const auto& one) { return b.find(one.first) != nullptr; });
}

// In every language that both have.
bool same(const Texts& a, const Texts& b) {
  return std::all_of(a.all().begin(), a.all().end(), [&b](const auto& one) {
    const std::string* other = b.find(one.first);
    return other == nullptr || *other == one.second;
  });
}

class Comparer {
 public:
  Comparer(const Methodology& a, const Methodology& b) : a_(a), b_(b) {}

  Comparison take(const Question* one, const Question* other) {
    if (one == nullptr || other == nullptr) {
      found(Code::construct, "/questions");
    } else {
      const auto index = static_cast<std::size_t>(one - a_.questions.data());
      questions(*one, *other, json::pointer_join("/questions", index));
    }
    settings();
    if (one != nullptr && other != nullptr && one->formula != other->formula) found(Code::formula, "/questions");
    if (a_.shows != b_.shows || a_.days_after_taken != b_.days_after_taken) found(Code::throttle, "/throttle");
    if (a_.minimum != b_.minimum || a_.few != b_.few) found(Code::suppression, "/suppression");
    return std::move(out_);
  }

 private:
  void found(Code code, std::string where) {
    out_.answers = out_.answers && blocks_of(code) != Blocks::answers;
    out_.scores = out_.scores && blocks_of(code) == Blocks::nothing;
    out_.differences.push_back({code, std::move(where)});
  }

  void questions(const Question& one, const Question& other, const std::string& path) {
    if (!share_a_language(a_.title, b_.title)) found(Code::language, "/title");
    bool same_words = true;
    bool any_target = false;
    for (const std::string& target : a_.targets) {
      if (!b_.covers(target)) continue;
      any_target = true;
      same_words = same_words && same(one.wording_for(target), other.wording_for(target));
    }
    if (!any_target || !same_words) found(Code::wording, path + "/wording");
    if (one.points.size() != other.points.size()) {
      found(Code::scale_length, path + "/scale/points");
    } else {
      bool same_anchors = true;
      for (std::size_t i = 0; i < one.points.size(); ++i) same_anchors = same_anchors && same(one.points[i].anchor, other.points[i].anchor);
      if (!same_anchors) found(Code::anchors, path + "/scale/points");
    }
    const bool same_shown = a_.screen.anchors == b_.screen.anchors && (!a_.has_voice || !b_.has_voice || a_.voice.anchors == b_.voice.anchors) &&
                            (!a_.has_paper || !b_.has_paper || a_.paper.anchors == b_.paper.anchors);
    if (!same_shown) found(Code::anchors_shown, "/channels");
    if (a_.screen.marks != b_.screen.marks) found(Code::marks, "/channels/screen/marks");
    if (one.best_first != other.best_first) found(Code::order, path + "/scale/order");
  }

  void settings() {
    if (sorted(a_.endpoints) != sorted(b_.endpoints)) found(Code::trigger, "/trigger/endpoints");
    if (sorted(a_.clients) != sorted(b_.clients)) found(Code::eligibility, "/eligibility/clients");
    if (a_.one_in != b_.one_in) found(Code::sampling, "/sampling/one_in");
  }

  const Methodology& a_;
  const Methodology& b_;
  Comparison out_;
};

const Question* measuring(const Methodology& method, Construct construct) {
  for (const Question& question : method.questions)
    if (question.construct == construct) return &question;
  return nullptr;
}

}  // namespace

std::string_view name_of(DifferenceCode code) { return entry(code).code; }
Blocks blocks_of(DifferenceCode code) { return entry(code).blocks; }
std::string_view sentence_of(DifferenceCode code, std::string_view language) {
  return language.substr(0, 2) == "ru" ? entry(code).russian : entry(code).english;
}

Comparison compare(const Methodology& a, const Methodology& b, Construct construct) {
  if (a.hash() == b.hash() && measuring(a, construct) != nullptr) return {};
  return Comparer(a, b).take(measuring(a, construct), measuring(b, construct));
}

Comparison comparable(const Methodology& a, const Methodology& b) {
  if (a.hash() == b.hash()) return {};
  const bool same_construct = a.main().construct == b.main().construct;
  return Comparer(a, b).take(&a.main(), same_construct ? &b.main() : nullptr);
}

}  // namespace portal::methodology
