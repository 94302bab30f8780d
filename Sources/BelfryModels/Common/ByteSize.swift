package import BelfryYAML

/// A number of bytes in the notation of Prometheus: `512MB`, `1.5GiB`, `0`; a unit is needed, all
/// units are powers of 1024 (`units.Base2Bytes`).
package struct ByteSize: Sendable, Hashable {
  /// The number of bytes.
  package var bytes: Int64
  /// The notation in which it is written.
  package var text: String

  /// Reads Prometheus' notation.
  package init?(_ text: String) {
    guard let bytes = Self.read(text) else { return nil }
    self.bytes = bytes
    self.text = text
  }

  /// A number of bytes, written with the largest unit that divides it.
  package init(bytes: Int64) {
    self.bytes = max(0, bytes)
    var count = self.bytes
    var unit = 0
    while count >= 1024, count % 1024 == 0, unit < Self.letters.count {
      count /= 1024
      unit += 1
    }
    text = unit == 0 ? "\(count)B" : "\(count)\(Self.letters[unit - 1])B"
  }

  /// Two sizes are equal when their bytes are.
  package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  private static let letters: [Character] = ["K", "M", "G", "T", "P", "E"]

  private static func read(_ text: String) -> Int64? {
    if text == "0" { return 0 }
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var unit = text.dropFirst(number.count)
    guard !number.isEmpty, unit.last == "B" else { return nil }
    unit = unit.dropLast()
    if unit.last == "i" { unit = unit.dropLast() }
    guard unit.count <= 1 else { return nil }
    return scaled(number, unit.first)
  }

  /// Docker's notation (`go-units`): `512m`, `1.5 GiB`, `2gb`, `1024`; letters of either case.
  package static func docker(_ text: String) -> Int64? {
    let end = text.lastIndex { $0.isASCII && ($0.isNumber || $0 == ".") }
    let number = end.map { text[...$0] } ?? ""
    var unit = text.dropFirst(number.count)
    if unit.first == " " { unit = unit.dropFirst() }
    unit = Substring(unit.lowercased())
    if unit.hasSuffix("ib"), unit.count == 3 {
      unit = unit.prefix(1)
    } else if unit.last == "b" {
      unit = unit.dropLast()
    }
    guard !number.hasPrefix("-"), !number.hasPrefix("+"), !number.isEmpty, unit.count <= 1,
      unit.first != "e"
    else { return nil }
    return scaled(number, unit.first.map { Character($0.uppercased()) })
  }

  /// Elastic's notation: `512mb`, `50gb`, `1024b`.
  package static func elastic(_ text: String) -> Int64? {
    let folded = text.lowercased()
    if folded == "0" || folded == "-1" { return Int64(folded) }
    let number = folded.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var unit = folded.dropFirst(number.count)
    while unit.first == " " { unit = unit.dropFirst() }
    if unit.count == 2, unit.last == "b" { unit = unit.dropLast() }
    if unit == "b" { unit = "" } else if unit.isEmpty { return nil }
    guard !number.isEmpty, unit.count <= 1, unit.first != "e" else { return nil }
    return scaled(number, unit.first.map { Character($0.uppercased()) })
  }

  private static func scaled(_ number: Substring, _ letter: Character?) -> Int64? {
    var factor: Int64 = 1
    if let letter {
      guard let power = letters.firstIndex(of: letter) else { return nil }
      factor = 1 << (10 * Int64(power + 1))
    }
    if let whole = Int64(number) {
      let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
      return overflow ? nil : product
    }
    guard let value = Double(number), number.last != "." else { return nil }
    return Int64(exactly: (value * Double(factor)).rounded(.down))
  }
}

extension ByteSize: Field {
  /// A scalar in Prometheus' notation.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ByteSize? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    if let size = ByteSize(node.text) { return size }
    context.report(
      "value/bad-size", at: node.span, "'\(node.shortText)' is not a size",
      help: "write a number with a unit from B, KB, MB, GB, TB, PB, EB: '512MB'")
    return nil
  }

  /// The notation that was read.
  package func encode() -> Value? { .string(text) }

  /// A number with a unit.
  package static var shape: Shape {
    .pattern("^(0|[0-9.]+([KMGTPE]i?)?B)$", words: "a size such as '512MB'")
  }
}
