#!/usr/bin/env bash
# Starts what docker-compose.yml runs as plain processes: nginx with TLS, 2 gateways, 2 cores, PostgreSQL, Redis, an inbox.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/debian.sh"

use_maven
use_node
need_program nginx nginx-light
need_program openssl openssl
install_packages "Installing the packages of the pages (the first time takes a minute or two)"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services (the first time takes some minutes)"
cluster_command
exec "${CLUSTER[@]}" io.gatehouse.cluster.Main
