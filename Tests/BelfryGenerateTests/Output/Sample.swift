import BelfrySource
import Testing

@testable import BelfryGenerate

/// Bundles that differ in every way in which two generations can.
enum Sample {
  static func origin(_ seed: String) -> BundleOrigin {
    BundleOrigin(
      version: "0.1.0", profile: Digest(of: Array(seed.utf8)),
      images: ["prometheus": "prom/prometheus:v3.5.0"])
  }

  static func tree(_ files: [(String, String)], scripts: [(String, String)] = []) throws -> FileTree
  {
    var tree = FileTree()
    for (path, text) in files { try tree.add(path, Array(text.utf8)) }
    for (path, text) in scripts { try tree.add(path, Array(text.utf8), executable: true) }
    return tree
  }

  static func first() throws -> FileTree {
    try tree(
      [
        ("docker-compose.yml", "services: {}\n"), ("README.md", "# one\n"),
        ("prometheus/prometheus.yml", "global: {}\n"), ("prometheus/tests/a.yml", "tests: []\n"),
        ("grafana/dashboards/old.json", "{}\n"), ("grafana/dashboards/edited.json", "{}\n"),
        ("tools/check", "true\n"),
      ], scripts: [("elastic/set-up.sh", "#!/bin/sh\n")])
  }

  static func second() throws -> FileTree {
    try tree(
      [
        ("docker-compose.yml", "services: {}\n"), ("README.md", "# two\n"),
        ("prometheus/prometheus.yml", "global: {scrape_interval: 15s}\n"),
        ("prometheus/tests/a.yml", "tests: []\n"), ("prometheus/rules/deep/b.yml", "groups: []\n"),
        ("runbooks/target-down.md", "# down\n"), ("empty", ""),
      ], scripts: [("elastic/set-up.sh", "#!/bin/sh\nset -e\n"), ("tools/check", "true\n")])
  }

  /// What a user keeps beside a bundle, and what was edited there.
  static let foreign: [String: MemoryFileSystem.Node] = [
    "out/secrets/smtp": file("secret", mode: 0o444), "out/notes.txt": file("mine"),
    "out/prometheus/local.yml": file("mine"), "out/link": .link("/etc/passwd"),
  ]

  static func file(_ text: String, mode: UInt16 = 0o644) -> MemoryFileSystem.Node {
    .file(Array(text.utf8), mode: mode, isSaved: true)
  }

  /// The first bundle on a disk, with a user's files and an obsolete file edited.
  static func disk() throws -> [String: MemoryFileSystem.Node] {
    let files = MemoryFileSystem(foreign)
    _ = try write(first(), on: files, seed: "first")
    try files.remove("out/grafana/dashboards/edited.json")
    try files.create("out/grafana/dashboards/edited.json", Array("{1}".utf8), mode: 0o644)
    try files.sync("out")
    try files.sync("out/grafana/dashboards/edited.json")
    return files.nodes
  }

  @discardableResult
  static func write(
    _ tree: FileTree, on files: some FileSystem, to folder: String = "out", seed: String = "second",
    policy: BundleWriter.Policy = .refuse
  ) throws(BundleError) -> WriteSummary {
    try BundleWriter(fileSystem: files, patience: .zero)
      .write(tree, to: folder, origin: origin(seed), policy: policy)
  }

  /// The nodes without what says whether bytes are saved.
  static func plain(_ nodes: [String: MemoryFileSystem.Node]) -> [String: MemoryFileSystem.Node] {
    nodes.mapValues { node in
      guard case .file(let bytes, let mode, _) = node else { return node }
      return .file(bytes, mode: mode, isSaved: true)
    }
  }

  /// The nodes without the writer's own folder.
  static func bundle(_ nodes: [String: MemoryFileSystem.Node]) -> [String: MemoryFileSystem.Node] {
    plain(nodes).filter { $0.key != "out/.belfry" && !$0.key.hasPrefix("out/.belfry/") }
  }
}

/// The paths at which two disks differ, saved or not.
func differences(
  _ left: [String: MemoryFileSystem.Node], _ right: [String: MemoryFileSystem.Node]
) -> [String] {
  let (left, right) = (Sample.plain(left), Sample.plain(right))
  return Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
}

/// Small numbers that look random and are the same on each run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
