#!/usr/bin/env bash
# Measures the identity pages with Lighthouse against a stack of its own; fails below the thresholds of lighthouse.js.
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/stack.sh"

find_or_install_chromium
use_maven
use_node
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services"
start_stack
node scripts/lighthouse.js "$@"
