import Testing

@testable import BelfryGenerate

/// Where a run starts from.
struct Start: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let nodes: [String: MemoryFileSystem.Node]

  static let all: [Start] = {
    guard let disk = try? Sample.disk() else { return [] }
    return [
      Start(testDescription: "over a former bundle", nodes: disk),
      Start(testDescription: "into a folder of the user's", nodes: Sample.plain(Sample.foreign)),
      Start(testDescription: "into nothing", nodes: [:]),
    ]
  }()

  /// The disk with the user's folders spelled out.
  var full: [String: MemoryFileSystem.Node] { MemoryFileSystem(nodes).nodes }

  /// The disk after an undisturbed run, and how many operations that takes.
  func result() throws -> (nodes: [String: MemoryFileSystem.Node], operations: Int) {
    let memory = MemoryFileSystem(nodes)
    let counting = FaultyFileSystem(memory)
    try Sample.write(Sample.second(), on: counting)
    return (Sample.plain(memory.nodes), counting.operations)
  }
}

/// A run that is cut off anywhere leaves the former bundle or the new one, never a mixture.
struct CrashTests {
  @Test func thereAreStarts() { #expect(Start.all.count == 3) }

  @Test("Stopped at each operation, settled by the next run", arguments: Start.all)
  func stop(_ start: Start) throws {
    let (goal, operations) = try start.result()
    var outcomes: Set<String> = []
    var settled: Set<[String: MemoryFileSystem.Node]> = []
    for last in 0..<operations {
      let memory = MemoryFileSystem(start.nodes)
      _ = try? Sample.write(Sample.second(), on: FaultyFileSystem(memory, .stop(after: last)))
      for nodes in [memory.nodes] + memory.afterPowerLoss where settled.insert(nodes).inserted {
        outcomes.insert(try settle(nodes, former: start.full, goal: goal, "after \(last)"))
      }
    }
    #expect(outcomes == ["former", "new"])
    #expect(settled.count > 50)
  }

  /// Recovers, checks that one of the two bundles is whole, writes again; says which it was.
  private func settle(
    _ nodes: [String: MemoryFileSystem.Node], former: [String: MemoryFileSystem.Node],
    goal: [String: MemoryFileSystem.Node], _ place: String
  ) throws -> String {
    let recovered = MemoryFileSystem(nodes)
    _ = try BundleWriter(fileSystem: recovered).recover("out")
    let found = Sample.plain(recovered.nodes)
    let isNew = found == goal
    // A first run may have made the output folder already, and nothing in it.
    let isFormer = found == former || former.isEmpty && found == ["out": .folder]
    #expect(isNew || isFormer, "\(place): \(found.keys.sorted())")
    try Sample.write(Sample.second(), on: recovered)
    #expect(differences(recovered.nodes, goal) == [], "\(place), written again")
    let direct = MemoryFileSystem(nodes)
    try Sample.write(Sample.second(), on: direct)
    #expect(differences(direct.nodes, goal) == [], "\(place), written at once")
    return isNew ? "new" : "former"
  }

  @Test("Stopped at each operation of the recovery, too", arguments: Start.all)
  func stopTwice(_ start: Start) throws {
    let (goal, operations) = try start.result()
    var count = 0
    var settled: Set<[String: MemoryFileSystem.Node]> = []
    for last in stride(from: 3, to: operations, by: 7) {
      let memory = MemoryFileSystem(start.nodes)
      _ = try? Sample.write(Sample.second(), on: FaultyFileSystem(memory, .stop(after: last)))
      var again = 0
      while true {
        let second = MemoryFileSystem(memory.nodes)
        let faulty = FaultyFileSystem(second, .stop(after: again))
        _ = try? BundleWriter(fileSystem: faulty).recover("out")
        if faulty.operations <= again { break }
        if settled.insert(second.nodes).inserted {
          _ = try settle(second.nodes, former: start.full, goal: goal, "after \(last), \(again)")
        }
        again += 1
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test("One operation fails: all or none, and nothing left behind", arguments: Start.all)
  func fail(_ start: Start) throws {
    let (goal, operations) = try start.result()
    var failures = 0
    for number in 1...operations {
      let memory = MemoryFileSystem(start.nodes)
      let faulty = FaultyFileSystem(memory, .fail(at: number, .device))
      do {
        try Sample.write(Sample.second(), on: faulty)
        #expect(differences(Sample.bundle(memory.nodes), goal) == [], "operation \(number)")
      } catch let error as BundleError {
        failures += 1
        #expect(error.isAboutFiles, "operation \(number): \(error)")
        let found = Sample.bundle(memory.nodes)
        let empty = start.nodes.isEmpty && found == ["out": .folder]
        #expect(empty || differences(found, start.full) == [], "operation \(number)")
        #expect(differences(memory.nodes, found) == [], "operation \(number) left something")
      }
      try Sample.write(Sample.second(), on: memory)
      #expect(differences(memory.nodes, goal) == [], "operation \(number), written again")
    }
    #expect(failures > operations / 2)
  }

  @Test("The disk is full from some operation on", arguments: Start.all)
  func full(_ start: Start) throws {
    let (goal, operations) = try start.result()
    var failures = 0
    for number in 1...operations {
      let memory = MemoryFileSystem(start.nodes)
      do {
        try Sample.write(
          Sample.second(), on: FaultyFileSystem(memory, .full(from: number)))
        #expect(differences(memory.nodes, goal) == [], "operation \(number)")
      } catch let error as BundleError {
        failures += 1
        #expect(error.messages.allSatisfy { $0.hasSuffix("no space left on the file system") })
        #expect(differences(memory.nodes, start.full) == [], "operation \(number)")
      }
    }
    #expect(failures > 10)
  }

  @Test("A failure that cannot be undone says so, and the next run settles it")
  func unfinished() throws {
    let start = try #require(Start.all.first)
    let (goal, operations) = try start.result()
    var halves = 0
    for last in 0..<operations {
      let memory = MemoryFileSystem(start.nodes)
      let faulty = FaultyFileSystem(memory, .stop(after: last))
      do { try Sample.write(Sample.second(), on: faulty) } catch let error as BundleError {
        guard case .unfinished = error else { continue }
        halves += 1
        #expect(error.messages.last == "the bundle is half written")
      }
      try Sample.write(Sample.second(), on: memory)
      #expect(differences(memory.nodes, goal) == [])
    }
    #expect(halves > 0)
  }

  @Test("What was edited after an interruption is not lost")
  func editedMeanwhile() throws {
    let start = try #require(Start.all.first)
    let (goal, operations) = try start.result()
    var refusals = 0
    for last in 0..<operations {
      let memory = MemoryFileSystem(start.nodes)
      _ = try? Sample.write(Sample.second(), on: FaultyFileSystem(memory, .stop(after: last)))
      try memory.remove("out/README.md")
      try memory.create("out/README.md", Array("# by hand\n".utf8), mode: 0o644)
      let edited = memory.nodes
      do {
        try Sample.write(Sample.second(), on: memory)
        Issue.record("written over an edited file after \(last)")
      } catch let error as BundleError {
        if case .editedSinceInterruption(let paths) = error {
          #expect(paths == ["README.md"])
          #expect(differences(Sample.bundle(memory.nodes), Sample.bundle(edited)) == [])
          refusals += 1
        }
        #expect(try memory.read("out/README.md", limit: 99) == Array("# by hand\n".utf8))
      }
      try Sample.write(Sample.second(), on: memory, policy: .force)
      #expect(differences(memory.nodes, goal) == [])
    }
    #expect(refusals > 0)
  }
}

extension BundleError {
  fileprivate var isAboutFiles: Bool {
    switch self {
    case .fileSystem: true
    default: false
    }
  }
}
