// Pieces put together, then looked into.
#include "examples/portal/backend/uploads.h"

#include <charconv>
#include <random>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "sdk/json/reader.h"

namespace portal::demo {

namespace {

constexpr std::string_view accepted[] = {"application/pdf", "image/jpeg", "image/png", "image/webp"};

bool is_accepted(std::string_view type) {
  for (const std::string_view one : accepted)
    if (one == type) return true;
  return false;
}

// Nobody can guess it: 128 bits of the system's own chance.
std::string fresh_id() {
  std::random_device chance;
  std::string id;
  for (int i = 0; i < 32; ++i) id += "0123456789abcdef"[chance() % 16];
  return id;
}

}  // namespace

std::string_view content_type(std::string_view bytes) {
  const auto begins = [&](std::string_view with) { return bytes.substr(0, with.size()) == with; };
  if (begins("%PDF-")) return accepted[0];
  if (begins("\xFF\xD8\xFF")) return accepted[1];
  if (begins("\x89PNG\r\n\x1A\n")) return accepted[2];
  if (begins("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return accepted[3];
  return {};
}

Uploads::File* Uploads::own(const Visit& visit) {
  const auto found = files_.find(visit.parameters[0]);
  return found == files_.end() || found->second.person != visit.person ? nullptr : &found->second;
}

Response Uploads::state(const std::string& id, const File& file, int status) {
  return answer(status, json::Object{{"file", id}, {"offset", file.bytes.size()}, {"done", file.bytes.size() == file.size}});
}

Response Uploads::begin(const Request& request, const Visit& visit) {
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  File file;
  std::string name;
  std::int64_t size = 0;
  json::Reader read(body, "");
  read.required("name", name);
  read.required("size", size);
  read.required("type", file.type);
  if (size <= 0) read.fail(ErrorCode::out_of_range, "size", "bytes, at least one", std::to_string(size));
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  if (!is_accepted(file.type)) return problem(ProblemKind::file_type_refused, visit.language);
  file.person = visit.person;
  file.size = static_cast<std::size_t>(size);
  const std::lock_guard lock(guard_);
  std::size_t together = file.size;
  for (const auto& [id, other] : files_)
    if (other.person == visit.person) together += other.size;
  if (file.size > most_bytes || together > most_together) return problem(ProblemKind::file_too_large, visit.language);
  const auto made = files_.emplace(fresh_id(), std::move(file)).first;
  return state(made->first, made->second, 201).set("Location", "/api/files/" + made->first);
}

Response Uploads::put(const Request& request, const Visit& visit) {
  if (request.body_too_large) return problem(ProblemKind::body_too_large, visit.language);
  if (request.media_type() != "application/octet-stream")
    return problem(ProblemKind::media_type_unsupported, visit.language).set("Accept", "application/octet-stream");
  const std::string& digits = visit.parameters[1];
  std::size_t offset = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  if (error != std::errc() || end != digits.data() + digits.size()) return problem(ProblemKind::request_malformed, visit.language);
  const std::lock_guard lock(guard_);
  File* file = own(visit);
  if (file == nullptr) return problem(ProblemKind::file_not_found, visit.language);
  if (offset != file->bytes.size() || offset + request.body.size() > file->size) return problem(ProblemKind::file_offset_wrong, visit.language);
  file->bytes += request.body;
  if (file->bytes.size() == file->size && content_type(file->bytes) != file->type) {
    files_.erase(visit.parameters[0]);
    return problem(ProblemKind::file_type_refused, visit.language);
  }
  return state(visit.parameters[0], *file, 200);
}

Response Uploads::look(const Request&, const Visit& visit) {
  const std::lock_guard lock(guard_);
  const File* file = own(visit);
  return file == nullptr ? problem(ProblemKind::file_not_found, visit.language) : state(visit.parameters[0], *file, 200);
}

Response Uploads::drop(const Request&, const Visit& visit) {
  const std::lock_guard lock(guard_);
  if (own(visit) != nullptr) files_.erase(visit.parameters[0]);
  Response gone;
  gone.status = 204;
  return gone.set("Cache-Control", "no-store");
}

}  // namespace portal::demo
