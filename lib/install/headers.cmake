# Installs the public headers, in their floors' folders: every header that marks something
# EMIC_API, the umbrella, and the few that hold public types only.
cmake_policy(VERSION 3.22)
set(types_only emic.h base/api.h base/load_summary.h base/progress.h base/slice.h)

# A relative folder lies in the prefix, which `cmake --install --prefix` may have changed.
get_filename_component(header_folder ${header_folder} ABSOLUTE BASE_DIR ${CMAKE_INSTALL_PREFIX})

file(GLOB_RECURSE headers RELATIVE ${header_source} ${header_source}/*.h)
foreach(header IN LISTS headers)
    file(STRINGS ${header_source}/${header} public REGEX "^EMIC_API " LIMIT_COUNT 1)
    if(public OR header IN_LIST types_only)
        get_filename_component(floor ${header} DIRECTORY)
        file(INSTALL ${header_source}/${header} DESTINATION ${header_folder}/${floor})
    endif()
endforeach()
