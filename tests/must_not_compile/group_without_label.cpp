// A group cannot exist without its label. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
NodePtr node = Container::group("g").build();
#else
NodePtr node = Container::group("g", Name("Ребёнок")).build();
#endif
