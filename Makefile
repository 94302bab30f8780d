.DEFAULT_GOAL := help
.PHONY: help demo build test lint format golden embed bench growth fuzz docs e2e verify
export PATH := $(CURDIR)/.tools/bin:$(PATH)

help: ## show the targets
	@sed -n 's/^\([a-z0-9]*\):.*## /\1	/p' Makefile | expand -t 10

demo: ## from nothing to the AI assistant's stack in out/ai-assistant
	@scripts/install-needs
	swift build -c release --static-swift-stdlib --product belfry
	.build/release/belfry generate stacks/ai-assistant/belfry.yaml -o out/ai-assistant
	.build/release/belfry check out/ai-assistant
	@scripts/next-steps out/ai-assistant

build: ## build everything, for debugging
	@scripts/install-needs
	swift build

test: ## run the unit tests, and the real programs on every stack
	@scripts/install-needs
	@scripts/fetch-tools .tools
	@scripts/test

lint: ## check format and scripts
	@scripts/fetch-tools .tools
	swift format lint --strict --parallel --recursive Sources Tests Fuzz Benchmarks Package.swift
	@scripts/lint-scripts

format: ## format the Swift sources
	swift format --in-place --parallel --recursive Sources Tests Fuzz Benchmarks Package.swift

golden: build ## write the stacks and the expected output of tests anew
	@for stack in stacks/*/; do \
	  .build/debug/belfry generate "$${stack}belfry.yaml" -o "$$stack" || exit; done
	UPDATE_GOLDEN=1 swift test --quiet

embed: ## write the list of embedded packs anew
	swift run --quiet belfry-dev embed

docs: build ## write the pages of the rules, and what the guides ask for, anew
	.build/debug/belfry-dev docs
	.build/debug/belfry-dev seeds

bench: ## measure time and memory, beside promtool where it can be had
	@scripts/fetch-tools .tools
	swift build -c release --static-swift-stdlib --product belfry
	@scripts/bench .build/release/belfry

growth: ## show how time grows with the size of files, shape by shape
	swift build -c release --static-swift-stdlib --product belfry
	@scripts/growth .build/release/belfry

fuzz: ## run every fuzzer for ten minutes
	@scripts/fuzz

e2e: ## run stacks with a real engine: data, alerts that arrive, belfry up
	@scripts/install-needs
	@scripts/fetch-tools .tools
	swift build --product belfry
	@for run in run packs stacks scenarios up; do Tests/EndToEnd/$$run || exit; done

verify: ## what CI runs: test, lint, freshness, e2e
	@.ci/run
