#!/usr/bin/env bash
# Simulated browsers, thieves and dying servers against a cluster of its own, or against an installation of yours (--url).
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/debian.sh"

use_maven
need_program nginx nginx-light
need_program openssl openssl
build_java "Building the services"
cluster_command
exec "${CLUSTER[@]}" io.gatehouse.cluster.torture.Main "$@"
