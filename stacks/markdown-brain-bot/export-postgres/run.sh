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
