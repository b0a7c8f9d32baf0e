#!/usr/bin/env bash
# Formatting and lint, nothing built.
. "$(dirname "$0")/lib.sh"

use_maven
use_node
install_packages "Installing the packages of the pages"
logged check-java "Checking the format of Java" "${MAVEN[@]}" spotless:check
logged check-format "Checking the format of the pages" npm run format:check
logged check-lint "Linting the pages" npm run lint
