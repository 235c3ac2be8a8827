# What makes a fault of memory hard to use, in whatever is built for others to run: programs that lie anywhere in memory,
# whose tables of foreign functions are read-only, and whose stack and calls are watched. Not with the sanitizers, which
# watch more.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)

if(COTEJO_SANITIZE OR NOT COTEJO_HARDEN)
  return()
endif()
set(for_others "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
foreach(flag -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  string(MAKE_C_IDENTIFIER "COTEJO_HAS${flag}" has)
  check_cxx_compiler_flag(${flag} ${has})
  if(${has})
    target_compile_options(cotejo_flags INTERFACE $<${for_others}:${flag}>)
  endif()
endforeach()
foreach(flag -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  string(MAKE_C_IDENTIFIER "COTEJO_LINKS${flag}" links)
  check_linker_flag(CXX ${flag} ${links})
  if(${links})
    target_link_options(cotejo_flags INTERFACE $<${for_others}:${flag}>)
  endif()
endforeach()
# It needs an optimizing compiler: tests, which are compiled as they stand, are left out.
set(is_test "$<BOOL:$<TARGET_PROPERTY:COTEJO_NOT_OPTIMIZED>>")
target_compile_options(cotejo_flags INTERFACE
  "$<$<AND:${for_others},$<NOT:${is_test}>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
