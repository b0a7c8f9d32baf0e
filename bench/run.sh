#!/usr/bin/env bash
# Runs the benchmarks with what scripts/bench.sh has built. The table goes to the terminal and to bench/results/latest.md.
set -euo pipefail
cd "$(dirname "$0")/.."
jar=$(ls bench/target/bench-*.jar | head -n 1)
# Its own collector of garbage takes no turns from those who are measured: one that works beside the load needs a processor of two.
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xms1g -Xmx1g -Xmn700m --enable-native-access=ALL-UNNAMED -cp "$jar:bench/target/lib/*:$(ls devstack/target/devstack-*.jar | head -n 1):devstack/target/lib/*" io.gatehouse.bench.Main "$@"
