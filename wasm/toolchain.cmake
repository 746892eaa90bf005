# Finds Emscripten's own toolchain file: $EMSDK first (current releases), else Debian's package.
foreach(root "$ENV{EMSDK}/upstream/emscripten" "$ENV{EMSCRIPTEN_ROOT}" /usr/share/emscripten)
  if(EXISTS "${root}/cmake/Modules/Platform/Emscripten.cmake")
    include("${root}/cmake/Modules/Platform/Emscripten.cmake")
    return()
  endif()
endforeach()
message(FATAL_ERROR "Emscripten was not found: install Debian's package emscripten, or set EMSDK")
