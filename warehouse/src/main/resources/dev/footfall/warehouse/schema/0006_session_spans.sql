-- What sessions are put together from (law: Sessions). A span is a set of a device's events that are one
-- session's whatever else there is: those that carry the same session id of a tracker on the same day in UTC, or
-- those without one that fall in the same half hour of the clock, in which no two can be more than half an hour
-- apart. `bucket` is where the day or the half hour begins, so that days can be deleted (retention). All columns
-- are sums and extremes, so spans of the same key add up to what one span of all their events would be, in any
-- order and in any batches. A question adds up what merges have not yet, and not by FINAL: an element of a tuple
-- that is read alone under FINAL is some row's, not the smallest tuple's.
--
-- Not partitioned: a batch is one part, and spans of a key are merged whatever month they begin in.
--
-- `first` is the span's first event: no two events have the same time and id, so the smallest tuple is its.
-- `own_user` is the user of the first event that has one: those without sort behind.
--
-- This file may be applied again after it was cut short, and sums must not be filled twice: it begins anew.
DROP VIEW IF EXISTS session_spans_feed;
DROP TABLE IF EXISTS session_spans SYNC;

CREATE TABLE session_spans
(
    project_id UInt64 CODEC(ZSTD(1)),
    device String CODEC(ZSTD(1)),
    domain_sessionid String CODEC(ZSTD(1)),
    bucket DateTime('UTC') CODEC(ZSTD(1)),
    start_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    end_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    number_events SimpleAggregateFunction(sum, UInt64) CODEC(ZSTD(1)),
    is_anonymous SimpleAggregateFunction(min, Bool) CODEC(ZSTD(1)),
    own_user SimpleAggregateFunction(min, Tuple(
        absent Bool,
        at DateTime64(3, 'UTC'),
        event FixedString(16),
        user_id String)) CODEC(ZSTD(1)),
    first SimpleAggregateFunction(min, Tuple(
        at DateTime64(3, 'UTC'),
        event_number FixedString(16),
        is_bot Bool,
        bot_reason String,
        event String,
        event_name String,
        platform String,
        app_id String,
        page_title String,
        page_urlhost String,
        page_urlpath String,
        page_referrer String,
        refr_urlhost String,
        refr_medium String,
        refr_source String,
        refr_term String,
        mkt_medium String,
        mkt_source String,
        mkt_campaign String,
        mkt_network String,
        geo_country String,
        geo_region_name String,
        geo_city String,
        agent_name String,
        agent_version String,
        os_family String,
        os_name String,
        os_version String,
        os_version_major String,
        dvce_type String,
        dvce_name String,
        br_lang String,
        document_language String,
        br_viewwidth Nullable(Int32),
        br_viewheight Nullable(Int32),
        dvce_screenwidth Nullable(Int32),
        dvce_screenheight Nullable(Int32))) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
ORDER BY (project_id, device, domain_sessionid, bucket)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

-- What is stored already: the feed's own words.
INSERT INTO session_spans
SELECT
    project_id,
    device,
    domain_sessionid,
    if(domain_sessionid = '', toStartOfInterval(derived_tstamp, INTERVAL 30 MINUTE), toStartOfDay(derived_tstamp)) AS bucket,
    derived_tstamp AS start_at,
    derived_tstamp AS end_at,
    1 AS number_events,
    is_anonymous,
    (user_id = '', derived_tstamp, UUIDToNum(event_id), user_id) AS own_user,
    (
        derived_tstamp, UUIDToNum(event_id), is_bot, bot_reason, event, event_name, platform, app_id,
        page_title, page_urlhost, page_urlpath, page_referrer,
        refr_urlhost, refr_medium, refr_source, refr_term,
        mkt_medium, mkt_source, mkt_campaign, mkt_network,
        geo_country, geo_region_name, geo_city,
        agent_name, agent_version, os_family, os_name, os_version, os_version_major, dvce_type, dvce_name,
        br_lang,
        arrayFirst(
            entity -> startsWith(entity.schema, 'iglu:com.snowplowanalytics.snowplow/browser_context/'),
            JSONExtract(contexts, 'Array(Tuple(schema String, data Tuple(documentLanguage String)))')).data.documentLanguage,
        br_viewwidth, br_viewheight, dvce_screenwidth, dvce_screenheight
    ) AS first
FROM events
WHERE device != ''
SETTINGS insert_deduplicate = 0;

CREATE MATERIALIZED VIEW session_spans_feed TO session_spans AS
SELECT
    project_id,
    device,
    domain_sessionid,
    if(domain_sessionid = '', toStartOfInterval(derived_tstamp, INTERVAL 30 MINUTE), toStartOfDay(derived_tstamp)) AS bucket,
    derived_tstamp AS start_at,
    derived_tstamp AS end_at,
    1 AS number_events,
    is_anonymous,
    (user_id = '', derived_tstamp, UUIDToNum(event_id), user_id) AS own_user,
    (
        derived_tstamp, UUIDToNum(event_id), is_bot, bot_reason, event, event_name, platform, app_id,
        page_title, page_urlhost, page_urlpath, page_referrer,
        refr_urlhost, refr_medium, refr_source, refr_term,
        mkt_medium, mkt_source, mkt_campaign, mkt_network,
        geo_country, geo_region_name, geo_city,
        agent_name, agent_version, os_family, os_name, os_version, os_version_major, dvce_type, dvce_name,
        br_lang,
        arrayFirst(
            entity -> startsWith(entity.schema, 'iglu:com.snowplowanalytics.snowplow/browser_context/'),
            JSONExtract(contexts, 'Array(Tuple(schema String, data Tuple(documentLanguage String)))')).data.documentLanguage,
        br_viewwidth, br_viewheight, dvce_screenwidth, dvce_screenheight
    ) AS first
FROM events
WHERE device != '';
