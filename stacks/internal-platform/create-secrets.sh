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
ask postgres_password 'Password of the user that postgres_exporter logs in as; postgres/monitoring-user.sql makes that user with the rights of pg_monitor and no others. Letters and digits only: postgres_exporter cannot log in with a quote in the password.'
ask slack_slack_url 'Incoming webhook of Slack for '\''slack'\'', channel #alerts.'
ask slack_critical_slack_url 'Incoming webhook of Slack for '\''slack'\'', channel #critical-alerts.'
ask smtp_password 'Password of the user at the SMTP server.'
