# Writes the C++ that lists widget kinds: for each module of WebAssembly (wasm/modules.json), and natively for all widgets.

# portal_write_kinds(<file> FUNCTION portal::wasm::widget_kinds HEADER wasm/door.h WIDGETS form …)
# Convention: widgets/<name>/<name>.h declares portal::<name>::<name>_kind(); a hyphen in a name is an underscore in C++.
function(portal_write_kinds file)
  cmake_parse_arguments(arg "" "FUNCTION;HEADER" "WIDGETS" ${ARGN})
  set(includes "#include \"${arg_HEADER}\"\n")
  set(kinds "")
  foreach(widget IN LISTS arg_WIDGETS)
    string(REPLACE "-" "_" word "${widget}")
    string(APPEND includes "#include \"widgets/${widget}/${widget}.h\"\n")
    list(APPEND kinds "portal::${word}::${word}_kind()")
  endforeach()
  list(JOIN kinds ", " kinds)
  file(CONFIGURE OUTPUT ${file} CONTENT
"// Made by sdk/cmake/widget_kinds.cmake.
${includes}
std::span<const portal::session::WidgetKind> ${arg_FUNCTION}() {
  static const portal::session::WidgetKind kinds[] = {${kinds}};
  return kinds;
}
" @ONLY)
endfunction()

# portal_read_modules(<json>): portal_modules is the list of names, portal_module_<name> the widgets of each.
macro(portal_read_modules json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${json})
  file(READ ${json} portal_modules_text)
  string(JSON portal_modules_count LENGTH "${portal_modules_text}")
  math(EXPR portal_modules_last "${portal_modules_count} - 1")
  set(portal_modules "")
  foreach(index RANGE ${portal_modules_last})
    string(JSON name MEMBER "${portal_modules_text}" ${index})
    list(APPEND portal_modules ${name})
    set(portal_module_${name} "")
    string(JSON count LENGTH "${portal_modules_text}" ${name})
    math(EXPR last "${count} - 1")
    foreach(place RANGE ${last})
      string(JSON widget GET "${portal_modules_text}" ${name} ${place})
      list(APPEND portal_module_${name} ${widget})
    endforeach()
  endforeach()
endmacro()
