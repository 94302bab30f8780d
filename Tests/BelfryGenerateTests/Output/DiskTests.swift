import Foundation
import Testing

@testable import BelfryGenerate

struct DiskTests {
  let folder: TemporaryFolder
  let output: String

  init() throws {
    folder = try TemporaryFolder()
    output = folder.path + "/out"
  }

  private func number(_ path: String) throws -> UInt64 {
    let all = try FileManager.default.attributesOfItem(atPath: "\(output)/\(path)")
    return try #require(all[.systemFileNumber] as? UInt64)
  }

  private func time(_ path: String) throws -> Date {
    let all = try FileManager.default.attributesOfItem(atPath: "\(output)/\(path)")
    return try #require(all[.modificationDate] as? Date)
  }

  /// Writes the first bundle, with what a user keeps beside it.
  private func begin() throws {
    try folder.write("out/secrets/smtp", "secret")
    try folder.write("out/notes.txt", "mine")
    try folder.link("out/link", to: "/etc/passwd")
    try Sample.write(Sample.first(), on: .disk, to: output, seed: "first")
  }

  @Test func foldersAndUnchangedFilesKeepTheirIdentity() throws {
    try begin()
    let folders = ["", "prometheus", "prometheus/tests", "grafana/dashboards", "elastic"]
    let before = try folders.map(number)
    let kept = ["docker-compose.yml", "prometheus/tests/a.yml", "notes.txt", "secrets/smtp"]
    let inodes = try kept.map(number)
    let times = try kept.map(time)
    let changed = try number("README.md")
    let summary = try Sample.write(Sample.second(), on: .disk, to: output)
    #expect(try folders.map(number) == before)
    #expect(try kept.map(number) == inodes)
    #expect(try kept.map(time) == times)
    #expect(try number("README.md") != changed)
    #expect(summary.removed.count == 2)
    let nodes = try contents(of: output)
    #expect(nodes["out/.belfry"] == nil && nodes["out/link"] == .link("/etc/passwd"))
    #expect(nodes["out/tools/check"] == Sample.file("true\n", mode: 0o755))
    #expect(nodes["out/empty"] == Sample.file(""))
    let writer = BundleWriter(fileSystem: .disk)
    let found = try writer.compare(
      Sample.second(), with: output, origin: Sample.origin("second"))
    #expect(found.isEmpty)
  }

  @Test("Stopped anywhere on a real disk, settled by the next run")
  func stop() throws {
    try begin()
    let former = try contents(of: output)
    let start = folder.path + "/start"
    try FileManager.default.moveItem(atPath: output, toPath: start)
    try FileManager.default.copyItem(atPath: start, toPath: output)
    let counting = FaultyFileSystem(DiskFileSystem())
    try Sample.write(Sample.second(), on: counting, to: output)
    let goal = try contents(of: output)
    var outcomes: Set<String> = []
    for last in stride(from: 5, to: counting.operations, by: 3) {
      try FileManager.default.removeItem(atPath: output)
      try FileManager.default.copyItem(atPath: start, toPath: output)
      let faulty = FaultyFileSystem(DiskFileSystem(), .stop(after: last))
      _ = try? Sample.write(Sample.second(), on: faulty, to: output)
      _ = try BundleWriter(fileSystem: .disk).recover(output)
      let found = try contents(of: output)
      outcomes.insert(found == goal ? "new" : "former")
      #expect(found == goal || differences(found, former) == [], "after \(last)")
      try Sample.write(Sample.second(), on: .disk, to: output)
      #expect(differences(try contents(of: output), goal) == [], "after \(last)")
    }
    #expect(outcomes == ["former", "new"])
  }

  @Test("A killed process", arguments: [10, 25, 50, 60, 65, 70, 75, 80, 90, 96])
  func killed(_ percent: Int) async throws {
    let memory = MemoryFileSystem()
    try Sample.write(Sample.first(), on: memory, seed: "first")
    let counting = FaultyFileSystem(memory)
    try Sample.write(Sample.second(), on: counting)
    let last = counting.operations * percent / 100
    try begin()
    let former = try contents(of: output)
    let place = output
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [place = place as String, last = last as Int] in
      let faulty = FaultyFileSystem(
        DiskFileSystem(), .interrupt(at: last) { kill(getpid(), SIGKILL) })
      try Sample.write(Sample.second(), on: faulty, to: place)
    }
    #expect(try DiskFileSystem().status(of: output + "/.belfry/lock") != nil)
    _ = try BundleWriter(fileSystem: .disk).recover(output)
    let found = try contents(of: output)
    try Sample.write(Sample.second(), on: .disk, to: output)
    let goal = try contents(of: output)
    #expect(found == goal || differences(found, former) == [])
    let writer = BundleWriter(fileSystem: .disk)
    let rest = try writer.compare(Sample.second(), with: output, origin: Sample.origin("second"))
    #expect(rest.isEmpty)
  }

  @Test func linkedOutputFolder() throws {
    try folder.write("real/notes.txt", "mine")
    try folder.link("out", to: folder.path + "/real")
    try Sample.write(Sample.first(), on: .disk, to: output, seed: "first")
    try Sample.write(Sample.second(), on: .disk, to: output + "/")
    #expect(try folder.text("real/README.md") == "# two\n")
    #expect(try DiskFileSystem().status(of: output)?.kind == .link)
  }

  @Test func deepNewOutputFolder() throws {
    let deep = folder.path + "/a/b//c/"
    try Sample.write(Sample.first(), on: .disk, to: deep)
    #expect(try folder.text("a/b/c/README.md") == "# one\n")
  }

  @Test(
    "Links that lead out are not followed",
    arguments: ["README.md", "prometheus", "prometheus/tests", "belfry.lock", ".belfry"])
  func link(_ path: String) throws {
    try folder.write("outside/a.yml", "theirs")
    try folder.write("outside/journal", "theirs")
    try folder.write("out/prometheus/local.yml", "mine")
    if path == "prometheus" { try FileManager.default.removeItem(atPath: output + "/" + path) }
    try folder.link("out/" + path, to: folder.path + "/outside")
    let before = try contents(of: folder.path)
    for policy in [BundleWriter.Policy.refuse, .force] {
      let error = #expect(throws: BundleError.self) {
        try Sample.write(Sample.first(), on: .disk, to: output, policy: policy)
      }
      guard case .obstructed(let obstacles) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(obstacles.map(\.path) == [path] && obstacles.map(\.kind) == [.link])
      #expect(differences(try contents(of: folder.path), before) == [])
    }
  }

  @Test("Links in the state folder are removed, not followed", arguments: ["new", "former"])
  func linkedStaging(_ name: String) throws {
    try begin()
    try folder.write("outside/0", "theirs")
    try folder.write("out/.belfry/lock", "")
    try folder.link("out/.belfry/" + name, to: folder.path + "/outside")
    try Sample.write(Sample.second(), on: .disk, to: output)
    #expect(try folder.text("outside/0") == "theirs")
    #expect(try DiskFileSystem().status(of: output + "/.belfry") == nil)
  }

  @Test("Two runs at once: each bundle is whole, nobody fails")
  func together() async throws {
    for round in 0..<12 {
      let place = output
      let summaries = await withTaskGroup(of: String?.self) { group in
        for seed in ["first", "second", "first"] {
          group.addTask { attempt(seed, place) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(summaries == [nil, nil, nil], "round \(round)")
      let writer = BundleWriter(fileSystem: .disk)
      let first = try writer.compare(
        Sample.first(), with: output, origin: Sample.origin("first"))
      let second = try writer.compare(
        Sample.second(), with: output, origin: Sample.origin("second"))
      #expect(first.isEmpty || second.isEmpty)
      #expect(try DiskFileSystem().status(of: output + "/.belfry") == nil)
    }
  }

  @Test func waitsOnlySoLong() throws {
    try begin()
    try folder.write("out/.belfry/lock", "")
    let lock = try DiskFileSystem().lock(output + "/.belfry/lock", wait: .zero)
    let before = try contents(of: output)
    let writer = BundleWriter(fileSystem: .disk, patience: .milliseconds(30))
    #expect(throws: BundleError.busy(output)) {
      try writer.write(Sample.second(), to: output, origin: Sample.origin("second"))
    }
    #expect(differences(try contents(of: output), before) == [])
    DiskFileSystem().unlock(lock)
    _ = try writer.write(Sample.second(), to: output, origin: Sample.origin("second"))
  }

  @Test func pipesAreNotRead() throws {
    try begin()
    try FileManager.default.removeItem(atPath: output + "/README.md")
    #expect(try run("mkfifo", [output + "/README.md"]).status == 0)
    let error = #expect(throws: BundleError.self) {
      try Sample.write(Sample.second(), on: .disk, to: output)
    }
    #expect(error?.messages.count == 1)
    #expect(throws: FileSystemError(.read, output + "/README.md", .notAFile)) {
      try DiskFileSystem().read(output + "/README.md", limit: 99)
    }
  }

  @Test func hugeFilesAreNotRead() throws {
    try begin()
    #expect(try run("truncate", ["-s", "100G", output + "/README.md"]).status == 0)
    let writer = BundleWriter(fileSystem: .disk)
    let found = try writer.compare(
      Sample.first(), with: output, origin: Sample.origin("first"))
    #expect(found.map(\.path) == ["README.md"] && found[0].found == nil)
    let error = #expect(throws: BundleError.self) {
      try Sample.write(Sample.second(), on: .disk, to: output)
    }
    #expect(error?.messages == ["cannot read '\(output)/README.md': it is larger than 64 MiB"])
  }
}

/// Writes one of the two bundles, from whatever the other left; says what went wrong.
private func attempt(_ seed: String, _ place: String) -> String? {
  do {
    let tree = seed == "first" ? try Sample.first() : try Sample.second()
    _ = try BundleWriter(fileSystem: .disk).write(tree, to: place, origin: Sample.origin(seed))
    return nil
  } catch { return "\(error)" }
}
