import BelfryCheck
import BelfrySource
import Foundation
import Testing

/// Configuration of five published guides, as it stands in them.
@Suite("Written by hand")
struct HandwrittenTests {
  private static let folder = StackTests.root.appendingPathComponent("Tests/Fixtures/handwritten")

  static let bundles: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".txt") }.sorted()

  /// Findings of a folder, a line each.
  private func found(_ name: String) throws -> [String] {
    let folder = Self.folder.appendingPathComponent(name)
    let all = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String })
    let paths = try #require(all)
    let files = try paths.filter { FileChecker.isCandidate($0) }.sorted().map {
      SourceFile(path: $0, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
    }
    let indexes = Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, LineIndex($0.bytes)) })
    return FileChecker.check(files, paths: Set(paths)).flatMap(\.diagnostics).inOrder().map {
      let (file, id, severity) = ($0.file, $0.id, $0.severity)
      let place = $0.span.flatMap { span in indexes[file]?.position(of: span.start) }
      return "\(file):\(place?.line ?? 0):\(place?.column ?? 0): \(severity): \(id)"
    }
  }

  @Test("Every defect is found at its place, and nothing else", arguments: bundles)
  func defects(name: String) throws {
    let golden = Self.folder.appendingPathComponent("\(name).txt")
    let text = try found(name).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    #expect(text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }

  @Test("There are five guides")
  func present() { #expect(Self.bundles.count == 5) }
}
