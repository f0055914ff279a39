# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#[=======================================================================[.rst:
TypeplateAddModel
-----------------

``typeplate_add_model(<target> CARD <model_card.json> [TEMPLATES <folder>])``
  adds a library to link against, whose header is generated from the card at build time::

    typeplate_add_model(steam_properties CARD models/steam/model_card.json)
    target_link_libraries(app PRIVATE steam_properties)

    #include <steam_properties/steam_properties.hpp>   // <target>/<target>.hpp

  The namespace in the header comes from the card's name, the file's name from the target. A relative path is looked for
  in the current source folder, then in the current build folder; a card that a command makes must have its command
  before this call, in the same CMakeLists.txt. The header is generated again when the card (or the generator) changes,
  and only then. With Ninja, a file that includes it is compiled again only when the header's text changes; with
  Makefiles, whenever it was generated.

  ``TEMPLATES`` names a folder of your own templates: each of its ``*.mustache`` files is filled too, into the folder of
  the header's, ``${CMAKE_CURRENT_BINARY_DIR}/typeplate/<target>``, and again when one of them changes.

``TYPEPLATE_EXECUTABLE``
  names another generator program. When cross-compiling it must run on the host; where it is not set, the program
  `typeplate` in the host's PATH is taken, never one that was built for the target machine.
#]=======================================================================]

# The file that a user named as a card; fails when neither it nor a command that makes it exists.
function(_typeplate_card target name result)
  get_filename_component(card "${name}" ABSOLUTE)
  get_filename_component(built "${name}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  foreach(candidate IN ITEMS "${card}" "${built}")
    get_source_file_property(generated "${candidate}" GENERATED)
    if(generated OR (EXISTS "${candidate}" AND NOT IS_DIRECTORY "${candidate}"))
      set(${result} "${candidate}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "typeplate_add_model(${target}): there is no card `${card}`, and no command before this call makes one: "
    "give the path of a model_card.json")
endfunction()

# What the generator is given for a folder of templates, and which files it then reads.
function(_typeplate_templates target name words_result files_result)
  get_filename_component(folder "${name}" ABSOLUTE)
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.mustache")
  if(NOT files)
    message(FATAL_ERROR "typeplate_add_model(${target}): the folder of templates `${folder}` holds no *.mustache file")
  endif()
  set(${words_result} --templates "${folder}" PARENT_SCOPE)
  set(${files_result} "${files}" PARENT_SCOPE)
endfunction()

# The program that generates: a file, or our own target.
function(_typeplate_generator result)
  if(NOT TYPEPLATE_EXECUTABLE AND CMAKE_CROSSCOMPILING)
    find_program(TYPEPLATE_HOST_EXECUTABLE NAMES typeplate
      NO_PACKAGE_ROOT_PATH NO_CMAKE_PATH NO_CMAKE_ENVIRONMENT_PATH NO_CMAKE_SYSTEM_PATH NO_CMAKE_FIND_ROOT_PATH)
    mark_as_advanced(TYPEPLATE_HOST_EXECUTABLE)
    if(NOT TYPEPLATE_HOST_EXECUTABLE)
      message(FATAL_ERROR "cross-compiling needs Typeplate's generator for this machine, and there is no `typeplate` in PATH: "
        "install Typeplate here too, or set TYPEPLATE_EXECUTABLE to its program")
    endif()
    set(${result} "${TYPEPLATE_HOST_EXECUTABLE}" PARENT_SCOPE)
  elseif(TYPEPLATE_EXECUTABLE)
    if(NOT IS_ABSOLUTE "${TYPEPLATE_EXECUTABLE}" OR NOT EXISTS "${TYPEPLATE_EXECUTABLE}")
      message(FATAL_ERROR "TYPEPLATE_EXECUTABLE is `${TYPEPLATE_EXECUTABLE}`, which is no program: "
        "set it to the whole path of `typeplate`")
    endif()
    set(${result} "${TYPEPLATE_EXECUTABLE}" PARENT_SCOPE)
  elseif(TARGET typeplate::typeplate)
    set(${result} typeplate::typeplate PARENT_SCOPE)
  else()
    message(FATAL_ERROR "this Typeplate was built without its generator (TYPEPLATE_GENERATOR=OFF): "
      "set TYPEPLATE_EXECUTABLE to the whole path of a `typeplate` of the same version")
  endif()
endfunction()

function(typeplate_add_model target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CARD;TEMPLATES" "")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "typeplate_add_model(${target}): unknown arguments `${arg_UNPARSED_ARGUMENTS}`")
  endif()
  if(NOT arg_CARD)
    message(FATAL_ERROR "typeplate_add_model(${target}): say which card: CARD path/to/model_card.json")
  endif()
  if(NOT target MATCHES "^[A-Za-z][A-Za-z0-9_]*$")
    message(FATAL_ERROR "typeplate_add_model(${target}): the target's name is also the header's, so it may have letters, digits and `_` only")
  endif()
  _typeplate_card(${target} "${arg_CARD}" card)
  _typeplate_generator(program)
  set(templates "")
  set(template_files "")
  if(arg_TEMPLATES)
    _typeplate_templates(${target} "${arg_TEMPLATES}" templates template_files)
  endif()
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/typeplate/${target}")
  set(header "${folder}/${target}/${target}.hpp")
  # The generator leaves a header alone whose text stays the same. Ninja looks again after a command has run, so nothing
  # that includes the header is compiled; Make would run the command again at every build, hence the touch.
  set(touch "")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch COMMAND "${CMAKE_COMMAND}" -E touch "${header}")
  endif()
  add_custom_command(OUTPUT "${header}"
    COMMAND ${program} generate "${card}" -o "${folder}" --header "${target}/${target}.hpp" ${templates} ${touch}
    DEPENDS "${card}" ${program} ${template_files}
    COMMENT "Generating ${target}/${target}.hpp from ${arg_CARD}"
    VERBATIM)
  add_library(${target} INTERFACE)
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${folder}" FILES "${header}")
  if(TARGET typeplate::runtime)
    target_link_libraries(${target} INTERFACE typeplate::runtime)
  else()
    target_link_libraries(${target} INTERFACE typeplate::engine)
  endif()
endfunction()
