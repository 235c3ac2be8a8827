# Manual pages and completions of shells: the built programs tell their own commands and options.

set(COTEJO_ZSH_FOLDER "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" CACHE STRING
  "Where zsh looks for completions; Debian's packages have a folder of their own")
set(shell_files "${CMAKE_BINARY_DIR}/share/completions")
file(MAKE_DIRECTORY "${shell_files}")
set(completions)
foreach(program cotejo-indexer cotejo-searcher)
  foreach(shell bash zsh fish)
    set(file "${shell_files}/${program}.${shell}")
    add_custom_command(OUTPUT "${file}"
      COMMAND ${program} --generate ${shell} > "${file}" DEPENDS ${program} VERBATIM)
    list(APPEND completions "${file}")
  endforeach()
  install(FILES "${shell_files}/${program}.bash" RENAME ${program}
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${shell_files}/${program}.zsh" RENAME _${program}
          DESTINATION "${COTEJO_ZSH_FOLDER}")
  install(FILES "${shell_files}/${program}.fish"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endforeach()
add_custom_target(completions ALL DEPENDS ${completions})

find_program(SCDOC scdoc)
if(NOT SCDOC)
  message(WARNING "scdoc is missing: there will be no manual pages; scripts/install-deps installs it")
  return()
endif()
set(pages)
foreach(page cotejo-indexer.1 cotejo-searcher.1 cotejo.toml.5 cotejo-query.7)
  string(REGEX MATCH "[0-9]$" section "${page}")
  string(REGEX REPLACE "\\.[0-9]$" "" name "${page}")
  set(program)
  if(TARGET ${name})
    set(program "-DPROGRAM=$<TARGET_FILE:${name}>")
  endif()
  set(file "${CMAKE_BINARY_DIR}/share/man/man${section}/${page}")
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/share/man/man${section}")
  set(frame "${CMAKE_SOURCE_DIR}/packaging/man/${page}.scd.in")
  set(script "${CMAKE_SOURCE_DIR}/cmake/make-manual-page.cmake")
  add_custom_command(OUTPUT "${file}"
    COMMAND "${CMAKE_COMMAND}" "-DFRAME=${frame}" "-DOUTPUT=${file}" "-DVERSION=${PROJECT_VERSION}"
            "-DSCDOC=${SCDOC}" ${program} -P "${script}"
    DEPENDS "${frame}" "${script}" $<$<TARGET_EXISTS:${name}>:${name}> VERBATIM)
  list(APPEND pages "${file}")
  install(FILES "${file}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()
add_custom_target(manual ALL DEPENDS ${pages})
