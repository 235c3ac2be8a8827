# Makes one manual page: its frame, with what the program tells of its commands, through scdoc.
# cmake -DFRAME=… -DOUTPUT=… -DVERSION=… -DSCDOC=… [-DPROGRAM=…] -P make-manual-page.cmake
set(COMMANDS "")
if(PROGRAM)
  execute_process(COMMAND "${PROGRAM}" --generate scdoc OUTPUT_VARIABLE COMMANDS COMMAND_ERROR_IS_FATAL ANY)
endif()
configure_file("${FRAME}" "${OUTPUT}.scd" @ONLY)
execute_process(COMMAND "${SCDOC}" INPUT_FILE "${OUTPUT}.scd" OUTPUT_FILE "${OUTPUT}" COMMAND_ERROR_IS_FATAL ANY)
