# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles the tables of resources/ into catalogue.sqlite and catalogue-odbl.sqlite:
#   gramme_compile_catalogue(target COMPILER executable RESOURCES folder OUTPUT folder)
# The files below are what gramme-catalog-compiler reads; a new table is added here and in its specs.
function(gramme_compile_catalogue target)
    cmake_parse_arguments(CATALOGUE "" "COMPILER;RESOURCES;OUTPUT" "" ${ARGN})
    set(inputs
        hardware_db/accelerators.csv
        hardware_db/aliases.csv
        hardware_db/cloud_instances.csv
        hardware_db/cpus.csv
        hardware_db/defaults.csv
        hardware_db/editions.csv
        hardware_db/embodied.csv
        hardware_db/embodied_of.csv
        hardware_db/mfu.csv
        hardware_db/lacoste_hardware.csv
        hardware_db/sources.csv
        hardware_db/odbl/embodied.csv
        hardware_db/odbl/sources.csv
        licences/odbl-notice.txt
        references/equivalences.csv
        references/reference_points.csv
        references/references.bib
        references/social_cost.csv
        references/sources.csv
        references/workload_presets.csv
        references/odbl/equivalences.csv
        references/odbl/reference_points.csv
        regions/aliases.csv
        regions/cloud_regions.csv
        regions/energy_sources.csv
        regions/grid_history.csv
        regions/grid_hours.csv
        regions/grid_months.csv
        regions/grid_sources.csv
        regions/grids.csv
        regions/lacoste_regions.csv
        regions/providers.csv
        regions/sources.csv
        regions/water.csv
        regions/odbl/grid_history.csv
        regions/odbl/grid_hours.csv
        regions/odbl/grid_months.csv
        regions/odbl/grid_sources.csv
        regions/odbl/grids.csv
        regions/odbl/sources.csv
    )
    list(TRANSFORM inputs PREPEND "${CATALOGUE_RESOURCES}/")
    set(files "${CATALOGUE_OUTPUT}/catalogue.sqlite" "${CATALOGUE_OUTPUT}/catalogue-odbl.sqlite")
    add_custom_command(
        OUTPUT ${files}
        COMMAND ${CATALOGUE_COMPILER} "${CATALOGUE_RESOURCES}" "${CATALOGUE_OUTPUT}"
        DEPENDS ${CATALOGUE_COMPILER} ${inputs}
        COMMENT "Compiling the catalogue"
        VERBATIM)
    add_custom_target(${target} ALL DEPENDS ${files})
endfunction()
