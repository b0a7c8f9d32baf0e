#!/usr/bin/env bash
# Builds the services and runs the benchmarks of bench/.
. "$(dirname "$0")/lib.sh"

use_maven
use_node
install_packages "Installing the packages of the pages"
build_pages "Building the identity pages" "Building the sample product"
build_java "Building the services"
exec bench/run.sh "$@"
