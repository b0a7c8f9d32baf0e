#!/bin/bash
# The role that the cores sign in with. It owns nothing: what it may do is granted by the migrations to gatehouse_app.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$(cat /run/secrets/database_password)" <<'SQL'
CREATE ROLE gatehouse_app NOLOGIN;
CREATE ROLE gatehouse_login LOGIN PASSWORD :'password' IN ROLE gatehouse_app;
SQL
