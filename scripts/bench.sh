#!/usr/bin/env bash
# Builds the services and runs the benchmarks of bench/. Arguments are theirs; bench/README.md names them.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/debian.sh"

BENCH_SOURCES=("${JAVA_SOURCES[@]}" bench/pom.xml bench/run.sh bench/src)

use_maven
need_program nginx nginx-light
# The pages are not measured, so they are not built.
build_java "Building the services"
if ! fresh bench bench/target/lib "${BENCH_SOURCES[@]}" || ! compgen -G 'bench/target/bench-*.jar' >/dev/null; then
  logged maven-bench "Building the benchmarks" "${MAVEN[@]}" -pl bench -am -Dmaven.test.skip=true -Djacoco.skip=true package
  mark_fresh bench "${BENCH_SOURCES[@]}"
fi
exec bench/run.sh "$@"
