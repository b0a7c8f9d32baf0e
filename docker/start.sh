#!/bin/sh
# exec, so that signals reach the JVM and it drains.
# shellcheck disable=SC2086 # JAVA_OPTS is a list of options.
exec java $JAVA_OPTS -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=10000 -XX:MetaspaceSize=96m -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -cp '/app/lib/*' "$MAIN_CLASS" "$@"
