#!/usr/bin/env bash
# Formats Java and the front end.
. "$(dirname "$0")/lib.sh"

use_maven
use_node
install_packages "Installing the packages of the pages"
logged fmt-java "Formatting Java" "${MAVEN[@]}" spotless:apply
logged fmt-pages "Formatting the pages" npm run format
