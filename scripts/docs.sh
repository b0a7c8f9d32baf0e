#!/usr/bin/env bash
# Writes docs/configuration.md and docker/policies/policies.yaml from the configuration records.
. "$(dirname "$0")/lib.sh"

use_maven
build_java "Building the services"
"$JAVA_HOME/bin/java" -cp "$(ls devstack/target/devstack-*.jar):devstack/target/lib/*" \
  io.gatehouse.devstack.ConfigurationDocs docs/configuration.md docker/policies/policies.yaml
printf 'Written: docs/configuration.md, docker/policies/policies.yaml\n'
