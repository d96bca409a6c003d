-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema of catalogue.sqlite and catalogue-odbl.sqlite, written by gramme-catalog-compiler.
--
-- One table per CSV table of resources/, columns named as there, units in the names. NULL means
-- not known or not applicable, never zero. Rows keep the order of the tables: ORDER BY rowid where
-- a table has one, else ORDER BY its key.
--
-- Both files have all the tables. The second holds the share-alike rows only: grids EM-* and every
-- row whose source is em-*, and embodied rows of Boavizta's database. A reference that may lead
-- from one file into the other (parent_id, grid_id of the series, grid_id_alt, hours_grid_id,
-- months_grid_id, low_id, best_id and high_id of embodied_of) is plain text which the compiler has checked over both; the others are foreign
-- keys.
--
-- Every row of facts carries source_id, source_url, licence, year and a confidence; it is called
-- verification in the tables of references and quality in grid, as in the CSVs. Where a table
-- states none of its own, the compiler has filled them in from the row's source.

PRAGMA application_id = 0x4752414D; -- "GRAM"
PRAGMA user_version = 2;

-- kind ("main" or "odbl"), edition_current, edition_lacoste, notice (odbl: must travel with every
-- figure of this file), licence, licence_file (name in the folder licences)
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    source_id TEXT NOT NULL PRIMARY KEY CHECK (source_id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    publisher TEXT,
    url TEXT,
    licence TEXT,
    licence_url TEXT,
    attribution TEXT,
    data_years TEXT,
    confidence TEXT, -- what a row of this source is worth where the row does not say
    notes TEXT,
    share_alike INTEGER NOT NULL CHECK (share_alike IN (0, 1))
) STRICT;

CREATE TABLE bibliography (
    citation_key TEXT NOT NULL PRIMARY KEY CHECK (citation_key <> ''),
    entry TEXT NOT NULL CHECK (entry LIKE '@%')
) STRICT;

-- Hardware ---------------------------------------------------------------------------------------

CREATE TABLE accelerator (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    vendor TEXT NOT NULL,
    family TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('gpu', 'tpu', 'npu', 'soc')),
    form_factor TEXT NOT NULL,
    release_year INTEGER,
    tdp_w REAL CHECK (tdp_w > 0),
    memory_gb REAL CHECK (memory_gb > 0),
    fp32_tflops REAL CHECK (fp32_tflops > 0),
    tf32_tflops REAL CHECK (tf32_tflops > 0),
    fp16_tflops REAL CHECK (fp16_tflops > 0),
    bf16_tflops REAL CHECK (bf16_tflops > 0),
    fp8_tflops REAL CHECK (fp8_tflops > 0),
    int8_tops REAL CHECK (int8_tops > 0),
    idle_w REAL CHECK (idle_w > 0),
    source_id TEXT NOT NULL REFERENCES source,
    source_document TEXT NOT NULL, -- the document of this very row, as precisely as it is known
    source_url TEXT NOT NULL,
    licence TEXT,
    confidence TEXT NOT NULL CHECK (confidence IN ('datasheet', 'database', 'estimate')),
    year TEXT, -- when the source was read or issued
    note TEXT,
    CHECK (idle_w IS NULL OR idle_w < tdp_w),
    CHECK (tdp_w IS NOT NULL OR note IS NOT NULL)
) STRICT;

CREATE TABLE cpu (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    vendor TEXT NOT NULL,
    family TEXT NOT NULL,
    segment TEXT NOT NULL CHECK (segment IN
        ('server', 'workstation', 'desktop', 'laptop', 'embedded', 'handheld')),
    cores INTEGER NOT NULL CHECK (cores > 0),
    tdp_w REAL NOT NULL CHECK (tdp_w > 0),
    tdp_per_core_w REAL NOT NULL CHECK (tdp_per_core_w > 0),
    release_year INTEGER,
    source_id TEXT NOT NULL REFERENCES source,
    source_document TEXT NOT NULL,
    source_url TEXT NOT NULL,
    licence TEXT,
    confidence TEXT NOT NULL CHECK (confidence IN ('datasheet', 'database', 'estimate')),
    year TEXT,
    note TEXT
) STRICT;

-- Other names of a device, each belonging to one device of its kind. `key` is the alias in lower
-- case without accents, blanks and punctuation. Ids and full names are aliases too.
CREATE TABLE alias (
    kind TEXT NOT NULL CHECK (kind IN ('accelerator', 'cpu')),
    key TEXT NOT NULL CHECK (key <> ''),
    id TEXT NOT NULL,
    alias TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('id', 'name', 'explicit', 'generated')),
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of_device ON alias (kind, id);

-- Defaults of the edition `current` for method full, with their range. `kind` is a kind of device;
-- for device_power a confidence, for pue_overhead whose PUE it is.
CREATE TABLE hardware_default (
    quantity TEXT NOT NULL CHECK (quantity IN
        ('utilisation', 'host_w', 'host_share', 'cpu_utilisation', 'memory_w_per_gb', 'device_power',
         'pue_overhead', 'intensity', 'lifetime_years', 'lifetime_use', 'wue_onsite')),
    kind TEXT NOT NULL CHECK (kind IN ('any', 'gpu', 'tpu', 'npu', 'soc', 'cpu', 'datasheet',
        'database', 'estimate', 'region', 'provider', 'fallback')),
    workload TEXT NOT NULL CHECK (workload IN
        ('any', 'pretraining', 'fine-tuning', 'inference', 'small-model')),
    low REAL NOT NULL CHECK (low >= 0),
    value REAL NOT NULL,
    high REAL NOT NULL,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    year TEXT,
    note TEXT,
    PRIMARY KEY (quantity, kind, workload),
    CHECK (low <= value AND value <= high)
) STRICT, WITHOUT ROWID;

-- Model FLOPs utilisation over a whole run, of the dense 16-bit peak.
CREATE TABLE mfu (
    "match" TEXT NOT NULL CHECK ("match" IN ('family', 'kind', 'any')),
    "key" TEXT NOT NULL, -- a family or a kind of accelerator.csv; any
    low REAL NOT NULL CHECK (low > 0),
    best REAL NOT NULL,
    high REAL NOT NULL CHECK (high <= 1),
    source_id TEXT NOT NULL REFERENCES source,
    citation_key TEXT REFERENCES bibliography,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    year TEXT,
    note TEXT NOT NULL, -- the runs and the arithmetic
    PRIMARY KEY ("match", "key"),
    CHECK (low <= best AND best <= high)
) STRICT, WITHOUT ROWID;

-- Which rows of embodied stand for a device and for its share of the machine around it: item x
-- share. "id@low" and "id@high" are the low and the high of an item. All NULL: nothing does.
CREATE TABLE embodied_of (
    "match" TEXT NOT NULL CHECK ("match" IN
        ('device', 'segment', 'family', 'form_factor', 'kind', 'any')),
    "key" TEXT NOT NULL, -- device: an accelerator's id, or how ids begin up to a hyphen
    part TEXT NOT NULL CHECK (part IN ('device', 'host')),
    low_id TEXT,
    low_share REAL CHECK (low_share > 0),
    best_id TEXT,
    best_share REAL CHECK (best_share > 0),
    high_id TEXT,
    high_share REAL CHECK (high_share > 0),
    note TEXT NOT NULL,
    UNIQUE ("match", "key", part),
    CHECK ((low_id IS NULL) = (best_id IS NULL) AND (best_id IS NULL) = (high_id IS NULL)),
    CHECK ((low_id IS NULL) = (low_share IS NULL) AND (best_id IS NULL) = (best_share IS NULL) AND
        (high_id IS NULL) = (high_share IS NULL))
) STRICT;

-- Electricity --------------------------------------------------------------------------------------

CREATE TABLE grid (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('world', 'country', 'state', 'province', 'subregion')),
    country_iso2 TEXT,
    country_iso3 TEXT,
    country TEXT, -- name of the country, from its own row
    parent_id TEXT,
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    intensity_g_per_kwh REAL NOT NULL CHECK (intensity_g_per_kwh BETWEEN 0 AND 1500),
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    method TEXT NOT NULL CHECK (method IN ('production', 'consumption')),
    year INTEGER NOT NULL,
    low_g_per_kwh REAL,
    high_g_per_kwh REAL,
    range_years TEXT,
    coal_pct REAL,
    gas_pct REAL,
    oil_pct REAL,
    nuclear_pct REAL,
    hydro_pct REAL,
    wind_pct REAL,
    solar_pct REAL,
    bio_pct REAL,
    other_pct REAL,
    mix_year INTEGER,
    generation_twh REAL,
    source_id TEXT NOT NULL REFERENCES source,
    source_name TEXT NOT NULL,
    source_url TEXT NOT NULL,
    licence TEXT NOT NULL,
    hours_grid_id TEXT,
    months_grid_id TEXT,
    profile_match TEXT CHECK (profile_match IN ('own', 'area', 'proxy')),
    utc_offset_hours REAL NOT NULL CHECK (utc_offset_hours BETWEEN -12 AND 14),
    quality TEXT NOT NULL CHECK (quality IN ('official', 'high', 'medium', 'low')),
    note TEXT,
    CHECK ((low_g_per_kwh IS NULL) = (high_g_per_kwh IS NULL)),
    CHECK (low_g_per_kwh IS NULL OR low_g_per_kwh <= high_g_per_kwh),
    CHECK ((hours_grid_id IS NULL) = (profile_match IS NULL)),
    CHECK (id = 'WORLD' OR parent_id IS NOT NULL)
) STRICT;
CREATE INDEX grid_of_country ON grid (country_iso2);

-- Every annual value that is known of a grid; one of them is the primary one, that of `grid`.
CREATE TABLE grid_source (
    grid_id TEXT NOT NULL,
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh BETWEEN 0 AND 1500),
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    method TEXT NOT NULL CHECK (method IN ('production', 'consumption')),
    year INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    note TEXT,
    PRIMARY KEY (grid_id, source_id, year)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX grid_source_primary ON grid_source (grid_id) WHERE is_primary = 1;

-- What people call a grid beside its id, its name and the ISO codes of its country.
CREATE TABLE grid_alias (
    alias TEXT NOT NULL PRIMARY KEY,
    grid_id TEXT NOT NULL REFERENCES grid
) STRICT;

CREATE TABLE grid_history (
    grid_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh BETWEEN 0 AND 1500),
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    method TEXT NOT NULL CHECK (method IN ('production', 'consumption')),
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    PRIMARY KEY (grid_id, source_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE grid_month (
    grid_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh BETWEEN 0 AND 1500),
    ratio_to_year REAL NOT NULL CHECK (ratio_to_year BETWEEN 0 AND 5),
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    method TEXT NOT NULL CHECK (method IN ('production', 'consumption')),
    n_hours INTEGER,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT NOT NULL,
    confidence TEXT,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    PRIMARY KEY (grid_id, source_id, year, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE grid_hour (
    grid_id TEXT NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    hour_utc INTEGER NOT NULL CHECK (hour_utc BETWEEN 0 AND 23),
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh BETWEEN 0 AND 1500),
    ratio_to_mean REAL NOT NULL,
    n_samples INTEGER NOT NULL CHECK (n_samples BETWEEN 20 AND 200),
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    method TEXT NOT NULL CHECK (method IN ('production', 'consumption')),
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT NOT NULL,
    confidence TEXT,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    PRIMARY KEY (grid_id, source_id, month, hour_utc)
) STRICT, WITHOUT ROWID;

CREATE TABLE energy_source (
    id TEXT NOT NULL PRIMARY KEY,
    energy_source TEXT NOT NULL,
    label TEXT NOT NULL,
    emission_set TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('lifecycle', 'direct')),
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh BETWEEN 0 AND 1500),
    min_g_per_kwh REAL,
    max_g_per_kwh REAL,
    statistic TEXT,
    region TEXT,
    year INTEGER,
    mix_key TEXT,
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    source_id TEXT NOT NULL REFERENCES source,
    source_name TEXT NOT NULL,
    source_url TEXT NOT NULL,
    licence TEXT,
    confidence TEXT,
    note TEXT
) STRICT;

-- Water used to generate electricity, by country (ISO 3166, two letters) or WORLD.
CREATE TABLE water (
    zone TEXT NOT NULL PRIMARY KEY,
    l_per_kwh REAL NOT NULL CHECK (l_per_kwh BETWEEN 0 AND 100),
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    year TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

-- Providers ----------------------------------------------------------------------------------------

-- source_id, source_url, licence, confidence and year are those of the PUE; NULL where it is.
CREATE TABLE provider (
    provider TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cloud', 'on-premise', 'personal')),
    pue_avg REAL CHECK (pue_avg BETWEEN 1 AND 3),
    pue_year INTEGER,
    pue_source_name TEXT,
    pue_source_url TEXT,
    renewable_or_offset_claim_pct REAL CHECK (renewable_or_offset_claim_pct BETWEEN 0 AND 100),
    claim_text TEXT,
    claim_year INTEGER,
    claim_source_url TEXT,
    wue_l_per_kwh REAL,
    wue_year INTEGER,
    wue_source_url TEXT,
    website TEXT,
    source_id TEXT REFERENCES source,
    licence TEXT,
    confidence TEXT,
    note TEXT,
    CHECK (pue_avg IS NULL OR (pue_source_name IS NOT NULL AND source_id IS NOT NULL)),
    CHECK (renewable_or_offset_claim_pct IS NULL OR claim_source_url IS NOT NULL),
    CHECK (wue_l_per_kwh IS NULL OR wue_source_url IS NOT NULL)
) STRICT;

-- pue_source and claim_source are a source_id, or an address where the document has no row there.
-- lacoste_region is the key of the same place in lacoste_region (same provider).
CREATE TABLE cloud_region (
    provider TEXT NOT NULL REFERENCES provider,
    region_id TEXT NOT NULL CHECK (region_id <> ''),
    region_name TEXT NOT NULL,
    city TEXT,
    state TEXT,
    country_iso2 TEXT NOT NULL,
    country TEXT NOT NULL, -- name, from the country's grid
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    location_precision TEXT NOT NULL CHECK (location_precision IN ('city', 'state', 'country')),
    grid_id TEXT NOT NULL REFERENCES grid,
    grid_id_alt TEXT, -- share-alike grid of the same place, in the other file
    provider_intensity_g_per_kwh REAL,
    provider_cfe_pct REAL CHECK (provider_cfe_pct BETWEEN 0 AND 100),
    pue REAL CHECK (pue BETWEEN 1 AND 2.5),
    pue_year INTEGER,
    pue_kind TEXT CHECK (pue_kind IN ('measured', 'design', 'reported')),
    pue_source TEXT,
    wue_l_per_kwh REAL CHECK (wue_l_per_kwh BETWEEN 0 AND 10),
    wue_year INTEGER,
    renewable_or_offset_pct REAL CHECK (renewable_or_offset_pct BETWEEN 0 AND 100),
    claim_year INTEGER,
    claim_source TEXT,
    year INTEGER,
    list_year INTEGER,
    status TEXT NOT NULL CHECK (status IN ('active', 'announced', 'retired')),
    government INTEGER NOT NULL CHECK (government IN (0, 1)),
    source_id TEXT NOT NULL REFERENCES source,
    source_name TEXT NOT NULL,
    source_url TEXT NOT NULL,
    licence TEXT NOT NULL,
    confidence TEXT,
    lacoste_region TEXT,
    note TEXT,
    PRIMARY KEY (provider, region_id),
    FOREIGN KEY (provider, lacoste_region) REFERENCES lacoste_region (provider, region_id),
    CHECK (pue IS NULL OR pue_source IS NOT NULL),
    CHECK (renewable_or_offset_pct IS NULL OR claim_source IS NOT NULL)
) STRICT;
CREATE INDEX cloud_region_grid ON cloud_region (grid_id);

CREATE TABLE cloud_instance (
    provider TEXT NOT NULL REFERENCES provider,
    instance TEXT NOT NULL CHECK (instance <> ''),
    accelerator_id TEXT NOT NULL REFERENCES accelerator,
    accelerator_count REAL NOT NULL CHECK (accelerator_count BETWEEN 0.05 AND 64),
    vcpus INTEGER CHECK (vcpus > 0),
    cpu_id TEXT REFERENCES cpu,
    cpu_name TEXT,
    memory_gb REAL CHECK (memory_gb > 0),
    source_id TEXT NOT NULL REFERENCES source,
    source_document TEXT NOT NULL,
    source_url TEXT NOT NULL,
    licence TEXT,
    confidence TEXT,
    year TEXT,
    note TEXT,
    PRIMARY KEY (provider, instance),
    CHECK (cpu_id IS NULL OR cpu_name IS NOT NULL)
) STRICT;

-- References -----------------------------------------------------------------------------------------

CREATE TABLE reference_point (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    "group" TEXT NOT NULL,
    value_original REAL,
    unit_original TEXT CHECK (unit_original IN ('lb', 'kg', 't', 'g')),
    kg_co2e REAL CHECK (kg_co2e >= 0),
    energy_kwh REAL,
    hardware TEXT,
    hours REAL,
    pue REAL,
    intensity_g_per_kwh REAL,
    params REAL,
    tokens REAL,
    year INTEGER,
    what_is_counted TEXT NOT NULL,
    caveat TEXT,
    citation_short TEXT NOT NULL,
    citation_key TEXT NOT NULL REFERENCES bibliography,
    doi_or_url TEXT NOT NULL,
    hours_basis TEXT,
    power_w REAL,
    kg_co2e_low REAL,
    kg_co2e_high REAL,
    cloud_cost_usd_low REAL,
    cloud_cost_usd_high REAL,
    chart_default INTEGER NOT NULL CHECK (chart_default IN (0, 1)),
    verification TEXT NOT NULL CHECK (verification IN
        ('primary_text', 'quoted', 'arithmetic', 'memory')),
    verified_in TEXT,
    source_id TEXT NOT NULL REFERENCES source,
    licence TEXT,
    CHECK (chart_default = 0 OR kg_co2e IS NOT NULL OR kg_co2e_high IS NOT NULL)
) STRICT;
CREATE INDEX reference_point_group ON reference_point ("group");

CREATE TABLE equivalence (
    id TEXT NOT NULL PRIMARY KEY,
    label_singular TEXT NOT NULL,
    label_plural TEXT NOT NULL,
    unit TEXT NOT NULL,
    kg_co2e_per_unit REAL NOT NULL CHECK (kg_co2e_per_unit > 0),
    low REAL,
    high REAL,
    year INTEGER,
    region TEXT,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kwh_per_unit REAL,
    direction TEXT NOT NULL CHECK (direction IN ('emitted', 'absorbed')),
    tool TEXT,
    gases TEXT NOT NULL CHECK (gases IN ('CO2', 'CO2e')),
    citation_key TEXT NOT NULL REFERENCES bibliography,
    verification TEXT NOT NULL CHECK (verification IN
        ('primary_text', 'quoted', 'arithmetic', 'memory')),
    notes TEXT,
    chart_default INTEGER NOT NULL CHECK (chart_default IN (0, 1)),
    source_id TEXT NOT NULL REFERENCES source,
    licence TEXT
) STRICT;

CREATE TABLE embodied (
    id TEXT NOT NULL PRIMARY KEY,
    item TEXT NOT NULL,
    category TEXT,
    kg_co2e REAL NOT NULL CHECK (kg_co2e > 0),
    low REAL,
    high REAL,
    scope TEXT,
    lifetime_years REAL,
    utilisation REAL CHECK (utilisation BETWEEN 0.05 AND 1),
    kg_co2e_per_hour REAL,
    year INTEGER,
    source TEXT NOT NULL,
    citation_key TEXT NOT NULL REFERENCES bibliography,
    url TEXT NOT NULL,
    verification TEXT NOT NULL CHECK (verification IN
        ('primary_text', 'quoted', 'arithmetic', 'memory')),
    notes TEXT,
    source_id TEXT NOT NULL REFERENCES source,
    licence TEXT,
    CHECK ((lifetime_years IS NULL) = (kg_co2e_per_hour IS NULL))
) STRICT;

-- Damage of a tonne of CO2 emitted in `year` (NULL: not stated). The rows of a year stand together,
-- from low to high. source_url is that of the row; the year of publication is that of the source.
CREATE TABLE social_cost (
    cost_set TEXT NOT NULL,
    year INTEGER,
    level TEXT NOT NULL CHECK (level IN ('low', 'central', 'high')),
    usd_per_t REAL NOT NULL CHECK (usd_per_t > 0),
    discount_rate_pct REAL CHECK (discount_rate_pct BETWEEN 0 AND 10),
    dollars_year INTEGER,
    source_id TEXT NOT NULL REFERENCES source,
    citation_key TEXT NOT NULL REFERENCES bibliography,
    source_url TEXT NOT NULL,
    licence TEXT,
    confidence TEXT,
    note TEXT NOT NULL, -- what low, central and high are
    UNIQUE (cost_set, year, level)
) STRICT;

-- device_id is an accelerator, or a CPU where the run had none.
CREATE TABLE workload_preset (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pretraining', 'finetuning', 'search')),
    params REAL,
    active_params REAL, -- of a mixture of experts, per token
    tokens REAL,
    flops REAL,
    hardware TEXT,
    device_id TEXT NOT NULL,
    device_note TEXT, -- why this device, where the published text names no single one
    count REAL,
    hours REAL,
    accelerator_hours REAL,
    mfu REAL CHECK (mfu BETWEEN 0.02 AND 0.8),
    power_w_per_accelerator REAL,
    pue REAL CHECK (pue BETWEEN 1 AND 3),
    region TEXT,
    intensity_g_per_kwh REAL,
    year INTEGER,
    source TEXT NOT NULL,
    citation_key TEXT NOT NULL REFERENCES bibliography,
    url TEXT NOT NULL,
    verification TEXT NOT NULL CHECK (verification IN
        ('primary_text', 'quoted', 'arithmetic', 'memory')),
    notes TEXT,
    default_preset INTEGER NOT NULL CHECK (default_preset IN (0, 1)),
    source_id TEXT NOT NULL REFERENCES source,
    licence TEXT
) STRICT;

-- Edition lacoste: the page's own figures, faults included -------------------------------------------

-- device_id: the same device in the edition current (an accelerator, or a CPU where type is cpu).
CREATE TABLE lacoste_hardware (
    "order" INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('gpu', 'tpu', 'cpu')),
    tdp_w REAL NOT NULL CHECK (tdp_w > 0),
    source_as_given TEXT,
    note TEXT,
    device_id TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    year TEXT
) STRICT;

CREATE TABLE lacoste_region (
    provider TEXT NOT NULL REFERENCES provider,
    provider_name TEXT NOT NULL,
    region_id TEXT NOT NULL CHECK (region_id <> ''),
    region_name_shown TEXT,
    country TEXT,
    state TEXT,
    city TEXT,
    g_per_kwh REAL NOT NULL CHECK (g_per_kwh >= 0),
    app_g_per_kwh_truncated INTEGER NOT NULL,
    app_kg_per_kwh_shown REAL NOT NULL,
    offset_pct REAL NOT NULL CHECK (offset_pct BETWEEN 0 AND 100),
    pue REAL,
    pue_source TEXT,
    provider_cleanest TEXT,
    source_as_given TEXT,
    comment_as_given TEXT,
    note TEXT,
    source_id TEXT NOT NULL REFERENCES source,
    source_url TEXT,
    licence TEXT,
    confidence TEXT,
    year TEXT,
    PRIMARY KEY (provider, region_id)
) STRICT;
