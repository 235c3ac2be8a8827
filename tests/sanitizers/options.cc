// SPDX-License-Identifier: GPL-3.0-or-later
// What the sanitizers go by, in every program that is built with them: a test that gives a program
// an environment of its own would lose what ASAN_OPTIONS and the like say (which come after these,
// and change single ones). Reports go to a folder: nobody reads what a server says at its end.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the sanitizers' names.

#define COTEJO_REPORTS "log_path='" COTEJO_SANITIZER_REPORTS "':log_exe_name=1:exitcode=66:"

extern "C" {

// Xapian 1.4.22 deletes by another size than it allocates, in Database::check and its matcher: the
// one thing of others that is let pass.
const char* __asan_default_options();
const char* __asan_default_options() {
  return COTEJO_REPORTS "new_delete_type_mismatch=0";
}

const char* __ubsan_default_options();
const char* __ubsan_default_options() {
  return COTEJO_REPORTS "halt_on_error=1:print_stacktrace=1";
}

const char* __tsan_default_options();
const char* __tsan_default_options() {
  return COTEJO_REPORTS "suppressions='" COTEJO_THREAD_SUPPRESSIONS "'";
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
