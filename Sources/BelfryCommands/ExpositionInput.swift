import ArgumentParser
import BelfryExposition

/// A text of metrics that is read as a stream; what cannot be read ends the command.
final class ExpositionInput {
  /// Why a text cannot be read to its end.
  struct Fault: Error {
    var message: String
    var help: String?
    /// What the command ends with.
    var status: Int32 = 2
  }

  /// What a text is called in findings.
  let name: String
  private let dialect: ExpositionDialect?
  private let limit: Int
  private let pull: () throws(Fault) -> [UInt8]
  private var failure: Fault?
  private var length = 0

  /// A text that comes in pieces, of which an empty one is the end.
  ///
  /// - Parameters:
  ///   - dialect: What it is said to be; guessed where nobody says it.
  ///   - limit: Most bytes after unpacking.
  init(
    name: String, dialect: ExpositionDialect? = nil, limit: Int = .max,
    pull: @escaping () throws(Fault) -> [UInt8]
  ) {
    self.name = name
    self.dialect = dialect
    self.limit = limit
    self.pull = pull
  }

  /// Counts the text, in a dialect that is guessed where none is given.
  func count(as dialect: ExpositionDialect?, after earlier: FamilyTable?) throws -> FamilyTable {
    let first = next()
    guard GzipReader.isGzip(first) else {
      return try count(first, as: dialect, after: earlier) { self.bounded(self.next()) }
    }
    var packed: [UInt8]? = first
    var reader = GzipReader {
      defer { packed = nil }
      return packed ?? self.next()
    }
    let unpack = { () -> [UInt8] in
      guard self.failure == nil else { return [] }
      do throws(GzipError) {
        return self.bounded(try reader.next() ?? [])
      } catch {
        self.failure = self.failure ?? Fault(message: error.message)
        return []
      }
    }
    return try count(unpack(), as: dialect, after: earlier, unpack)
  }

  private func count(
    _ first: [UInt8], as dialect: ExpositionDialect?, after earlier: FamilyTable?,
    _ next: () -> [UInt8]
  ) throws -> FamilyTable {
    if let page = Self.page(first) { failure = failure ?? page }
    var piece = first
    var following = first.isEmpty ? [] : next()
    let dialect =
      dialect ?? self.dialect ?? ExpositionDialect.guess(first, isWhole: following.isEmpty)
    var table = FamilyTable(dialect, after: earlier)
    var reader = ExpositionReader(dialect)
    while !piece.isEmpty, failure == nil {
      reader.feed(piece, &table)
      piece = following
      following = piece.isEmpty ? [] : next()
    }
    if let failure { throw refuse(failure) }
    reader.finish(&table)
    table.finish()
    return table
  }

  /// The next bytes, as they are sent; none at the end.
  private func next() -> [UInt8] {
    guard failure == nil else { return [] }
    do throws(Fault) { return try pull() } catch {
      failure = error
      return []
    }
  }

  private func bounded(_ piece: [UInt8]) -> [UInt8] {
    length += piece.count
    guard length > limit else { return piece }
    failure = Fault(
      message: "it holds more than \(limit) bytes, once it is unpacked",
      help: "Give --max-size, if that is meant to be so.")
    return []
  }

  /// Why a beginning is not one of metrics: a page of the web, or JSON.
  private static func page(_ bytes: [UInt8]) -> Fault? {
    switch bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case UInt8(ascii: "<"):
      Fault(
        message: "this is a page in HTML or XML, not a text of metrics",
        help: "Look at the path: most programs have '/metrics'.")
    case UInt8(ascii: "[")?:
      Fault(message: "this is JSON, not a text of metrics", help: "Look at the path.")
    case UInt8(ascii: "{") where bytes.prefix(4096).contains(UInt8(ascii: ":")) && isJSON(bytes):
      Fault(message: "this is JSON, not a text of metrics", help: "Look at the path.")
    default: nil
    }
  }

  /// Whether a colon follows the first text, as it does in JSON; metrics with quotes have `,` or `}`.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.prefix(4096).split(
      separator: UInt8(ascii: "\""), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return false }
    return parts[2].first { $0 != 0x20 } == UInt8(ascii: ":")
  }

  /// Says why a text cannot be read.
  private func refuse(_ fault: Fault) -> ExitCode {
    let help = fault.help.map { "\n  help: \($0)" } ?? ""
    Console.error("\(name): error: \(fault.message)\(help)")
    return ExitCode(fault.status)
  }
}
