import BelfrySource

/// Where a name and a value of a label stand in a line.
struct LabelSlice {
  var nameStart: Int32
  var nameEnd: Int32
  var valueStart: Int32
  var valueEnd: Int32
  /// Whether the name or the value has escapes.
  var nameIsEscaped = false
  var valueIsEscaped = false
}

/// One sample, borrowed: it and its bytes are there during the call that hands it over, no longer.
public struct ExpositionSample {
  /// The line, without its break.
  let line: UnsafeBufferPointer<UInt8>
  let slices: UnsafeBufferPointer<LabelSlice>
  let nameRange: Range<Int>
  let nameIsEscaped: Bool
  /// The value, to the last bit or two: large and long numbers are not rounded as carefully as by
  /// the standard library.
  public let value: Double
  let valueRange: Range<Int>
  /// Milliseconds since 1970, where the line gives them.
  public let timestamp: Int64?
  /// Whether an exemplar follows (OpenMetrics).
  public let hasExemplar: Bool
  /// Offset of the line's first byte in the stream.
  public let offset: Int
  /// The line, from 1.
  public let lineNumber: Int

  /// The bytes of the metric's name; escapes as they were written.
  public var nameBytes: UnsafeBufferPointer<UInt8> { bytes(nameRange) }

  /// The metric's name.
  public var name: String { unescaped(nameRange, nameIsEscaped) }

  /// Where the name stands.
  public var namePlace: ExpositionPlace { place(nameRange) }

  /// Where the value stands.
  public var valuePlace: ExpositionPlace { place(valueRange) }

  /// Where the timestamp stands: what follows the value, as far as it has one.
  public var timestampPlace: ExpositionPlace {
    let start = min(valueRange.upperBound + 1, line.count)
    return place(start..<max(start, line[start...].firstIndex(of: 0x20) ?? line.count))
  }

  /// Where the name of a label stands.
  public func labelPlace(_ index: Int) -> ExpositionPlace {
    place(Int(slices[index].nameStart)..<Int(slices[index].nameEnd))
  }

  /// Where the value of a label stands.
  public func labelValuePlace(_ index: Int) -> ExpositionPlace {
    place(Int(slices[index].valueStart)..<Int(slices[index].valueEnd))
  }

  private func place(_ range: Range<Int>) -> ExpositionPlace {
    ExpositionPlace(range, in: line, number: lineNumber, start: offset)
  }

  /// Number of labels, the metric's name not among them.
  public var labelCount: Int { slices.count }

  /// The name of a label.
  public func labelName(_ index: Int) -> String {
    let slice = slices[index]
    return unescaped(Int(slice.nameStart)..<Int(slice.nameEnd), slice.nameIsEscaped)
  }

  /// The value of a label.
  public func labelValue(_ index: Int) -> String {
    let slice = slices[index]
    return unescaped(Int(slice.valueStart)..<Int(slice.valueEnd), slice.valueIsEscaped)
  }

  /// The bytes of a label's name; escapes as they were written.
  public func labelNameBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    bytes(Int(slices[index].nameStart)..<Int(slices[index].nameEnd))
  }

  /// The bytes of a label's value; escapes as they were written.
  public func labelValueBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    bytes(Int(slices[index].valueStart)..<Int(slices[index].valueEnd))
  }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: line[range])
  }

  private func unescaped(_ range: Range<Int>, _ isEscaped: Bool) -> String {
    isEscaped
      ? String(decoding: unescape(bytes(range)), as: UTF8.self)
      : String(decoding: bytes(range), as: UTF8.self)
  }
}

/// Replaces `\\`, `\"` and `\n`; other escapes stay as they are.
func unescape(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    guard byte == UInt8(ascii: "\\"), index < bytes.count else {
      result.append(byte)
      continue
    }
    switch bytes[index] {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): result.append(bytes[index])
    default: result += [byte, bytes[index]]
    }
    index += 1
  }
  return result
}

/// A `# HELP`, `# TYPE` or `# UNIT` line.
public struct ExpositionMetadata: Sendable {
  /// What it says of the family.
  public enum Content: Sendable, Hashable {
    case help(String)
    case type(FamilyType)
    case unit(String)
  }

  /// The family's name.
  public var name: String
  /// Where it stands.
  public var place: ExpositionPlace
  /// What is said.
  public var content: Content
}

/// Takes what a reader reads, in the stream's order.
public protocol ExpositionHandler {
  /// A comment for tools, `# belfry:…`: its text from there on.
  mutating func take(comment: String, at place: ExpositionPlace)
  /// A sample; borrowed.
  mutating func take(_ sample: ExpositionSample)
  /// A line of metadata.
  mutating func take(_ metadata: ExpositionMetadata)
  /// A line that is wrong; it is left out.
  mutating func take(_ problem: ExpositionProblem)
}
