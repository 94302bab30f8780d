#!/bin/bash
# Kibana reads no secret from a file: they go into a keystore that lives as long as the container.
set -euo pipefail
umask 077

export KBN_PATH_CONF=/tmp/kibana
mkdir -p "$KBN_PATH_CONF"
cp /usr/share/kibana/config/* "$KBN_PATH_CONF/"
cp /etc/kibana/kibana.yml "$KBN_PATH_CONF/kibana.yml"
printf 'server.publicBaseUrl: "%s"\n' "${SERVER_PUBLICBASEURL%/}" >>"$KBN_PATH_CONF/kibana.yml"
unset SERVER_PUBLICBASEURL

rm -f "$KBN_PATH_CONF/kibana.keystore"
/usr/share/kibana/bin/kibana-keystore create
add() { /usr/share/kibana/bin/kibana-keystore add "$1" --stdin <"/run/secrets/$2"; }
if [ -r /run/secrets/kibana_service_token ]; then
  add elasticsearch.serviceAccountToken kibana_service_token
else
  add elasticsearch.password kibana_system_password
fi
add xpack.encryptedSavedObjects.encryptionKey kibana_objects_key
add xpack.security.encryptionKey kibana_security_key
add xpack.reporting.encryptionKey kibana_reporting_key
exec /usr/share/kibana/bin/kibana
