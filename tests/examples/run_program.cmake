# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM with ARGUMENTS; it must exit with EXIT and print something that matches each regex of OUTPUT. CTest's own
# PASS_REGULAR_EXPRESSION looks for any one of its expressions and ignores the exit code.
execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
message("${text}")
if(NOT result STREQUAL EXIT)
  message(FATAL_ERROR "exit ${result} instead of ${EXIT}")
endif()
foreach(regex IN LISTS OUTPUT)
  if(NOT text MATCHES "${regex}")
    message(FATAL_ERROR "nothing in the output matches `${regex}`")
  endif()
endforeach()
