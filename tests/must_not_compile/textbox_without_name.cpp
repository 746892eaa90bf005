// A field cannot be made without a name. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
NodePtr node = Field::make(Role::text_field, "a").build();
#else
NodePtr node = Field::make(Role::text_field, "a", Name("Имя")).build();
#endif
