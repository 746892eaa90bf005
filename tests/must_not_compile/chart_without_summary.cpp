// A chart says in words what its marks show. [R 54]
#include "sdk/ui/node.h"
using namespace portal::ui;
#ifdef MISUSE
NodePtr node = Chart::bars("a", Name("Оценка"), Name("Канал"), Name("Оценка"), {}, {}).build();
#else
NodePtr node = Chart::bars("a", Name("Оценка"), Name("Выше всего по телефону"), Name("Канал"), Name("Оценка"), {}, {}).build();
#endif
