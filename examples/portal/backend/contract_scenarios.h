#pragma once
// How each operation of the contract is brought to each status it describes: one file a domain, all of them run by contract_test.cpp.

#include <string>
#include <vector>

#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {

struct ContractScenario {
  std::string operation;
  int status;
  httplib::Result (*send)(httplib::Client&);
};

std::vector<ContractScenario> case_contract_scenarios();
std::vector<ContractScenario> consent_contract_scenarios();
std::vector<ContractScenario> file_contract_scenarios();
std::vector<ContractScenario> rating_contract_scenarios();

// A person whom the demo does not know, with all that a request may need besides.
inline const httplib::Headers& stranger() {
  static const httplib::Headers headers{{"Cookie", "demo_person=nobody"}, {"If-None-Match", "*"}, {"Idempotency-Key", "k"}};
  return headers;
}

}  // namespace portal::demo
