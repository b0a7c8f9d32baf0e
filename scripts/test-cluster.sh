#!/usr/bin/env bash
# Lets the doctor and the Playwright suite loose on the production topology: nginx with TLS, 2 gateways, 2 cores.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/debian.sh"
. "$ROOT/scripts/stack.sh"

find_or_install_chromium
use_maven
use_node
need_program nginx nginx-light
need_program openssl openssl
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services"
start_cluster
# First, for it stops what follows when a MUST fails.
GATEHOUSE_DOCTOR_PASSWORD=tidal-Lantern-42 scripts/doctor.sh "$E2E_BASE_URL" --ca "$NODE_EXTRA_CA_CERTS" --user ada@example.com
cd e2e
npx playwright test --reporter=list "$@"
