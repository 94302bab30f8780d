import BelfrySource

extension GrafanaVariables {
  /// A query in which variables whose format writes the quotes itself, such as `${a:doublequote}`,
  /// stand in quotes; every other byte stays where it is.
  static func quoted(_ text: String) -> String {
    guard text.contains(":doublequote") || text.contains(":singlequote") else { return text }
    var bytes = Array(text.utf8)
    var open: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let quote = open {
        if byte == quote { open = nil }
        index += byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1
      } else if byte == UInt8(ascii: "#") {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if let use = use(bytes, at: index) {
        quote(use, in: &bytes)
        index = use.span.end
      } else {
        if quotes.contains(byte) { open = byte }
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let quotes = Array("\"'`".utf8)

  /// Puts a variable in quotes, in as many bytes as before: two of its format make room.
  private static func quote(_ use: Use, in bytes: inout [UInt8]) {
    guard let format = use.format, format == "doublequote" || format == "singlequote" else {
      return
    }
    let mark: UInt8 = UInt8(ascii: format == "doublequote" ? "\"" : "'")
    let text = Array(bytes[use.span.start..<use.span.end])
    let closing = text.suffix(text.first == UInt8(ascii: "[") ? 2 : 1)
    let kept = text.dropLast(closing.count + 2)
    bytes.replaceSubrange(use.span.start..<use.span.end, with: [mark] + kept + closing + [mark])
  }
}
