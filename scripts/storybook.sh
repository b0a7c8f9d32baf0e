#!/usr/bin/env bash
# Builds the documentation of packages/ui as static files.
. "$(dirname "$0")/lib.sh"

use_node
install_packages "Installing the packages of the pages"
logged storybook "Building the Storybook" npm run storybook:build -w @repo/ui
printf 'Built: packages/ui/storybook-static/index.html. For work on it: npm run storybook -w @repo/ui\n'
