#!/bin/bash
# Imports the data view and the saved searches; what is there already is written over.
set -euo pipefail
umask 077

url=${KIBANA_URL:-http://kibana:5601}
printf 'user = "%skibana_setup:%s"\n' "${ELASTIC_PREFIX:-}" \
  "$(cat /run/secrets/kibana_setup_password)" >/tmp/curl.conf
[ -z "${ELASTIC_CA:-}" ] || printf 'cacert = "%s"\n' "$ELASTIC_CA" >>/tmp/curl.conf

# call PATH ARGUMENT…: posts, and fails with Kibana's answer.
call() {
  local path=$1 status
  shift
  status=$(curl --silent --config /tmp/curl.conf --retry 5 --retry-connrefused \
    --output /tmp/answer --write-out '%{http_code}' --header 'kbn-xsrf: belfry' "$@" "$url$path")
  case $status in
    2??) echo "POST $path: $status" ;;
    *)
      echo "POST $path: $status $(cat /tmp/answer)" >&2
      exit 1
      ;;
  esac
}

# One object a line, as Kibana wants it.
for object in /setup/kibana/*.json; do
  tr -d '\n' <"$object"
  echo
done >/tmp/objects.ndjson
call '/api/saved_objects/_import?overwrite=true' --form file=@/tmp/objects.ndjson
if ! grep --quiet '"success":true' /tmp/answer; then
  cat /tmp/answer >&2
  exit 1
fi
call /api/data_views/default --header 'Content-Type: application/json' \
  --data "{\"data_view_id\":\"$PROJECT-logs\",\"force\":false}"
rm -f /tmp/curl.conf /tmp/answer /tmp/objects.ndjson
echo "data view and saved searches are in place"
