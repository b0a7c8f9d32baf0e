#!/usr/bin/env bash
# Everything that must hold: checks, unit and integration tests, builds, sizes, and the browser against the real stack.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/stack.sh"

export CI=true
FAULTS=()

# Runs a step and goes on after a failure, so that one run tells of everything.
step() {
  logged "$@" || FAULTS+=("$1")
}

use_maven
use_node
rm -rf "$STATE/reports"
mkdir -p "$STATE/reports"
: >"$STATE/pages.faults"

# Two cores are hardly busy with either alone, so the pages are tested beside Java.
pages() {
  install_packages "[1/8] Installing the packages of the pages"
  step lint "[3/8] Pages: format and lint" sh -c 'npm run format:check && npm run lint'
  step typecheck "[4/8] Pages: types" npm run typecheck
  step vitest "[5/8] Pages: tests" scripts/vitest.sh
  step build "[6/8] Pages: contract, builds, sizes" sh -c 'npm run check:contract -w @repo/auth && npm run build && npm run size'
  has_failed build || { mark_fresh auth "${AUTH_SOURCES[@]}"; mark_fresh product "${PRODUCT_SOURCES[@]}"; }
  printf '%s\n' "${FAULTS[@]+"${FAULTS[@]}"}" >"$STATE/pages.faults"
}

has_failed() {
  [[ " ${FAULTS[*]-} " == *" $1 "* ]]
}

pages &
beside=$!
rm -rf ./*/target/surefire-reports devstack/target/lib
step java "[2/8] Java: format, tests, coverage" "${MAVEN[@]}" -T 2 --fail-at-end verify
has_failed java || mark_fresh java "${JAVA_SOURCES[@]}"
wait "$beside" || FAULTS+=("pages")
mapfile -t -O "${#FAULTS[@]}" FAULTS < <(sed '/^$/d' "$STATE/pages.faults")

# A short form of `make torture`: a few browsers, while servers die. Thefts need the long one.
step torture "[7/8] Torture: twelve browsers, while servers die" scripts/torture.sh --seconds 20 --browsers 12 --tabs 2

step browser "[8/8] Browser: the whole journey against the real stack" scripts/browser.sh

printf '\n'
if [ "${#FAULTS[@]}" -gt 0 ]; then
  printf 'Failed: %s (logs in %s)\n' "${FAULTS[*]}" "$LOGS"
fi
# A step that failed without a failed test (lint, build, a crash) counts as one failure.
node scripts/count.js "$STATE/reports" "${FAULTS[@]+"${FAULTS[@]}"}"
