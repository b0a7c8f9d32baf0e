.DEFAULT_GOAL := help
.PHONY: help run test fmt check bench docs

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build what changed and start everything on this machine
	@scripts/run.sh

test: ## Check, build and test everything, down to a real browser
	@scripts/test.sh

fmt: ## Format the code
	@scripts/fmt.sh

check: ## Only look: formatting and lint
	@scripts/check.sh

bench: ## Measure, as ratios within one run
	@scripts/bench.sh

docs: ## Write the generated references anew
	@scripts/docs.sh
