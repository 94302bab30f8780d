#!/bin/bash
# Logstash reads no secret from a file: its pipeline takes the password from this process alone.
set -euo pipefail

settings=/tmp/logstash
mkdir -p "$settings"
cp /usr/share/logstash/config/jvm.options /usr/share/logstash/config/log4j2.properties "$settings/"
cp /etc/logstash/*.yml "$settings/"
ELASTIC_WRITER_PASSWORD=$(cat /run/secrets/logstash_writer_password)
export ELASTIC_WRITER_PASSWORD
exec /usr/share/logstash/bin/logstash --path.settings "$settings"
