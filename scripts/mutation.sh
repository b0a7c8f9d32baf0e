#!/usr/bin/env bash
# Mutation testing of the domain: PIT changes the code, and a test on ports in memory has to notice.
# Each package must notice four changes in five. Arguments go to Maven, such as -Dmutation.threads=1.
. "$(dirname "$0")/lib.sh"

FLOOR=80
REPORT=auth-core/target/pit-reports

use_maven
logged mutation "Changing the domain and testing it, again and again (some minutes)" \
  "${MAVEN[@]}" -pl auth-core -am -P mutation -Djacoco.skip=true process-test-classes "$@"

# Columns: file, class, mutator, method, line, what became of it, the test that noticed.
status=0
awk -F, -v floor="$FLOOR" '
  { package = $2; sub(/\.[^.]*$/, "", package); all[package]++ }
  $6 == "SURVIVED" || $6 == "NO_COVERAGE" { missed[package]++ }
  END {
    for (package in all) {
      score = 100 * (all[package] - missed[package]) / all[package]
      printf "%-30s %5d changes %5d noticed %6.1f %%\n", package, all[package], all[package] - missed[package], score
      if (score < floor) { poor = 1 }
    }
    exit poor
  }' "$REPORT/mutations.csv" | LC_ALL=C sort || status=$?
echo "The report: $ROOT/$REPORT/index.html"
[ "$status" -eq 0 ] || fail "A package is below $FLOOR %."
