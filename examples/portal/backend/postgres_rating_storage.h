#pragma once
// Ratings in PostgreSQL, for a city: partitioned by the month of arrival, counted by SQL, the same contract as in SQLite.
//
// The schema is rating_schema.sql, applied when the data base is empty; the view rating_public hides small numbers by itself, so
// that whoever may only read it cannot see one.

#include "examples/portal/backend/rating_storage.h"

namespace portal::demo {

// `url`: postgresql://…, as libpq reads it. Errors: storage_failed (no connection, no right, a schema of another version).
Result<std::unique_ptr<RatingStorage>> open_postgres_rating_storage(const std::string& url);

}  // namespace portal::demo
