#!/bin/sh
# Makes the files in secrets/ that may be random, and empty ones for those that only you can
# know. Files that are there already stay as they are. The folder protects them on the host:
# programs with other user ids read them inside their containers.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
chmod 0700 secrets

random() {
  [ -s "secrets/$1" ] || {
    LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32 >"secrets/$1"
    echo "made secrets/$1"
  }
  chmod 0444 "secrets/$1"
}

ask() {
  [ -s "secrets/$1" ] && {
    # Some programs take a line break at the end for a part of the secret.
    chmod 0644 "secrets/$1"
    value=$(cat "secrets/$1")
    printf '%s' "$value" >"secrets/$1"
    chmod 0444 "secrets/$1"
    return
  }
  [ -e "secrets/$1" ] || : >"secrets/$1"
  chmod 0644 "secrets/$1"
  echo "fill secrets/$1: $2"
}

random grafana_admin_password
random elastic_password
random kibana_system_password
random kibana_setup_password
random grafana_reader_password
random logstash_writer_password
random elastic_exporter_password
random kibana_objects_key
random kibana_security_key
random kibana_reporting_key
ask redis_password_map 'Password of Redis as redis_exporter'\''s JSON map from address to password, for example {"redis://redis:6379":"…"}; the password is empty where Redis asks for none.'
ask smtp_password 'Password of the user at the SMTP server.'
ask newrelic_license_key 'License key (Ingest - License) of New Relic.'
ask datadog_api_key 'API key of Datadog.'
ask sentry_public_key 'Public key of the Sentry project: what stands before the @ in its DSN.'
