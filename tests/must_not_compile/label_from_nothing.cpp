// A name is made from text, never by default. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
Name name;
#else
Name name("Имя");
#endif
