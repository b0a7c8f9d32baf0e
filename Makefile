.DEFAULT_GOAL := help
.PHONY: help run test fmt check bench docs cluster test-cluster mutation torture doctor storybook screenshots lighthouse

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build what changed and start everything on this machine
	@scripts/run.sh

test: ## Check, build and test everything, down to a real browser
	@scripts/test.sh

mutation: ## Change the domain line by line and see whether a test notices
	@scripts/mutation.sh $(ARGS)

cluster: ## Start the production topology as plain processes
	@scripts/cluster.sh

test-cluster: ## Run the doctor and the browser suite against that topology
	@scripts/test-cluster.sh

torture: ## Simulated browsers, thieves and dying servers; ARGS="--help" tells more
	@scripts/torture.sh $(ARGS)

doctor: ## Examine a running installation: ARGS="https://login.example.com"
	@scripts/doctor.sh $(ARGS)

fmt: ## Format the code
	@scripts/fmt.sh

check: ## Only look: formatting and lint
	@scripts/check.sh

bench: ## Measure, as ratios within one run; ARGS="timing samples=100" measures a part
	@scripts/bench.sh $(ARGS)

docs: ## Write the generated references anew
	@scripts/docs.sh

storybook: ## Build the UI library's documentation as static files
	@scripts/storybook.sh

screenshots: ## Take a picture of every page into screenshots/; ARGS="login" takes some
	@scripts/screenshots.sh $(ARGS)

lighthouse: ## Measure the pages with Lighthouse; fails below the thresholds
	@scripts/lighthouse.sh $(ARGS)
