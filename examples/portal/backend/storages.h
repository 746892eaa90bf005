#pragma once
// All that the portal keeps, one storage a domain, opened together.

#include <memory>
#include <string>

#include "examples/portal/backend/case_storage.h"
#include "examples/portal/backend/consent_storage.h"
#include "examples/portal/backend/rating_storage.h"
#include "examples/portal/backend/storage.h"

namespace portal::demo {

struct Storages {
  std::unique_ptr<Storage> main;  // drafts and applications
  std::unique_ptr<CaseStorage> cases;
  std::unique_ptr<ConsentStorage> consents;
  std::unique_ptr<RatingStorage> ratings;
};

// Each in a file of its own in the folder. Errors: storage_failed.
Result<Storages> open_storages(const std::string& folder);

}  // namespace portal::demo
