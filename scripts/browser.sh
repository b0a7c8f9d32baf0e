#!/usr/bin/env bash
# Runs the Playwright suite in Chromium against a stack of its own.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/stack.sh"

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      CHROMIUM=$candidate
      return 0
    fi
  done
  return 1
}

if ! find_chromium; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium
  fi
  find_chromium || fail "No Chromium found. Install one, or set CHROMIUM to its executable."
fi
export CHROMIUM

use_maven
use_node
# Usually all built by now; not so when an earlier step failed half-way, or when this runs by itself.
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services"
start_stack
cd e2e
PLAYWRIGHT_JSON_OUTPUT_FILE="$STATE/reports/playwright.json" npx playwright test --reporter=list,json "$@"
