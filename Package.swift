// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target: its name, and the targets that it may import.
func library(
  _ name: String, _ dependencies: Target.Dependency..., links: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: links)
}

/// The tests of a target, with what else they import.
func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "belfry",
  targets: [
    .systemLibrary(name: "CLibYAML"),
    library("BelfrySource"),
    library("BelfryYAML", "BelfrySource", "CLibYAML", links: [.linkedLibrary(":libyaml.a")]),
    library("BelfryPromQL", "BelfrySource"),
    library("BelfryModels", "BelfrySource", "BelfryYAML"),
    library("BelfryProfile", "BelfrySource", "BelfryYAML", "BelfryModels"),
    library("BelfryGenerate", "BelfrySource"),
    tests("BelfrySource"),
  ]
)
