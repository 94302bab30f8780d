import BelfryCheck
import BelfrySource
import Foundation
import Testing

@Suite("Files as they are")
struct StackTests {
  static let root: URL = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root
  }()

  /// Every file of the committed stacks that can be checked.
  static let files: [String] = {
    let folder = root.appendingPathComponent("stacks")
    return (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
      .filter(FileChecker.isCandidate).sorted()
  }()

  /// The committed stacks.
  static let bundles: [String] =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("stacks").path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  private func check(_ path: String) throws -> [Diagnostic] {
    let bytes = try Data(contentsOf: Self.root.appendingPathComponent("stacks/\(path)"))
    return FileChecker.check(SourceFile(path: path, bytes: [UInt8](bytes))).diagnostics
  }

  @Test("The committed stacks get no finding", arguments: files)
  func stacks(path: String) throws {
    #expect(try check(path).map { "\($0.id): \($0.message)" } == [])
  }

  @Test("A committed stack gets no finding as a whole", arguments: bundles)
  func bundle(name: String) throws {
    let folder = Self.root.appendingPathComponent("stacks/\(name)")
    let all =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let files = try all.filter(FileChecker.isCandidate).sorted().map {
      SourceFile(path: $0, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
    }
    let found = FileChecker.check(files, paths: Set(all)).flatMap(\.diagnostics)
    #expect(found.map { "\($0.file): \($0.id): \($0.message)" } == [])
  }

  @Test("What a bundle mounts must be there")
  func mounts() {
    let compose = SourceFile(
      path: "shop/compose.yaml",
      text: "services:\n  api:\n    image: api:1\n    volumes: [./api.yml:/etc/api.yml:ro]\n")
    let options = CheckOptions(only: ["compose/mount-missing"])
    func found(_ paths: Set<String>) -> [String] {
      FileChecker.check([compose], options, paths: paths).flatMap(\.diagnostics).map(\.id)
    }
    #expect(found(["shop/compose.yaml"]) == ["compose/mount-missing"])
    #expect(found(["shop/compose.yaml", "shop/api.yml"]) == [])
  }

  @Test("There are stacks to check")
  func present() { #expect(Self.files.count > 20) }
}

@Suite("Options")
struct OptionTests {
  private let text =
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: rate(node_load1[5m]) > 1\n"

  private func ids(_ options: CheckOptions) -> Set<String> {
    let file = SourceFile(path: "rules.yml", text: text)
    return Set(FileChecker.check(file, options).diagnostics.map(\.id))
  }

  @Test("Rules and families are chosen and left out")
  func chosen() {
    #expect(ids(CheckOptions(only: ["promql"])) == ["promql/rate-of-gauge"])
    #expect(ids(CheckOptions(only: ["rules/no-summary"])) == ["rules/no-summary"])
    #expect(!ids(CheckOptions(ignored: ["rules"])).contains { $0.hasPrefix("rules/") })
    #expect(!ids(CheckOptions(ignored: ["promql/rate-of-gauge"])).contains("promql/rate-of-gauge"))
  }

  @Test("A project weighs rules itself")
  func severities() {
    func found(_ weights: String) -> [Severity] {
      let read = SettingsReader.read(SourceFile(path: ".belfry.yml", text: "rules: {\(weights)}\n"))
      #expect(read.found == [])
      let scope = SettingsScope(read.settings, path: ".belfry.yml", working: "/")
      let file = SourceFile(path: "rules.yml", text: text)
      return FileChecker.check(file, CheckOptions(only: ["promql"], scope: scope)).diagnostics
        .map(\.severity)
    }
    #expect(found("promql/rate-of-gauge: error") == [.error])
    #expect(found("promql: advice") == [.advice])
    #expect(found("promql: off, promql/rate-of-gauge: error") == [.error])
    #expect(found("promql/rate-of-gauge: off") == [])
  }

  @Test("Allowances need a reason, and something to allow")
  func allowances() {
    let allowed = text.replacingOccurrences(
      of: "        expr", with: "        # belfry:allow promql/rate-of-gauge\n        expr")
    let file = SourceFile(path: "rules.yml", text: allowed)
    let found = FileChecker.check(file, CheckOptions(only: ["belfry", "promql"])).diagnostics
    #expect(found.map(\.id) == ["belfry/allow-without-reason"])
    let needless = SourceFile(
      path: "rules.yml", text: "# belfry:allow promql/always-true because of old times\n" + text)
    let ids = FileChecker.check(needless).diagnostics.map(\.id)
    #expect(ids.filter { $0.hasPrefix("belfry/") } == ["belfry/unused-allow"])
  }

  @Test("Many files give the same as one after the other, in order")
  func parallel() {
    let files = (0..<40).map { SourceFile(path: "rules\($0).yml", text: text) }
    // What files say of each other aside.
    let options = CheckOptions(ignored: ["rules/same-rule-different-file"])
    let together = FileChecker.check(files, options).map(\.diagnostics)
    #expect(together == files.map { FileChecker.check($0, options).diagnostics })
  }
}
