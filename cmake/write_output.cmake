# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=... -DARGUMENTS=... -DOUTPUT=... -P write_output.cmake: writes what a program prints to a file.
execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} OUTPUT_FILE "${OUTPUT}" COMMAND_ERROR_IS_FATAL ANY)
