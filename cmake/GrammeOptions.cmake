# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for compiler and linker options: every target links gramme_options.
add_library(gramme_options INTERFACE)
target_compile_features(gramme_options INTERFACE cxx_std_20)
target_include_directories(gramme_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(gramme_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(gramme_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wconversion -Wno-sign-conversion -Wformat=2 -Wimplicit-fallthrough)
# --as-needed: gramme-cli must not load Qt Gui because a static room it links mentions it.
target_link_options(gramme_options INTERFACE -Wl,--as-needed)

if(GRAMME_SANITIZE)
    target_compile_options(gramme_options INTERFACE
        -fsanitize=${GRAMME_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(gramme_options INTERFACE -fsanitize=${GRAMME_SANITIZE})
endif()

# A room of the house: a static library gramme_<name> from the sources given.
function(gramme_add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(gramme_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(gramme_${name}
        PUBLIC ${ROOM_PUBLIC}
        PRIVATE gramme_options ${ROOM_PRIVATE})
    target_include_directories(gramme_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    target_compile_features(gramme_${name} PUBLIC cxx_std_20)
endfunction()
