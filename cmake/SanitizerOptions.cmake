# What the sanitizers go by, linked to every program: tests/sanitizers/options.cc says why. Their reports are files in
# sanitizer-reports, named after the program and the process.
set(reports "${CMAKE_BINARY_DIR}/sanitizer-reports")
file(MAKE_DIRECTORY "${reports}")
add_library(cotejo_sanitizer_options OBJECT "${CMAKE_SOURCE_DIR}/tests/sanitizers/options.cc")
target_compile_definitions(cotejo_sanitizer_options PRIVATE
  COTEJO_SANITIZER_REPORTS="${reports}/report"
  COTEJO_THREAD_SUPPRESSIONS="${CMAKE_SOURCE_DIR}/tests/sanitizers/thread.supp")
target_link_libraries(cotejo_flags INTERFACE $<TARGET_OBJECTS:cotejo_sanitizer_options>)
