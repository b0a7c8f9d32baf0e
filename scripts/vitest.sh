#!/usr/bin/env bash
# The tests of every workspace that has some; the results also as JSON for the final count.
. "$(dirname "$0")/lib.sh"

status=0
for workspace in packages/ui packages/auth-client apps/auth examples/product-app; do
  (cd "$workspace" && npx vitest run --reporter=default --reporter=json \
    --outputFile.json="$STATE/reports/vitest-${workspace//\//-}.json") || status=1
done
exit "$status"
