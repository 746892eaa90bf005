#pragma once
// Reading a catalogue, part by part. For this room only.

#include "sdk/catalogue/catalogue.h"
#include "sdk/json/reader.h"

namespace portal::catalogue {

class CatalogueReader {
 public:
  explicit CatalogueReader(Catalogue& out) : out_(out) {}
  Result<void> read(const json::Value& document);

 private:
  Result<void> concepts(const json::Value* list);
  Result<void> one_concept(const json::Value& source, const std::string& path);
  Result<void> criteria(const json::Value* list);
  Result<void> criterion(const json::Value& source, const std::string& path);
  Result<void> events(const json::Value* list);
  Result<void> segments(const json::Value* list);
  Result<void> authorities(const json::Value* list);
  Result<void> evidence(const json::Value* list);
  Result<void> services(const json::Value* list);
  Result<void> service(const json::Value& source, const std::string& path);
  Result<void> service_references(json::Reader& read, const std::string& path, Service& service);
  Result<void> service_delivery(json::Reader& read, const std::string& path, Service& service);
  Result<void> bundles(const json::Value* list);
  Result<void> requirements(const json::Value* list, const std::string& path, const std::string& owner, std::vector<std::uint32_t>& out);
  Result<std::unique_ptr<rules::Rule>> rule(const json::Value* source, const std::string& path);
  Result<void> links();
  std::uint32_t fact(const std::string& path);

  Catalogue& out_;
  NameIndex authorities_, evidence_, segments_;
  NameIndex criteria_;  // names as they stand in the document: the list grows by criteria in place while it is asked
};

// {"ru": "…"}; a plain text is an error: who writes one language forgets the other.
Result<Text> read_text(const json::Value* source, const std::string& path);
Result<std::vector<LegalResource>> read_legal(const json::Value* source, const std::string& path);
Result<void> read_validity(json::Reader& read, Validity& out);
bool is_id(std::string_view text);    // a–z 0–9 - . up to 100
bool is_path(std::string_view text);  // an address on the portal itself: "/…", not "//…"

}  // namespace portal::catalogue
