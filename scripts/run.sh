#!/usr/bin/env bash
# Builds what changed and runs the development stack in this terminal. Ctrl-C ends all of it.
. "$(dirname "$0")/lib.sh"

use_maven
use_node
install_packages "[1/5] Installing the packages of the pages"
build_pages "[2/5] Building the identity pages" "[3/5] Building the sample product"
build_java "[4/5] Building the services (the first time this downloads their libraries)"
printf '[5/5] Starting\n'
stack_command
exec "${STACK[@]}"
