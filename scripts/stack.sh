# Starts the development stack in the background on free ports; source it after lib.sh.

STACK_PID=

# Sets E2E_BASE_URL and E2E_INBOX_URL when it is ready.
start_stack() {
  local log="$LOGS/stack.log" waited=0
  stack_command
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

stop_stack() {
  if [ -n "$STACK_PID" ]; then
    kill "$STACK_PID" 2>/dev/null || true
    wait "$STACK_PID" 2>/dev/null || true
    STACK_PID=
  fi
}
