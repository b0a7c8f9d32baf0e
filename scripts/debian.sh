# Programs that the cluster needs beside Java and Node; source it after lib.sh.

#   need_program <program> <package>: installs the package where the program is missing and we may.
need_program() {
  PATH="$PATH:/usr/sbin:/sbin"
  if ! command -v "$1" >/dev/null; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      # Debian would start the service at once, on ports that are ours.
      printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
      logged "apt-$1" "Installing $2" sh -c \
        "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $2"
      rm -f /usr/sbin/policy-rc.d
    fi
    command -v "$1" >/dev/null || fail "$1 is needed. Install it (on Debian: apt-get install $2)."
  fi
}
