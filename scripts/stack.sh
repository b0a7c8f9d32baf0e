# Starts the development stack in the background on free ports; source it after lib.sh.

STACK_PID=

# One address does what many people do: limits have tests of their own. And a hash is as cheap as a policy allows.
policies_for_tests() {
  export GATEHOUSE_POLICIES_RATE_LIMITS_ENABLED=false GATEHOUSE_POLICIES_PASSWORD_BCRYPT_COST=10
}

# Sets E2E_BASE_URL and E2E_INBOX_URL when it is ready.
start_stack() {
  local log="$LOGS/stack.log" waited=0
  stack_command
  policies_for_tests
  GATEHOUSE_GATEWAY_PORT=0 GATEHOUSE_CORE_PORT=0 GATEHOUSE_INBOX_PORT=0 GATEHOUSE_SMTP_PORT=0 \
    GATEHOUSE_GATEWAY_MANAGEMENT_PORT=0 GATEHOUSE_CORE_MANAGEMENT_PORT=0 "${STACK[@]}" >"$log" 2>&1 </dev/null &
  STACK_PID=$!
  trap stop_stack EXIT
  until grep -q 'Gatehouse is ready' "$log"; do
    kill -0 "$STACK_PID" 2>/dev/null || { tail -n 40 "$log" >&2; fail "The stack did not start."; }
    [ "$waited" -lt 120 ] || { tail -n 40 "$log" >&2; fail "The stack is not ready after two minutes."; }
    waited=$((waited + 1))
    sleep 1
  done
  E2E_BASE_URL=$(sed -n 's/^ *Product app *\(http[^ ]*\).*/\1/p' "$log")
  E2E_INBOX_URL=$(sed -n 's/^ *Inbox *\(http[^ ]*\).*/\1/p' "$log")
  export E2E_BASE_URL E2E_INBOX_URL
}

# The same for the cluster. Its certificate is trusted by its key alone, in Chromium and in Node.
start_cluster() {
  local log="$LOGS/cluster.log" waited=0 ports
  ports=($(node -e 'const net = require("node:net"); const open = [1, 2, 3].map(() => net.createServer().listen(0));
    setTimeout(() => { console.log(open.map((server) => server.address().port).join(" ")); process.exit(0); }, 50);'))
  cluster_command
  policies_for_tests
  GATEHOUSE_CLUSTER_HTTPS_PORT=${ports[0]} GATEHOUSE_CLUSTER_HTTP_PORT=${ports[1]} GATEHOUSE_INBOX_PORT=${ports[2]} \
    "${CLUSTER[@]}" io.gatehouse.cluster.Main >"$log" 2>&1 </dev/null &
  STACK_PID=$!
  trap stop_stack EXIT
  until grep -q 'Gatehouse is ready' "$log"; do
    kill -0 "$STACK_PID" 2>/dev/null || { tail -n 40 "$log" >&2; fail "The cluster did not start."; }
    [ "$waited" -lt 180 ] || { tail -n 40 "$log" >&2; fail "The cluster is not ready after three minutes."; }
    waited=$((waited + 1))
    sleep 1
  done
  E2E_BASE_URL="https://localhost:${ports[0]}"
  E2E_INBOX_URL="http://localhost:${ports[2]}"
  NODE_EXTRA_CA_CERTS=$(sed -n 's/^ *Certificate *\([^ ]*\).*/\1/p' "$log")
  E2E_SPKI=$(openssl x509 -in "$(dirname "$NODE_EXTRA_CA_CERTS")/server.pem" -pubkey -noout \
    | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | openssl base64)
  export E2E_BASE_URL E2E_INBOX_URL E2E_SPKI NODE_EXTRA_CA_CERTS
}

stop_stack() {
  if [ -n "$STACK_PID" ]; then
    kill "$STACK_PID" 2>/dev/null || true
    wait "$STACK_PID" 2>/dev/null || true
    STACK_PID=
  fi
}
