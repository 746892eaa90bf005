// Compare and swap, until it holds.
#include "widgets/rating/shared_record.h"

namespace portal::rating {

void SharedRecord::start(const session::Context& context, session::Effects& effects) {
  has_store_ = context.host_can("store");
  is_known_ = !has_store_;
  if (has_store_) watching_ = effects.request("store.watch", {{"name", name_}});
}

json::Object SharedRecord::value() const {
  json::Object out = known_;
  for (const json::Value& change : pending_) apply_(out, change);
  return out;
}

void SharedRecord::change(json::Value change, session::Effects& effects) {
  pending_.push_back(std::move(change));
  put(effects);
}

void SharedRecord::put(session::Effects& effects) {
  if (!is_known_ || pending_.empty() || putting_ != 0 || getting_ != 0) return;
  if (!has_store_) {
    known_ = value();
    pending_.clear();
    return;
  }
  sent_ = static_cast<std::int64_t>(pending_.size());
  putting_ = effects.request("store.put", {{"name", name_}, {"value", value()}, {"revision", static_cast<long long>(revision_)}});
}

// {"value": {…} or null, "revision": n}; what is older than what we know says nothing.
void SharedRecord::take(const json::Value& reply) {
  const json::Value* revision = reply.find("revision");
  if (revision == nullptr || !revision->is_integer() || (is_known_ && revision->integer() < revision_)) return;
  revision_ = revision->integer();
  const json::Value* record = reply.find("value");
  known_ = record != nullptr && record->is_object() ? record->object() : json::Object();
  is_known_ = true;
}

void SharedRecord::give_up() {
  has_store_ = false;
  is_known_ = true;
  known_ = value();
  pending_.clear();
}

bool SharedRecord::reply(std::int64_t request, bool ok, const json::Value& value, session::Effects& effects) {
  if (request == 0 || (request != watching_ && request != putting_ && request != getting_)) return false;
  if (request == putting_) {
    putting_ = 0;
    const bool is_conflict = !ok && value.text_at("type") == "about:conflict";
    if (ok) {
      for (std::int64_t i = 0; i < sent_; ++i) apply_(known_, pending_[static_cast<std::size_t>(i)]);
      pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(sent_));
      sent_ = 0;
      const json::Value* revision = value.find("revision");
      if (revision != nullptr && revision->is_integer() && revision->integer() > revision_) revision_ = revision->integer();
    } else if (is_conflict) {
      getting_ = effects.request("store.get", {{"name", name_}});
    } else {
      give_up();
    }
  } else {
    if (request == getting_) getting_ = 0;
    if (ok) take(value);
    else give_up();
  }
  put(effects);
  return true;
}

void SharedRecord::archive(json::Archive& state, const char* key) {
  state.part(key, [this](json::Archive& in) {
    in.flag("store", has_store_);
    in.flag("known", is_known_);
    in.number("revision", revision_);
    json::Value known = known_;
    json::Value pending = pending_;
    in.value("value", known, json::Kind::object);
    in.value("pending", pending, json::Kind::array);
    in.number("watching", watching_);
    in.number("putting", putting_);
    in.number("getting", getting_);
    in.number("sent", sent_);
    if (in.reads() && known.is_object()) known_ = known.object();
    if (in.reads() && pending.is_array()) pending_ = pending.array();
  });
  if (state.reads() && (sent_ < 0 || sent_ > static_cast<std::int64_t>(pending_.size()))) state.fail(key, "what was written");
}

}  // namespace portal::rating
