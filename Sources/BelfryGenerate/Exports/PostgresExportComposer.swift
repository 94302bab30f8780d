import BelfryModels
import BelfryProfile
import BelfrySource

/// Makes `export-postgres/`: a query for Prometheus, and SQL that stores its answer.
struct PostgresExportComposer {
  let plan: StackPlan
  let export: PostgresExport

  private var table: String { export.table?.value.text ?? "metrics" }
  private var daily: String { "\(table)_daily" }

  private func days(_ length: Located<PrometheusDuration>?, _ usual: Int64) -> Int64 {
    max(1, length.map { $0.value.milliseconds / 86_400_000 } ?? usual)
  }

  /// The files by their names in the folder.
  var files: [(name: String, text: String)] {
    [
      ("run.sh", script), ("query.txt", query), ("schema.sql", schema), ("store.sql", store),
    ]
  }

  /// The body of a request to `/api/v1/query`.
  private var query: String {
    "query=" + ExportSelection(export.metrics, plan).selector.percentEncoded(keeping: "-._")
  }

  private var script: String {
    """
    #!/bin/sh
    # Asks Prometheus for the chosen series, and stores the answer, again and again.
    set -eu

    PGPASSWORD=$(cat /run/secrets/export_postgres_password)
    export PGPASSWORD

    sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file "$1"; }

    once() {
      wget -q -T 30 -O /tmp/answer.json --post-file /export/query.txt "$PROMETHEUS/api/v1/query" &&
        wget -q -T 30 -O /tmp/kinds.json "$PROMETHEUS/api/v1/metadata" &&
        sql /export/store.sql
    }

    until sql /export/schema.sql; do
      echo "PostgreSQL does not answer, or its user may not create tables" >&2
      sleep 30
    done
    while :; do
      if once; then touch /tmp/written; else echo "nothing was stored this time" >&2; fi
      [ "${ONCE:-}" ] && exit
      sleep "$INTERVAL"
    done

    """
  }

  private var schema: String {
    """
    SET client_min_messages = warning;
    -- Tables of exported samples: single values, and a row a metric and day of what is older.
    CREATE TABLE IF NOT EXISTS \(table) (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      timestamp TIMESTAMPTZ NOT NULL DEFAULT now(),
      metric_name TEXT NOT NULL,
      metric_value DOUBLE PRECISION NOT NULL,
      metric_type TEXT,
      metadata JSONB NOT NULL DEFAULT '{}'
    );
    CREATE INDEX IF NOT EXISTS \(table)_timestamp ON \(table) (timestamp);
    CREATE INDEX IF NOT EXISTS \(table)_metric_name ON \(table) (metric_name, timestamp);
    CREATE TABLE IF NOT EXISTS \(daily) (
      day DATE NOT NULL,
      metric_name TEXT NOT NULL,
      metadata JSONB NOT NULL DEFAULT '{}',
      avg_value DOUBLE PRECISION NOT NULL,
      min_value DOUBLE PRECISION NOT NULL,
      max_value DOUBLE PRECISION NOT NULL,
      sample_count BIGINT NOT NULL,
      PRIMARY KEY (day, metric_name, metadata)
    );

    """
  }

  private var store: String {
    """
    -- Stores one answer of Prometheus; then days older than \(days(export.raw, 7)) become one row a series, and those
    -- older than \(days(export.daily, 90)) go.
    BEGIN;
    CREATE TEMPORARY TABLE answer (line TEXT) ON COMMIT DROP;
    CREATE TEMPORARY TABLE kinds (line TEXT) ON COMMIT DROP;
    -- One line of JSON each: no character that it can hold parts or quotes columns.
    \\copy answer FROM '/tmp/answer.json' WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')
    \\copy kinds FROM '/tmp/kinds.json' WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')

    INSERT INTO \(table) (timestamp, metric_name, metric_value, metric_type, metadata)
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
    INSERT INTO \(daily) (day, metric_name, metadata, avg_value, min_value, max_value, sample_count)
    SELECT
      (timestamp AT TIME ZONE 'UTC')::date, metric_name, metadata,
      avg(metric_value), min(metric_value), max(metric_value), count(*)
    FROM \(table)
    WHERE timestamp < date_trunc('day', now() AT TIME ZONE 'UTC' - INTERVAL '\(days(export.raw, 7)) days') AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3
    ON CONFLICT (day, metric_name, metadata) DO UPDATE SET
      avg_value = (\(daily).avg_value * \(daily).sample_count
        + excluded.avg_value * excluded.sample_count)
        / (\(daily).sample_count + excluded.sample_count),
      min_value = least(\(daily).min_value, excluded.min_value),
      max_value = greatest(\(daily).max_value, excluded.max_value),
      sample_count = \(daily).sample_count + excluded.sample_count;

    DELETE FROM \(table)
    WHERE timestamp < date_trunc('day', now() AT TIME ZONE 'UTC' - INTERVAL '\(days(export.raw, 7)) days') AT TIME ZONE 'UTC';
    DELETE FROM \(daily) WHERE day < current_date - \(days(export.daily, 90));
    COMMIT;

    """
  }
}
