// An error belongs to a field and to nothing else. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
NodePtr node = Content::paragraph("p", "text").error("wrong").build();
#else
NodePtr node = Field::make(Role::text_field, "a", Name("Имя")).error("Введите имя").build();
#endif
