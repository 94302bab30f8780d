-- Stores one answer of Prometheus; then days older than 7 become one row a series, and those
-- older than 90 go.
BEGIN;
CREATE TEMPORARY TABLE answer (line TEXT) ON COMMIT DROP;
CREATE TEMPORARY TABLE kinds (line TEXT) ON COMMIT DROP;
-- One line of JSON each: no character that it can hold parts or quotes columns.
\copy answer FROM '/tmp/answer.json' WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')
\copy kinds FROM '/tmp/kinds.json' WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')

INSERT INTO bot_metrics (timestamp, metric_name, metric_value, metric_type, metadata)
SELECT
  to_timestamp((series->'value'->>0)::double precision),
  series->'metric'->>'__name__',
  (series->'value'->>1)::double precision,
  coalesce(
    known.types->(series->'metric'->>'__name__')->0->>'type',
    known.types->regexp_replace(series->'metric'->>'__name__', '_(bucket|sum|count)$', '')
      ->0->>'type'),
  (series->'metric') - '__name__'
FROM answer
CROSS JOIN LATERAL jsonb_array_elements(answer.line::jsonb->'data'->'result') AS series
CROSS JOIN (SELECT kinds.line::jsonb->'data' AS types FROM kinds) AS known
WHERE series->'value'->>1 NOT IN ('NaN', '+Inf', '-Inf');

-- Whole days only, so that each is written once; what came late is added to its day.
INSERT INTO bot_metrics_daily (day, metric_name, metadata, avg_value, min_value, max_value, sample_count)
SELECT
  (timestamp AT TIME ZONE 'UTC')::date, metric_name, metadata,
  avg(metric_value), min(metric_value), max(metric_value), count(*)
FROM bot_metrics
WHERE timestamp < date_trunc('day', now() AT TIME ZONE 'UTC' - INTERVAL '7 days') AT TIME ZONE 'UTC'
GROUP BY 1, 2, 3
ON CONFLICT (day, metric_name, metadata) DO UPDATE SET
  avg_value = (bot_metrics_daily.avg_value * bot_metrics_daily.sample_count
    + excluded.avg_value * excluded.sample_count)
    / (bot_metrics_daily.sample_count + excluded.sample_count),
  min_value = least(bot_metrics_daily.min_value, excluded.min_value),
  max_value = greatest(bot_metrics_daily.max_value, excluded.max_value),
  sample_count = bot_metrics_daily.sample_count + excluded.sample_count;

DELETE FROM bot_metrics
WHERE timestamp < date_trunc('day', now() AT TIME ZONE 'UTC' - INTERVAL '7 days') AT TIME ZONE 'UTC';
DELETE FROM bot_metrics_daily WHERE day < current_date - 90;
COMMIT;
