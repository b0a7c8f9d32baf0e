#!/usr/bin/env bash
# Takes pictures of every page of the identity app into screenshots/. An argument is a pattern for the names.
. "$(dirname "$0")/lib.sh"

find_or_install_chromium
use_node
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
node apps/auth/scripts/screenshots.js "$@"
