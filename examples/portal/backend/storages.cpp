// Opening them all.
#include "examples/portal/backend/storages.h"

namespace portal::demo {

Result<Storages> open_storages(const std::string& folder) {
  Storages out;
  PORTAL_TRY(out.main, open_storage(folder));
  PORTAL_TRY(out.cases, open_case_storage(folder));
  PORTAL_TRY(out.consents, open_consent_storage(folder));
  PORTAL_TRY(out.ratings, open_rating_storage(folder));
  return out;
}

}  // namespace portal::demo
