# One function per kind of target, so that each CMakeLists.txt is a list of names. Options are target-scoped, sources listed.

set(PORTAL_ROOT ${CMAKE_SOURCE_DIR})

# Warnings, language level and include root, for every target of ours.
add_library(portal_options INTERFACE)
target_compile_features(portal_options INTERFACE cxx_std_20)
target_include_directories(portal_options INTERFACE ${PORTAL_ROOT})
target_compile_options(portal_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Werror)
if(EMSCRIPTEN)
  # The core reports by Result and never throws; without exceptions and RTTI the module is a third smaller.
  target_compile_options(portal_options INTERFACE -fno-exceptions -fno-rtti -Wno-unused-command-line-argument)
  if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    # Emscripten 3.1.6 adds -fno-inline-functions to -Oz, so that not even a string's size() is inlined: the last word is ours.
    # A form's module is two to three times as fast with it, and 2 % smaller in Brotli.
    target_compile_options(portal_options INTERFACE -Oz -flto -finline-functions)
  endif()
endif()
if(PORTAL_SANITIZE)
  target_compile_options(portal_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(portal_options INTERFACE -fsanitize=address,undefined)
endif()
if(PORTAL_FUZZ)
  target_compile_options(portal_options INTERFACE -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(portal_options INTERFACE -fsanitize=address,undefined)
endif()

# portal_add_library(<name> SOURCES a.cpp … DEPENDS other …)
function(portal_add_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC portal_options ${arg_DEPENDS})
endfunction()

# portal_add_test(<name> SOURCES a_test.cpp … DEPENDS library …): one GoogleTest program, one CTest entry per case.
function(portal_add_test name)
  if(EMSCRIPTEN OR NOT PORTAL_TESTS)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE portal_options ${arg_DEPENDS} GTest::gtest_main GTest::gmock)
  target_compile_definitions(${name} PRIVATE PORTAL_SOURCE_DIR="${PORTAL_ROOT}")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PORTAL_ROOT})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "PORTAL_CORPUS_DIR=${PORTAL_CORPUS_DIR}")
endfunction()

# The corpus that the tests are given holds so many cases of a suite at the least: fewer were not read. make conformance takes any corpus.
function(portal_corpus_holds name cases)
  if(TEST ${name})
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "PORTAL_LEAST_PASSED=${cases}")
  endif()
endfunction()

# portal_add_tool(<name> SOURCES main.cpp … DEPENDS library …): a native program.
function(portal_add_tool name)
  if(EMSCRIPTEN)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE portal_options ${arg_DEPENDS})
endfunction()

# portal_add_widget(<name> SOURCES … DEPENDS …): the library portal_widget_<name>, with its contract <name>.json as contract.h
# (without examples and words, which only documentation and tests need).
function(portal_add_widget name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  set(generated ${CMAKE_BINARY_DIR}/generated/widgets/${name}/contract.h)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -D INPUT=${CMAKE_CURRENT_SOURCE_DIR}/${name}.json -D OUTPUT=${generated} -D WIDGET=${name}
            -P ${PORTAL_ROOT}/sdk/cmake/embed_contract.cmake
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}.json ${PORTAL_ROOT}/sdk/cmake/embed_contract.cmake)
  portal_add_library(portal_widget_${name} SOURCES ${arg_SOURCES} ${generated} DEPENDS ${arg_DEPENDS})
  target_include_directories(portal_widget_${name} PRIVATE ${CMAKE_BINARY_DIR}/generated)
endfunction()
