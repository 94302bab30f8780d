import Testing

@testable import BelfryGenerate

struct BundleWriterTests {
  let files = MemoryFileSystem(Sample.foreign)

  private func text(_ path: String) throws -> String {
    String(decoding: try files.read("out/" + path, limit: 1 << 20), as: UTF8.self)
  }

  private func edit(_ path: String, _ text: String) throws {
    try files.remove("out/" + path)
    try files.create("out/" + path, Array(text.utf8), mode: 0o644)
  }

  @Test func firstThenNothingThenSecond() throws {
    let first = try Sample.write(Sample.first(), on: files, seed: "first")
    let paths = try Sample.first().files.map(\.path)
    #expect(first.created == [paths[0], "belfry.lock"] + paths.dropFirst())
    #expect(first.changed.isEmpty && first.removed.isEmpty && first.recovered == .nothing)
    let nodes = files.nodes
    let again = try Sample.write(Sample.first(), on: files, seed: "first")
    #expect(again.isUnchanged && again.unchanged == first.created)
    #expect(differences(files.nodes, nodes) == [])

    try edit("grafana/dashboards/edited.json", "{1}")
    let second = try Sample.write(Sample.second(), on: files)
    #expect(
      second.created == ["empty", "prometheus/rules/deep/b.yml", "runbooks/target-down.md"])
    #expect(
      second.changed == [
        "README.md", "belfry.lock", "elastic/set-up.sh", "prometheus/prometheus.yml", "tools/check",
      ])
    #expect(second.removed == ["grafana/dashboards/old.json"])
    #expect(second.keptEdited == ["grafana/dashboards/edited.json"])
    #expect(second.unchanged == ["docker-compose.yml", "prometheus/tests/a.yml"])
    for (path, node) in Sample.foreign { #expect(files.nodes[path] == node) }
    #expect(try files.status(of: "out/tools/check")?.mode == 0o755)
    #expect(files.nodes["out/grafana/dashboards"] == .folder)
    #expect(files.nodes["out/.belfry"] == nil)
  }

  @Test func unchangedTouchesNothing() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    let past = files.afterPowerLoss.count
    try Sample.write(Sample.first(), on: files, seed: "first")
    #expect(files.afterPowerLoss.count == past)
  }

  @Test func editedAndForeignAreRefused() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    try edit("README.md", "mine")
    try files.makeFolder("out/runbooks")
    try files.create("out/runbooks/target-down.md", Array("mine".utf8), mode: 0o644)
    let before = files.nodes
    let edited = ["README.md"]
    let foreign = ["runbooks/target-down.md"]
    let error = BundleError.wouldOverwrite(edited: edited, foreign: foreign)
    #expect(throws: error) { try Sample.write(Sample.second(), on: files) }
    #expect(
      error.messages == [
        "'README.md' was edited by hand since it was generated",
        "'runbooks/target-down.md' exists and was not made by Belfry",
      ])
    #expect(differences(files.nodes, before) == [])
    let summary = try Sample.write(Sample.second(), on: files, policy: .force)
    #expect(summary.changed.contains("README.md") && summary.changed.contains(foreign[0]))
    #expect(try text("README.md") == "# two\n")
  }

  @Test func sameBytesAreNobodysEdit() throws {
    try files.create("out/README.md", Array("# one\n".utf8), mode: 0o600)
    let summary = try Sample.write(Sample.first(), on: files)
    #expect(summary.changed == ["README.md"])
    #expect(try files.status(of: "out/README.md")?.mode == 0o644)
  }

  @Test(
    "Modes that a umask or a checkout gives stay as they are",
    arguments: [0o644, 0o664, 0o444, 0o666] as [UInt16])
  func mode(_ mode: UInt16) throws {
    try Sample.write(Sample.first(), on: files)
    try files.setMode("out/README.md", mode)
    #expect(try Sample.write(Sample.first(), on: files).isUnchanged)
    #expect(try files.status(of: "out/README.md")?.mode == mode)
  }

  @Test func deletedFilesComeBack() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    try files.remove("out/README.md")
    try files.remove("out/grafana/dashboards/old.json")
    let summary = try Sample.write(Sample.second(), on: files)
    #expect(summary.created.contains("README.md"))
    #expect(summary.removed == ["grafana/dashboards/edited.json"])
  }

  @Test func damagedLock() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    try edit("belfry.lock", "nonsense\n")
    let before = files.nodes
    let reason = BundleLockError.Reason.unexpected(expected: "'format'")
    #expect(throws: BundleError.lock(BundleLockError(reason: reason, line: 1))) {
      try Sample.write(Sample.second(), on: files)
    }
    #expect(differences(files.nodes, before) == [])
    let summary = try Sample.write(Sample.second(), on: files, policy: .force)
    #expect(summary.removed.isEmpty && summary.changed.contains("README.md"))
    #expect(files.nodes["out/grafana/dashboards/old.json"] != nil)
  }

  @Test func damagedJournal() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    try files.makeFolder("out/.belfry")
    try files.create("out/.belfry/journal", Array("belfry journal 1\n".utf8), mode: 0o644)
    #expect(throws: BundleError.journal("out/.belfry/journal")) {
      try Sample.write(Sample.second(), on: files)
    }
    let summary = try Sample.write(Sample.second(), on: files, policy: .force)
    #expect(summary.recovered == .undone && files.nodes["out/.belfry"] == nil)
  }

  /// What stands in the way, where, and the message.
  static let obstacles: [(String, MemoryFileSystem.Node, String)] = [
    ("README.md", .folder, "'README.md' is a folder; a file belongs there"),
    (
      "README.md", .link("x"),
      "'README.md' is a symbolic link; a file belongs there, and links are not followed"
    ),
    ("README.md", .other, "'README.md' is a socket, pipe or device; a file belongs there"),
    ("prometheus", Sample.file("x"), "'prometheus' is a file; a folder belongs there"),
    (
      "prometheus", .link("/tmp"),
      "'prometheus' is a symbolic link; a folder belongs there, and links are not followed"
    ),
    ("belfry.lock", .folder, "'belfry.lock' is a folder; a file belongs there"),
    (".belfry", Sample.file("x"), "'.belfry' is a file; a folder belongs there"),
  ]

  @Test("Things in the way", arguments: obstacles)
  func obstacle(_ path: String, _ node: MemoryFileSystem.Node, _ message: String) throws {
    let files = MemoryFileSystem(["out/" + path: node])
    for policy in [BundleWriter.Policy.refuse, .force] {
      let error = #expect(throws: BundleError.self) {
        try Sample.write(Sample.first(), on: files, policy: policy)
      }
      #expect(error?.messages == [message])
      #expect(differences(files.nodes, ["out": .folder, "out/" + path: node]) == [])
    }
  }

  @Test func allObstaclesAtOnce() throws {
    let files = MemoryFileSystem(["out/README.md": .folder, "out/prometheus": .link("x")])
    let error = #expect(throws: BundleError.self) {
      try Sample.write(Sample.first(), on: files)
    }
    #expect(error?.messages.count == 2)
  }

  @Test(
    "The output folder is something else",
    arguments: [Sample.file("x"), .other, .link("nowhere")] as [MemoryFileSystem.Node])
  func output(_ node: MemoryFileSystem.Node) throws {
    let files = MemoryFileSystem(["out": node])
    #expect(throws: BundleError.notAFolder("out")) {
      try Sample.write(Sample.first(), on: files)
    }
    #expect(throws: BundleError.notAFolder("out")) { try compare(Sample.first(), on: files) }
    #expect(files.nodes == ["out": node])
  }

  @Test func obsoleteBehindALinkStays() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    for name in ["old.json", "edited.json"] { try files.remove("out/grafana/dashboards/\(name)") }
    try files.removeFolder("out/grafana/dashboards")
    var nodes = files.nodes
    nodes["out/grafana/dashboards"] = .link("/elsewhere")
    let linked = MemoryFileSystem(nodes)
    let summary = try Sample.write(Sample.second(), on: linked)
    let paths = ["grafana/dashboards/edited.json", "grafana/dashboards/old.json"]
    #expect(summary.keptEdited == paths && summary.removed.isEmpty)
  }

  @Test func busy() throws {
    try files.makeFolder("out/.belfry")
    let lock = try files.lock("out/.belfry/lock", wait: .zero)
    #expect(throws: BundleError.busy("out")) { try Sample.write(Sample.first(), on: files) }
    files.unlock(lock)
    try Sample.write(Sample.first(), on: files)
  }

  @Test("A writer whose folder is removed by the one before starts over")
  func lockGoesAway() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    let goal = MemoryFileSystem(files.nodes)
    try Sample.write(Sample.second(), on: goal)
    var count = 0
    for number in 1...20 {
      let memory = MemoryFileSystem(files.nodes)
      let faulty = FaultyFileSystem(
        memory,
        .interrupt(at: number) { try? memory.removeFolder("out/.belfry") })
      try Sample.write(Sample.second(), on: faulty)
      #expect(differences(memory.nodes, goal.nodes) == [])
      count += 1
    }
    #expect(count == 20)
  }

  private func compare(
    _ tree: FileTree, on files: MemoryFileSystem, seed: String = "first"
  ) throws(BundleError) -> [BundleDifference] {
    try BundleWriter(fileSystem: files)
      .compare(tree, with: "out", origin: Sample.origin(seed))
  }

  @Test func comparesByteForByte() throws {
    let tree = try Sample.first()
    #expect(try compare(tree, on: MemoryFileSystem()).count == tree.count + 1)
    try Sample.write(tree, on: files, seed: "first")
    #expect(try compare(tree, on: files).isEmpty)
    for path in tree.files.map(\.path) + ["belfry.lock"] {
      let bytes = try files.read("out/" + path, limit: 1 << 20)
      for index in Set([0, bytes.count / 2, bytes.count - 1]) {
        var changed = bytes
        changed[index] ^= 1
        try edit(path, String(decoding: changed, as: UTF8.self))
        #expect(try compare(tree, on: files).map(\.path) == [path])
      }
      try edit(path, String(decoding: bytes, as: UTF8.self))
      if tree[path]?.isExecutable == true { try files.setMode("out/" + path, 0o755) }
    }
    #expect(try compare(tree, on: files).isEmpty)
  }

  @Test func comparesWithAnother() throws {
    try Sample.write(Sample.first(), on: files, seed: "first")
    let found = try compare(Sample.second(), on: files, seed: "second")
    let kinds = found.map { "\($0.kind) \($0.path)" }
    #expect(
      kinds == [
        "changed README.md", "changed belfry.lock", "changed elastic/set-up.sh", "missing empty",
        "extra grafana/dashboards/edited.json", "extra grafana/dashboards/old.json",
        "changed prometheus/prometheus.yml", "missing prometheus/rules/deep/b.yml",
        "missing runbooks/target-down.md", "mode tools/check",
      ])
    #expect(found[0].found == Array("# one\n".utf8) && found[0].wanted == Array("# two\n".utf8))
  }

  @Test("Every message says what is wrong, every help what to do")
  func words() {
    let causes: [FileSystemError.Cause] = [
      .noSpace, .quota, .noPermission, .readOnly, .missing, .exists, .notAFolder, .isAFolder,
      .link, .notEmpty, .otherFileSystem, .nameTooLong, .tooManyOpenFiles, .device, .notAFile,
      .tooLarge(limit: 64 << 20), .busy, .other(code: 5, text: "odd"),
    ]
    let messages = causes.map { FileSystemError(.write, "out/x", $0) }
    #expect(Set(messages.map(\.message)).count == causes.count)
    #expect(messages.allSatisfy { $0.message.count <= 100 && !$0.help.isEmpty })
    #expect(
      messages[0].message == "cannot write 'out/x': no space left on the file system")
    #expect(
      messages[0].help == "free some space or choose another folder, then run again")
  }
}
