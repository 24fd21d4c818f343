-- One row for each event: a column for each dev.footfall.event.Field, the project, and the batch that
-- wrote the row (laws: Once, Batches). By month and by nothing else: an insert that meets more than
-- 100 partitions is refused whole.
CREATE TABLE IF NOT EXISTS events
(
    project_id UInt64 CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1)),

    -- What happened, and to whose project
    app_id LowCardinality(String),
    platform LowCardinality(String),
    event LowCardinality(String),
    event_id UUID,
    original_event_id Nullable(UUID) CODEC(ZSTD(1)),
    event_fingerprint UUID,
    event_vendor LowCardinality(String),
    event_name LowCardinality(String),
    event_format LowCardinality(String),
    event_version LowCardinality(String),
    name_tracker LowCardinality(String),
    v_tracker LowCardinality(String),
    v_collector LowCardinality(String),

    -- When (UTC, milliseconds)
    collector_tstamp DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    dvce_created_tstamp Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    dvce_sent_tstamp Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    true_tstamp Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    derived_tstamp DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    derived_tstamp_replaced Bool CODEC(ZSTD(1)),

    -- Who
    user_id String CODEC(ZSTD(1)),
    domain_userid String CODEC(ZSTD(1)),
    network_userid String CODEC(ZSTD(1)),
    user_fingerprint String CODEC(ZSTD(1)),
    domain_sessionidx Nullable(Int32) CODEC(ZSTD(1)),
    domain_sessionid String CODEC(ZSTD(1)),
    device String CODEC(ZSTD(1)),
    is_anonymous Bool CODEC(ZSTD(1)),
    user_ipaddress String CODEC(ZSTD(1)),
    useragent String CODEC(ZSTD(1)),
    txn_id Nullable(Int32) CODEC(ZSTD(1)),

    -- Where
    page_url String CODEC(ZSTD(1)),
    page_title String CODEC(ZSTD(1)),
    page_referrer String CODEC(ZSTD(1)),
    page_urlscheme LowCardinality(String),
    page_urlhost LowCardinality(String),
    page_urlport Nullable(Int32) CODEC(ZSTD(1)),
    page_urlpath String CODEC(ZSTD(1)),
    page_urlquery String CODEC(ZSTD(1)),
    page_urlfragment String CODEC(ZSTD(1)),
    refr_urlscheme LowCardinality(String),
    refr_urlhost LowCardinality(String),
    refr_urlport Nullable(Int32) CODEC(ZSTD(1)),
    refr_urlpath String CODEC(ZSTD(1)),
    refr_urlquery String CODEC(ZSTD(1)),
    refr_urlfragment String CODEC(ZSTD(1)),
    mkt_medium LowCardinality(String),
    mkt_source LowCardinality(String),
    mkt_term String CODEC(ZSTD(1)),
    mkt_content String CODEC(ZSTD(1)),
    mkt_campaign LowCardinality(String),
    mkt_clickid String CODEC(ZSTD(1)),
    mkt_network LowCardinality(String),
    geo_country LowCardinality(String),

    -- With what
    br_lang LowCardinality(String),
    br_cookies Nullable(Bool) CODEC(ZSTD(1)),
    br_colordepth LowCardinality(String),
    br_viewwidth Nullable(Int32) CODEC(ZSTD(1)),
    br_viewheight Nullable(Int32) CODEC(ZSTD(1)),
    br_features_pdf Nullable(Bool) CODEC(ZSTD(1)),
    br_features_flash Nullable(Bool) CODEC(ZSTD(1)),
    br_features_java Nullable(Bool) CODEC(ZSTD(1)),
    br_features_director Nullable(Bool) CODEC(ZSTD(1)),
    br_features_quicktime Nullable(Bool) CODEC(ZSTD(1)),
    br_features_realplayer Nullable(Bool) CODEC(ZSTD(1)),
    br_features_windowsmedia Nullable(Bool) CODEC(ZSTD(1)),
    br_features_gears Nullable(Bool) CODEC(ZSTD(1)),
    br_features_silverlight Nullable(Bool) CODEC(ZSTD(1)),
    os_timezone LowCardinality(String),
    dvce_screenwidth Nullable(Int32) CODEC(ZSTD(1)),
    dvce_screenheight Nullable(Int32) CODEC(ZSTD(1)),
    doc_charset LowCardinality(String),
    doc_width Nullable(Int32) CODEC(ZSTD(1)),
    doc_height Nullable(Int32) CODEC(ZSTD(1)),
    agent_name LowCardinality(String),
    agent_version LowCardinality(String),
    os_family LowCardinality(String),
    os_name LowCardinality(String),
    os_version LowCardinality(String),
    os_version_major LowCardinality(String),
    dvce_type LowCardinality(String),
    dvce_name LowCardinality(String),
    is_bot Bool CODEC(ZSTD(1)),

    -- Structured events
    se_category String CODEC(ZSTD(1)),
    se_action String CODEC(ZSTD(1)),
    se_label String CODEC(ZSTD(1)),
    se_property String CODEC(ZSTD(1)),
    se_value Nullable(Float64) CODEC(ZSTD(1)),

    -- Self-describing events and entities, as JSON
    unstruct_event String CODEC(ZSTD(1)),
    contexts String CODEC(ZSTD(1)),

    -- Page pings: the part of the page that was looked at, in pixels
    pp_xoffset_min Nullable(Int32) CODEC(ZSTD(1)),
    pp_xoffset_max Nullable(Int32) CODEC(ZSTD(1)),
    pp_yoffset_min Nullable(Int32) CODEC(ZSTD(1)),
    pp_yoffset_max Nullable(Int32) CODEC(ZSTD(1)),

    -- Transactions
    tr_orderid String CODEC(ZSTD(1)),
    tr_affiliation String CODEC(ZSTD(1)),
    tr_total Nullable(Float64) CODEC(ZSTD(1)),
    tr_tax Nullable(Float64) CODEC(ZSTD(1)),
    tr_shipping Nullable(Float64) CODEC(ZSTD(1)),
    tr_city String CODEC(ZSTD(1)),
    tr_state String CODEC(ZSTD(1)),
    tr_country String CODEC(ZSTD(1)),
    tr_currency LowCardinality(String),
    ti_orderid String CODEC(ZSTD(1)),
    ti_sku String CODEC(ZSTD(1)),
    ti_name String CODEC(ZSTD(1)),
    ti_category String CODEC(ZSTD(1)),
    ti_price Nullable(Float64) CODEC(ZSTD(1)),
    ti_quantity Nullable(Int32) CODEC(ZSTD(1)),
    ti_currency LowCardinality(String),

    INDEX event_id_filter event_id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(derived_tstamp)
ORDER BY (project_id, derived_tstamp, event_id)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;
