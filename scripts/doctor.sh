#!/usr/bin/env bash
# gatehouse doctor: asks a running installation whether it keeps what it promises. scripts/doctor.sh URL [--user …] [--ca …]
. "$(dirname "$0")/lib.sh"

use_maven
if ! fresh doctor doctor/target/dependency pom.xml doctor; then
  logged doctor "Building the doctor" "${MAVEN[@]}" -Dmaven.test.skip=true -Djacoco.skip=true -pl doctor package \
    dependency:copy-dependencies -DincludeScope=runtime
  mark_fresh doctor pom.xml doctor
fi
exec "$JAVA_HOME/bin/java" -cp "$(ls doctor/target/doctor-*.jar | head -n 1):doctor/target/dependency/*" \
  io.gatehouse.doctor.Main "$@"
