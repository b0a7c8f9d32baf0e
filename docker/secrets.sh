#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, once: docker/secrets.sh [folder]. Existing files are left alone.
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"
for name in master_keys gateway_keys cookie_keys; do
  [ -f "$folder/$name" ] || printf '1:%s' "$(openssl rand -base64 32)" >"$folder/$name"
done
for name in database_owner_password database_password redis_password; do
  [ -f "$folder/$name" ] || openssl rand -hex 24 | tr -d '\n' >"$folder/$name"
done
[ -f "$folder/redis_url" ] || printf 'redis://:%s@redis:6379' "$(cat "$folder/redis_password")" >"$folder/redis_url"
if [ ! -f "$folder/server.pem" ]; then
  # A certificate for trying it out on this machine; in production, mount the real one instead.
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 397 -keyout "$folder/server.key" \
    -out "$folder/server.pem" -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,DNS:mailpit' 2>/dev/null
fi
# The containers run as other users, and the folder is closed to everybody else on this machine.
chmod 644 "$folder"/*
echo "Secrets are in $folder."
