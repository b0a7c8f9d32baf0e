#!/bin/bash
# Asks the service whether it is ready, without any program beyond the shell.
exec 3<>"/dev/tcp/127.0.0.1/${HEALTH_PORT:?}" || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
