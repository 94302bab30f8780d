SET client_min_messages = warning;
-- Tables of exported samples: single values, and a row a metric and day of what is older.
CREATE TABLE IF NOT EXISTS bot_metrics (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  timestamp TIMESTAMPTZ NOT NULL DEFAULT now(),
  metric_name TEXT NOT NULL,
  metric_value DOUBLE PRECISION NOT NULL,
  metric_type TEXT,
  metadata JSONB NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS bot_metrics_timestamp ON bot_metrics (timestamp);
CREATE INDEX IF NOT EXISTS bot_metrics_metric_name ON bot_metrics (metric_name, timestamp);
CREATE TABLE IF NOT EXISTS bot_metrics_daily (
  day DATE NOT NULL,
  metric_name TEXT NOT NULL,
  metadata JSONB NOT NULL DEFAULT '{}',
  avg_value DOUBLE PRECISION NOT NULL,
  min_value DOUBLE PRECISION NOT NULL,
  max_value DOUBLE PRECISION NOT NULL,
  sample_count BIGINT NOT NULL,
  PRIMARY KEY (day, metric_name, metadata)
);
