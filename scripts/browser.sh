#!/usr/bin/env bash
# Runs the Playwright suite in Chromium against a stack of its own.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/stack.sh"

find_or_install_chromium
use_maven
use_node
# Usually all built by now; not so when an earlier step failed half-way, or when this runs by itself.
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services"
start_stack
cd e2e
PLAYWRIGHT_JSON_OUTPUT_FILE="$STATE/reports/playwright.json" npx playwright test --reporter=list,json "$@"
