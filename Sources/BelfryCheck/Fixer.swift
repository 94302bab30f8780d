package import BelfrySource
import BelfryYAML

/// Makes the safe mends of findings, until a check finds none that is left.
package struct Fixer {
  /// The files as they are after all mends, in the order in which they were given.
  package private(set) var files: [SourceFile]
  /// What is left, file by file.
  package private(set) var results: [FileChecker.Result]
  /// How many findings were mended.
  package private(set) var count = 0

  /// Rounds after which mends that call for each other are left alone.
  private static let rounds = 10

  /// Checks, mends and checks again.
  package init(
    _ files: [SourceFile], _ options: CheckOptions = CheckOptions(), paths: Set<String> = [],
    folders: [String] = [""]
  ) {
    self.files = files
    results = FileChecker.check(files, options, paths: paths, folders: folders)
    var spoilt: Set<String> = []
    for _ in 0..<Self.rounds {
      let before = (files: self.files, results: results, count: count)
      guard mend(except: &spoilt) else { break }
      results = FileChecker.check(self.files, options, paths: paths, folders: folders)
      // Texts inside of a file have a syntax of their own.
      let worse = self.files.indices.filter {
        Self.faults(results[$0]) > Self.faults(before.results[$0])
      }
      guard !worse.isEmpty else { continue }
      spoilt.formUnion(worse.map { self.files[$0].path })
      (self.files, results, count) = before
    }
  }

  /// How many faults of syntax a file has, those of expressions and templates included.
  private static func faults(_ result: FileChecker.Result) -> Int {
    result.diagnostics.count { $0.severity == .error && $0.id.hasSuffix("/syntax") }
  }

  /// Mends every file once; false where nothing was left to mend.
  private mutating func mend(except spoilt: inout Set<String>) -> Bool {
    let byFile = Dictionary(grouping: results.flatMap(\.diagnostics), by: \.file)
    var isChanged = false
    for index in files.indices {
      let file = files[index]
      guard !spoilt.contains(file.path), let found = byFile[file.path] else { continue }
      let (edits, mended) = Self.edits(found, file)
      guard !edits.isEmpty else { continue }
      let result = SourceFile(path: file.path, bytes: Self.apply(edits, to: file.bytes))
      guard Self.isSound(result, after: file) else {
        spoilt.insert(file.path)
        continue
      }
      files[index] = result
      count += mended
      isChanged = true
    }
    return isChanged
  }

  /// Edits of the first safe mend of every finding; one that touches another's bytes waits for the
  /// next round.
  private static func edits(
    _ found: [Diagnostic], _ file: SourceFile
  ) -> (edits: [FixIt.Edit], count: Int) {
    var taken: [FixIt.Edit] = []
    var count = 0
    for diagnostic in found.inOrder() {
      guard let fix = diagnostic.fixes.first(where: \.isSafe),
        fix.edits.allSatisfy({ $0.span.end <= file.bytes.count })
      else { continue }
      let new = fix.edits.filter { !taken.contains($0) }
      guard !new.contains(where: { edit in taken.contains { overlaps($0.span, edit.span) } })
      else { continue }
      taken += new
      count += 1
    }
    return (taken.sorted { $0.span.start < $1.span.start }, count)
  }

  private static func overlaps(_ left: Span, _ right: Span) -> Bool {
    left.start == right.start || left.start < right.end && right.start < left.end
  }

  /// A text with edits made that are in order and do not overlap.
  package static func apply(_ edits: [FixIt.Edit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    for edit in edits {
      result += bytes[place..<edit.span.start]
      result += Array(edit.text.utf8)
      place = edit.span.end
    }
    return result + bytes[place...]
  }

  /// Whether a mended file has no fault in its syntax that it did not have before.
  private static func isSound(_ new: SourceFile, after old: SourceFile) -> Bool {
    FileChecker.syntax(new).count { $0.severity == .error }
      <= FileChecker.syntax(old).count { $0.severity == .error }
  }
}
