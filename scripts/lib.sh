# Shared by the scripts beside it; source it from bash.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
STATE="$ROOT/.gatehouse"
LOGS="$STATE/logs"
MAVEN=(mvn -B -ntp)
cd "$ROOT"
mkdir -p "$LOGS"

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

java_major() {
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

# Sets JAVA_HOME to a JDK 25 or later, wherever it usually lives, whatever `java` on PATH is.
use_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/*25* \
    "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(java_major "$candidate")" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME=$candidate
      # Maven's own libraries use what JDK 25 warns about; that is none of our business. It does little, so it need not be optimised.
      export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
      return
    fi
  done
  fail "Gatehouse needs JDK 25. Install one (for example Temurin 25) and set JAVA_HOME to it."
}

use_maven() {
  use_jdk
  command -v mvn >/dev/null || fail "Gatehouse needs Maven 3.8 or later on the PATH."
}

use_node() {
  command -v node >/dev/null && command -v npm >/dev/null \
    || fail "Gatehouse needs Node 20.19 or later (or 22.12 or later) with npm on the PATH."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' \
    || fail "Gatehouse needs Node 20.19 or later (or 22.12 or later); this is $(node --version)."
}

# Runs a command with its output in a log file, and tells from time to time that it is still at it.
#   logged <name> <sentence> <command…>
logged() {
  local name=$1 sentence=$2 log="$LOGS/$1.log" started=$SECONDS next=15 status=0 pid
  shift 2
  printf '%s\n' "$sentence"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # A signal to the script must not leave the command behind, nor what runs beside it.
  trap 'kill $(jobs -p) 2>/dev/null || true; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if [ $((SECONDS - started)) -ge "$next" ]; then
      printf '      … %s, %s s: %s\n' "$name" "$next" "$(last_line "$log")"
      next=$((next + 15))
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if [ "$status" -ne 0 ]; then
    printf '\nThis failed: %s\nThe end of %s:\n\n' "$name" "$log" >&2
    tail -n 40 "$log" >&2
    return "$status"
  fi
}

last_line() {
  # Without colours and cut to a line's width.
  tail -n 1 "$1" | sed 's/\x1b\[[0-9;]*m//g' | cut -c1-100
}

# One number for the content of files and folders; build output and installed packages left out.
fingerprint() {
  find "$@" \( -name target -o -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null \
    | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
}

# Whether something was built from the present content of its sources.
#   fresh <name> <output that must exist> <sources…>
fresh() {
  local stamp="$STATE/stamps/$1" output=$2
  shift 2
  [ -e "$output" ] && [ -f "$stamp" ] && [ "$(fingerprint "$@")" = "$(cat "$stamp")" ]
}

#   mark_fresh <name> <sources…>
mark_fresh() {
  local stamp="$STATE/stamps/$1"
  shift
  mkdir -p "$STATE/stamps"
  fingerprint "$@" >"$stamp"
}

install_packages() {
  if [ ! -d node_modules ] || ! fresh packages node_modules package-lock.json; then
    logged npm-ci "$1" npm ci --no-audit --no-fund
    mark_fresh packages package-lock.json
  fi
}

JAVA_SOURCES=(pom.xml service-kit migrations auth-core bff-gateway devstack cluster)
AUTH_SOURCES=(package-lock.json tsconfig.base.json vite.base.ts apps/auth packages auth-core/src/main/resources/openapi)
PRODUCT_SOURCES=(package-lock.json tsconfig.base.json vite.base.ts examples/product-app packages/auth-client)

build_java() {
  if ! fresh java devstack/target/lib "${JAVA_SOURCES[@]}"; then
    # Jars of libraries that are no longer used would stay on the class path.
    rm -rf devstack/target/lib cluster/target/lib
    logged maven "$1" "${MAVEN[@]}" -Dmaven.test.skip=true -Djacoco.skip=true package
    mark_fresh java "${JAVA_SOURCES[@]}"
  fi
}

build_pages() {
  if ! fresh auth apps/auth/dist "${AUTH_SOURCES[@]}"; then
    logged build-auth "$1" npm run build -w @repo/auth
    mark_fresh auth "${AUTH_SOURCES[@]}"
  fi
  if ! fresh product examples/product-app/dist "${PRODUCT_SOURCES[@]}"; then
    logged build-product "$2" npm run build -w @repo/product-app
    mark_fresh product "${PRODUCT_SOURCES[@]}"
  fi
}

# The command line of the development stack.
stack_command() {
  local jar
  jar=$(ls devstack/target/devstack-*.jar | head -n 1)
  STACK=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -XX:+UseSerialGC -Xmx512m
    -cp "$jar:devstack/target/lib/*" io.gatehouse.devstack.Main)
}

# The beginning of the command line of the programs in the cluster module.
cluster_command() {
  local jar
  jar=$(ls cluster/target/cluster-*.jar | head -n 1)
  CLUSTER=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -XX:+UseSerialGC -Xmx512m -cp "$jar:cluster/target/lib/*")
}

# Sets CHROMIUM to a browser, and installs one where there is none and we may.
find_or_install_chromium() {
  if ! find_chromium; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium
    fi
    find_chromium || fail "No Chromium found. Install one, or set CHROMIUM to its executable."
  fi
  export CHROMIUM
}

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
