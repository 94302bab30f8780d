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
ask redis_password_map 'Password of Redis as redis_exporter'\''s JSON map from address to password, for example {"rediss://eu1-brainbot.upstash.io:6379":"…"}; the password is empty where Redis asks for none.'
ask s3_credentials 'Access key of the S3 bucket in the form of ~/.aws/credentials: a line [default], then aws_access_key_id = … and aws_secret_access_key = … .'
ask export_postgres_password 'Password of the user that writes the exported samples into PostgreSQL.'
ask smtp_password 'Password of the user at the SMTP server.'
ask pagerduty_pagerduty_key 'Integration key (Events API v2) of PagerDuty for '\''pagerduty'\''.'
ask betterstack_source_token 'Source token of Better Stack'\''s source of metrics.'
ask betterstack_logs_token 'Source token of Better Stack'\''s source of logs.'
ask influxdb_token 'API token of InfluxDB that may write to the bucket.'
ask datadog_api_key 'API key of Datadog.'
ask aws_credentials 'Access key of AWS in the form of ~/.aws/credentials, with the right logs:PutLogEvents, logs:CreateLogGroup, logs:CreateLogStream and logs:DescribeLogStreams.'
