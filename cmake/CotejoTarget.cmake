# How every library of the tree is declared: one static library a folder, one set of flags.

find_program(COTEJO_CCACHE ccache)
if(COTEJO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${COTEJO_CCACHE}")
endif()

add_library(cotejo_flags INTERFACE)
target_compile_features(cotejo_flags INTERFACE cxx_std_20)
target_include_directories(cotejo_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(cotejo_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${COTEJO_WARNINGS_AS_ERRORS}>:-Werror>)
if(COTEJO_SANITIZE)
  # Optimized a little, as the sanitizers' authors advise.
  target_compile_options(cotejo_flags INTERFACE -fsanitize=${COTEJO_SANITIZE} -fno-omit-frame-pointer -g1
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:COTEJO_NOT_OPTIMIZED>>>:-O1>)
  # To tell an object's type, the runtime opens a pipe, which the sandbox of cotejo-extract refuses: right ones are
  # taken for wrong.
  target_compile_options(cotejo_flags INTERFACE -fno-sanitize=vptr)
  target_link_options(cotejo_flags INTERFACE -fsanitize=${COTEJO_SANITIZE})
  include(SanitizerOptions)
endif()

# cotejo_library(NAME SOURCES a.cc … USES other_library …)
function(cotejo_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC cotejo_flags ${ARG_USES})
endfunction()
