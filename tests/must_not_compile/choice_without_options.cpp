// A choice is made with its options. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
NodePtr node = Field::choice(Role::select, "a", Name("Сад")).build();
#else
NodePtr node = Field::choice(Role::select, "a", Name("Сад"), options_json({{"1", "Первый", ""}})).build();
#endif
