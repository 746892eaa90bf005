// The model of this release, read once from the bytes that the build has put into the program.
#include <cassert>

#include "sdk/classifier/model.h"

namespace portal::classifier {

extern const unsigned char own_model_bytes[];
extern const unsigned long own_model_size;

const Model& own_model() {
  static const Model model = [] {
    auto read = Model::read({reinterpret_cast<const char*>(own_model_bytes), own_model_size});
    assert(read.ok());
    return std::move(read).value();
  }();
  return model;
}

}  // namespace portal::classifier
