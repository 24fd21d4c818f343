-- What enrichment has come to tell: who referred, where exactly, and why an event is a robot's. Each column stands
-- beside its neighbours in dev.footfall.event.Field; events stored before have no values in them.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS refr_medium LowCardinality(String) AFTER refr_urlfragment,
    ADD COLUMN IF NOT EXISTS refr_source LowCardinality(String) AFTER refr_medium,
    ADD COLUMN IF NOT EXISTS refr_term String CODEC(ZSTD(1)) AFTER refr_source,
    ADD COLUMN IF NOT EXISTS refr_domain_userid String CODEC(ZSTD(1)) AFTER refr_term,
    ADD COLUMN IF NOT EXISTS refr_dvce_tstamp Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)) AFTER refr_domain_userid,
    ADD COLUMN IF NOT EXISTS geo_region LowCardinality(String) AFTER geo_country,
    ADD COLUMN IF NOT EXISTS geo_region_name LowCardinality(String) AFTER geo_region,
    ADD COLUMN IF NOT EXISTS geo_city LowCardinality(String) AFTER geo_region_name,
    ADD COLUMN IF NOT EXISTS geo_zipcode LowCardinality(String) AFTER geo_city,
    ADD COLUMN IF NOT EXISTS geo_latitude Nullable(Float64) CODEC(ZSTD(1)) AFTER geo_zipcode,
    ADD COLUMN IF NOT EXISTS geo_longitude Nullable(Float64) CODEC(ZSTD(1)) AFTER geo_latitude,
    ADD COLUMN IF NOT EXISTS geo_timezone LowCardinality(String) AFTER geo_longitude,
    ADD COLUMN IF NOT EXISTS bot_reason LowCardinality(String) AFTER is_bot;
