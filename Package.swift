// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with. The flag for generic types is explained in
/// docs/decisions/0009-a-quick-start.md.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// A library target: its name, and the targets that it may import.
///
/// - Parameters:
///   - isHot: Whether checks spend their time there, so that what it offers is compiled into its
///     callers: see docs/decisions/0003-rules-as-values.md.
///   - isCold: Whether no check runs through it, so that it is compiled for size: see
///     docs/decisions/0005-one-client-for-http.md.
func library(
  _ name: String, _ dependencies: Target.Dependency..., isHot: Bool = false, isCold: Bool = false,
  links: [LinkerSetting] = []
) -> Target {
  let inlined = SwiftSetting.unsafeFlags(
    ["-cross-module-optimization"], .when(configuration: .release))
  let small = SwiftSetting.unsafeFlags(["-Osize"], .when(configuration: .release))
  return .target(
    name: name, dependencies: dependencies,
    swiftSettings: settings + (isHot ? [inlined] : []) + (isCold ? [small] : []),
    linkerSettings: links)
}

/// The tests of a target, with what else they import.
func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Entry points for a fuzzer, which have no `main` of their own: see `make fuzz`.
let fuzzers: [Target] =
  Context.environment["BELFRY_FUZZ"] == nil
  ? []
  : [
    ("Compose", "Models"), ("Exposition", "Exposition"), ("Logstash", "Models"),
    ("PromQL", "PromQL"), ("Regex", "Regex"), ("Template", "Template"), ("Values", "Models"),
    ("YAML", "YAML"),
  ].map { name, target in
    .executableTarget(
      name: "fuzz-\(name.lowercased())",
      dependencies: ["BelfrySource", "BelfryYAML"]
        + (target == "YAML" ? [] : [.byName(name: "Belfry\(target)")]),
      path: "Fuzz/\(name)", swiftSettings: settings)
  }

/// Measurements of parts that no command shows by itself: see `make bench`.
let benchmarks: [Target] =
  Context.environment["BELFRY_BENCH"] == nil
  ? []
  : [
    .executableTarget(
      name: "bench-expressions", dependencies: ["BelfryPromQL", "BelfrySource", "BelfryYAML"],
      path: "Benchmarks/Expressions", swiftSettings: settings)
  ]

let package = Package(
  name: "belfry",
  products: [.executable(name: "belfry", targets: ["belfry"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML"),
    .target(name: "CBelfryPacks"),
    library("BelfrySource", isHot: true),
    library(
      "BelfryYAML", "BelfrySource", "CLibYAML", isHot: true, links: [.linkedLibrary(":libyaml.a")]),
    library("BelfryRegex", "BelfrySource", isHot: true),
    library("BelfryPromQL", "BelfrySource", "BelfryRegex", isHot: true),
    library("BelfryTemplate", "BelfrySource", "BelfryRegex", isHot: true),
    library("BelfryExposition", "BelfrySource"),
    library("BelfryModels", "BelfrySource", "BelfryYAML", "BelfryRegex"),
    library(
      "BelfryProfile", "BelfrySource", "BelfryYAML", "BelfryModels", "BelfryRegex", isCold: true),
    library(
      "BelfryCatalogue", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryModels",
      "CBelfryPacks"),
    library(
      "BelfryCheck", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryRegex", "BelfryTemplate",
      "BelfryExposition", "BelfryModels", "BelfryProfile", "BelfryCatalogue"),
    library(
      "BelfryGenerate", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryTemplate",
      "BelfryModels",
      "BelfryProfile", "BelfryCatalogue", isCold: true),
    library(
      "BelfryHTTP", "BelfrySource",
      .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOSSL", package: "swift-nio-ssl"), isCold: true),
    library(
      "BelfryProvision", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryGenerate",
      "BelfryHTTP", isCold: true),
    library("BelfryReport", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryModels"),
    library(
      "BelfryCommands", "BelfrySource", "BelfryYAML", "BelfryPromQL", "BelfryModels",
      "BelfryProfile", "BelfryCatalogue", "BelfryCheck", "BelfryExposition", "BelfryGenerate",
      "BelfryHTTP", "BelfryProvision", "BelfryReport", arguments, isCold: true),
    .executableTarget(
      name: "belfry", dependencies: ["BelfryCommands"], swiftSettings: settings,
      // Nobody looks symbols up in it: see docs/decisions/0005-one-client-for-http.md. It lies at a
      // fixed address: see docs/decisions/0009-a-quick-start.md.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--no-export-dynamic"]),
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release)),
      ]),
    .executableTarget(
      name: "belfry-dev",
      dependencies: [
        "BelfryCheck", "BelfryGenerate", "BelfrySource", "BelfryYAML", arguments,
      ],
      swiftSettings: settings),
    tests("BelfrySource"),
    tests("BelfryYAML", "BelfrySource"),
    tests("BelfryRegex", "BelfrySource"),
    tests("BelfryTemplate", "BelfrySource"),
    tests("BelfryExposition", "BelfrySource", "BelfryYAML"),
    tests("BelfryPromQL", "BelfrySource"),
    tests("BelfryModels", "BelfrySource", "BelfryYAML"),
    tests("BelfryProfile", "BelfrySource", "BelfryYAML"),
    tests("BelfryCatalogue", "BelfryExposition", "BelfrySource", "BelfryYAML"),
    tests(
      "BelfryCheck", "BelfryExposition", "BelfryPromQL", "BelfrySource", "BelfryTemplate",
      "BelfryTestSupport", "BelfryYAML"),
    tests("BelfryReport", "BelfrySource", "BelfryYAML", "BelfryModels"),
    tests(
      "BelfryGenerate", "BelfryCatalogue", "BelfryCheck", "BelfryModels", "BelfryProfile",
      "BelfrySource", "BelfryTestSupport", "BelfryYAML"),
    .target(
      name: "BelfryTestSupport", path: "Tests/BelfryTestSupport", swiftSettings: settings),
    tests(
      "BelfryHTTP", "BelfryTestSupport", .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOSSL", package: "swift-nio-ssl")),
    tests(
      "BelfryProvision", "BelfryGenerate", "BelfryHTTP", "BelfrySource", "BelfryTestSupport",
      "BelfryYAML"),
    .testTarget(
      name: "CLITests",
      dependencies: [
        "belfry", "BelfryCommands", "BelfryProvision", "BelfryPromQL", "BelfryTemplate",
        "BelfrySource", "BelfryTestSupport", "BelfryYAML",
      ],
      swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
  ] + fuzzers + benchmarks
)
