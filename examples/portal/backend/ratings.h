#pragma once
// Ratings over the API: events in, each once; methodologies out; and what became of one person's feedback, by the token that only they have.

#include <map>
#include <string>

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/rating_storage.h"

namespace portal::demo {

class Ratings {
 public:
  // Reads content/methodologies/*.json and content/ratings/measures.json; what cannot be read is not known.
  Ratings(const std::string& content, RatingStorage& storage, Clock clock);

  Response add(const Request& request, const Visit& visit);              // one CloudEvent, or a batch
  Response get_methodology(const Request& request, const Visit& visit);  // one version never changes
  Response aggregate(const Request& request, const Visit& visit);        // what may be published of all of them: ?by=version
  Response feedback(const Request& request, const Visit& visit);         // "you said, we did", by token

 private:
  // What an authority has done about what many people said.
  struct Measure {
    std::string id, target, reason;  // reason "": whatever was said
    std::string status;
    json::Object said, done;  // by language
    std::string date;
  };
  std::optional<Response> take(const json::Value& event, std::string path, const Visit& visit, std::vector<KeptRating>& out) const;
  Response answer_batch(const std::vector<KeptRating>& ratings, const std::vector<Kept>& kept, const Visit& visit) const;
  json::Array measures_for(const KeptRating& rating) const;
  void read_measures(const std::string& file);

  std::map<std::string, methodology::Methodology> methodologies_;  // by hash
  std::vector<Measure> measures_;
  RatingStorage& storage_;
  const Clock clock_;
};

}  // namespace portal::demo
