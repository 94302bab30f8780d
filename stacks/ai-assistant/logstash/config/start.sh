#!/bin/bash
# Logstash reads no secret from a file: its pipeline takes the password from this process alone.
set -euo pipefail

settings=/tmp/logstash
mkdir -p "$settings"
cp /usr/share/logstash/config/jvm.options /usr/share/logstash/config/log4j2.properties "$settings/"
cp /etc/logstash/*.yml "$settings/"
ELASTIC_WRITER_PASSWORD=$(cat /run/secrets/logstash_writer_password)
export ELASTIC_WRITER_PASSWORD
if [ -r /run/secrets/betterstack_logs_token ]; then
  BETTERSTACK_LOGS_TOKEN=$(cat /run/secrets/betterstack_logs_token)
  export BETTERSTACK_LOGS_TOKEN
fi
exec /usr/share/logstash/bin/logstash --path.settings "$settings"
