import BelfrySource

extension AlertExpression {
  /// The first letter of a query that stands without `$` and is no function.
  static func bareLetter(
    _ text: String, _ letters: [String]
  ) -> (letter: String, span: Span)? {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index = (bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count - 1) + 1
      } else if byte == UInt8(ascii: "$") {
        // The name, in braces or without.
        let isBraced = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{")
        index += 1
        while index < bytes.count,
          isBraced ? bytes[index] != UInt8(ascii: "}") : isWord(bytes[index])
        {
          index += 1
        }
      } else if isWord(byte) {
        let start = index
        while index < bytes.count, isWord(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let next = bytes[index...].first { $0 != 0x20 }
        if letters.contains(word), Double(word) == nil, next != UInt8(ascii: "(") {
          return (word, Span(start, index))
        }
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}
