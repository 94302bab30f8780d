#!/bin/bash
# Makes the certificate authority and one certificate a program, once; a second run changes nothing
# but the bootstrap password's copy. Elasticsearch wants that file as its own, with mode 0400.
set -euo pipefail
umask 027

tool=/usr/share/elasticsearch/bin/elasticsearch-certutil
if [ ! -s /certs/ca/ca.crt ]; then
  rm -rf /certs/ca /certs/ca.zip
  "$tool" ca --silent --pem --days 3650 --out /certs/ca.zip
  unzip -q -o /certs/ca.zip -d /certs
  rm -f /certs/ca.zip
fi
if [ ! -s /certs/logstash/logstash.crt ] || [ ! -s /certs/elasticsearch/elasticsearch.crt ]; then
  cat >/tmp/instances.yml <<'INSTANCES'
instances:
  - name: elasticsearch
    dns: [elasticsearch, localhost]
    ip: [127.0.0.1]
  - name: logstash
    dns: [logstash, localhost]
    ip: [127.0.0.1]
INSTANCES
  rm -rf /certs/elasticsearch /certs/logstash /certs/certs.zip
  "$tool" cert --silent --pem --days 825 --in /tmp/instances.yml --out /certs/certs.zip \
    --ca-cert /certs/ca/ca.crt --ca-key /certs/ca/ca.key
  unzip -q -o /certs/certs.zip -d /certs
  rm -f /certs/certs.zip
fi
# Certificates may be read by every program, keys by Elastic's user alone; the authority's key by
# nobody but root.
chown -R 1000:0 /certs
find /certs -type d -exec chmod 0755 {} +
find /certs -name '*.crt' -exec chmod 0644 {} +
find /certs -name '*.key' -exec chmod 0400 {} +
chown 0:0 /certs/ca/ca.key

install -o 1000 -g 0 -m 0400 /run/secrets/elastic_password /private/elastic_password
chown 1000:0 /private
chmod 0700 /private
echo "certificates and bootstrap password are in place"
