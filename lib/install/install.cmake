# What `cmake --install` lays down: both libraries, the public headers, a CMake package and a
# pkg-config file. tests/package.sh builds a program against the result.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/emic)
install(TARGETS emic_shared EXPORT emicSharedTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS emic_static EXPORT emicStaticTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
# Two sets, so that a user of the shared library needs none of the libraries below it.
install(EXPORT emicSharedTargets NAMESPACE emic:: DESTINATION ${package_folder})
install(EXPORT emicStaticTargets NAMESPACE emic:: DESTINATION ${package_folder})

configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/emicConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/emicConfig.cmake
    INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
    ${CMAKE_CURRENT_BINARY_DIR}/emicConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/emicConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/emicConfigVersion.cmake
        DESTINATION ${package_folder})

# A pkg-config file wants folders relative to its prefix when they lie in it.
foreach(kind IN ITEMS LIB INCLUDE)
    if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}DIR}")
        set(EMIC_PC_${kind}DIR "${CMAKE_INSTALL_${kind}DIR}")
    else()
        set(EMIC_PC_${kind}DIR "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
    endif()
endforeach()
string(REPLACE ";" " " EMIC_PC_MODULES "${EMIC_MODULES}")
# The prefix may be chosen as late as `cmake --install --prefix`, so the file is written then.
set(EMIC_PC_PREFIX "@CMAKE_INSTALL_PREFIX@")
configure_file(${CMAKE_CURRENT_LIST_DIR}/emic.pc.in ${CMAKE_CURRENT_BINARY_DIR}/emic.pc.in @ONLY)
install(CODE "configure_file(\"${CMAKE_CURRENT_BINARY_DIR}/emic.pc.in\"
                             \"${CMAKE_CURRENT_BINARY_DIR}/emic.pc\" @ONLY)")
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/emic.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Which headers are public is read from the headers themselves, at installation.
install(CODE "set(header_source \"${CMAKE_CURRENT_SOURCE_DIR}\")
              set(header_folder \"${CMAKE_INSTALL_INCLUDEDIR}/emic\")")
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/headers.cmake)

# The lists of names in the library come from others, whose notices go wherever it goes.
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/privacy/names/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME names.md)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/privacy/names/scowl-copyright.txt
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
