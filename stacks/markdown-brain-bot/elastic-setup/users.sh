#!/bin/bash
# Sets the passwords, roles, lifecycle policy and index template; every call may be repeated.
set -euo pipefail
umask 077

url=https://elasticsearch:9200
printf 'user = "elastic:%s"\n' "$(cat /run/secrets/elastic_password)" >/tmp/curl.conf

# call METHOD PATH: sends standard input, and fails with Elasticsearch's answer.
call() {
  local status
  status=$(curl --silent --config /tmp/curl.conf --cacert /certs/ca/ca.crt --retry 5 \
    --retry-connrefused --output /tmp/answer --write-out '%{http_code}' \
    --request "$1" --header 'Content-Type: application/json' --data-binary @- "$url$2")
  case $status in
    2??) echo "$1 $2: $status" ;;
    *)
      echo "$1 $2: $status $(cat /tmp/answer)" >&2
      exit 1
      ;;
  esac
}

password() { printf '{"password":"%s"}' "$(cat "/run/secrets/$1")"; }
user() { printf '{"password":"%s","roles":["%s"]}' "$(cat "/run/secrets/$1")" "$2"; }

password kibana_system_password | call POST /_security/user/kibana_system/_password
call PUT /_security/role/logstash_writer <<ROLE
{"cluster": ["monitor"],
 "indices": [{"names": ["logs-$DATASET-*"], "privileges": ["auto_configure", "create_doc"]}]}
ROLE
user logstash_writer_password logstash_writer | call PUT /_security/user/logstash_writer
call PUT /_security/role/elastic_exporter <<'ROLE'
{"cluster": ["monitor"], "indices": [{"names": ["*"], "privileges": ["monitor"]}]}
ROLE
user elastic_exporter_password elastic_exporter | call PUT /_security/user/elastic_exporter
call PUT /_security/role/grafana_reader <<ROLE
{"cluster": ["monitor"],
 "indices": [{"names": ["logs-$DATASET-*"], "privileges": ["read", "view_index_metadata"]}]}
ROLE
user grafana_reader_password grafana_reader | call PUT /_security/user/grafana_reader
user kibana_setup_password kibana_admin | call PUT /_security/user/kibana_setup
call PUT "/_ilm/policy/$PROJECT-logs" </setup/lifecycle-policy.json
call PUT "/_index_template/$PROJECT-logs" </setup/index-template.json
rm -f /tmp/curl.conf /tmp/answer
echo "users, lifecycle policy and index template are in place"
