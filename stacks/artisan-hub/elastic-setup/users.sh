#!/bin/bash
# Sets the passwords, roles, lifecycle policy and index template; every call may be repeated. In an
# Elasticsearch that exists, names have the project in front, and Kibana's own user is left alone.
set -euo pipefail
umask 077

url=${ELASTIC_URL:-https://elasticsearch:9200}
prefix=${ELASTIC_PREFIX:-}
secret=$(cat /run/secrets/elastic_password)
secret=${secret//\\/\\\\}
printf 'user = "%s:%s"\n' "${ELASTIC_USER:-elastic}" "${secret//\"/\\\"}" >/tmp/curl.conf
# An empty name means the authorities that everybody knows.
ca=${ELASTIC_CA-/certs/ca/ca.crt}
[ -z "$ca" ] || printf 'cacert = "%s"\n' "$ca" >>/tmp/curl.conf

# call METHOD PATH: sends standard input, and fails with Elasticsearch's answer.
call() {
  local status
  status=$(curl --silent --config /tmp/curl.conf --retry 5 \
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

has() { [ -r "/run/secrets/$1" ]; }

# user NAME ROLE: a user with the password of that name in secrets/.
user() {
  printf '{"password":"%s","roles":["%s"]}' "$(cat "/run/secrets/$1_password")" "$2" |
    call PUT "/_security/user/$prefix$1"
}

if has kibana_system_password; then
  printf '{"password":"%s"}' "$(cat /run/secrets/kibana_system_password)" |
    call POST /_security/user/kibana_system/_password
fi
call PUT "/_security/role/${prefix}logstash_writer" <<ROLE
{"cluster": ["monitor"],
 "indices": [{"names": ["logs-$DATASET-*"], "privileges": ["auto_configure", "create_doc"]}]}
ROLE
user logstash_writer "${prefix}logstash_writer"
if has elastic_exporter_password; then
  call PUT "/_security/role/${prefix}elastic_exporter" <<'ROLE'
{"cluster": ["monitor"], "indices": [{"names": ["*"], "privileges": ["monitor"]}]}
ROLE
  user elastic_exporter "${prefix}elastic_exporter"
fi
if has grafana_reader_password; then
  call PUT "/_security/role/${prefix}grafana_reader" <<ROLE
{"cluster": ["monitor"],
 "indices": [{"names": ["logs-$DATASET-*"], "privileges": ["read", "view_index_metadata"]}]}
ROLE
  user grafana_reader "${prefix}grafana_reader"
fi
user kibana_setup kibana_admin
call PUT "/_ilm/policy/$PROJECT-logs" </setup/lifecycle-policy.json
call PUT "/_index_template/$PROJECT-logs" </setup/index-template.json
rm -f /tmp/curl.conf /tmp/answer
echo "users, lifecycle policy and index template are in place"
