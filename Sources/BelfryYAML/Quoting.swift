/// Whether a text may stand without quotes: every reader of YAML 1.1 and 1.2 must read the same text.
func isPlainText(_ text: String, inFlow: Bool) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, let last = bytes.last, last != 0x20, last != 0x3A else {
    return false
  }
  if bytes.contains(0x0A) || bytes.contains(0x09) { return false }
  if bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }),
    text.unicodeScalars.contains(where: mustBeEscaped)
  {
    return false
  }
  if first == 0x2D {
    guard bytes.count > 1, bytes[1] != 0x20, !text.hasPrefix("---") else { return false }
  } else if Array(" ?:,[]{}#&*!|>'\"%@`=<~.".utf8).contains(first), !isDottedPath(bytes) {
    return false
  }
  if holds(0x3A, 0x20, bytes) || holds(0x20, 0x23, bytes)
    || inFlow && bytes.contains(where: isFlowMark)
  {
    return false
  }
  return !looksLikeOtherType(text, bytes)
}

/// `./folder`, `../x` and `.name`, which no reader takes for a number.
private func isDottedPath(_ bytes: [UInt8]) -> Bool {
  guard bytes[0] == 0x2E, bytes.count > 1 else { return false }
  return bytes[1] == 0x2F || bytes[1] == 0x2E && bytes.count > 2 && bytes[2] == 0x2F
}

/// Whether two bytes stand beside each other.
private func holds(_ first: UInt8, _ second: UInt8, _ bytes: [UInt8]) -> Bool {
  zip(bytes, bytes.dropFirst()).contains { $0 == first && $1 == second }
}

private func isFlowMark(_ byte: UInt8) -> Bool {
  [0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x3A].contains(byte)
}

/// Words that some reader of YAML takes for no text.
private let otherWords: Set = [
  "y", "n", "=", "<<", "...", "true", "false", "null", "yes", "no", "on", "off",
]
private let numericBytes = Set("0123456789_:+-.eETtZzxXoO ".utf8)
private let hexBytes = Set("0123456789abcdefABCDEF_xX".utf8)

private func looksLikeOtherType(_ text: String, _ bytes: [UInt8]) -> Bool {
  if resolveScalar(text) != .string { return true }
  if bytes.count <= 5, otherWords.contains(text.lowercased()) { return true }
  guard let first = bytes.first, (0x30...0x39).contains(first) || first == 0x2B || first == 0x2D
  else { return false }
  // Numbers with underscores, sexagesimals, dates and times of any reader.
  let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
  return bytes.allSatisfy { numericBytes.contains($0) }
    && bytes.contains { (0x30...0x39).contains($0) }
    || isHex && bytes.allSatisfy { hexBytes.contains($0) }
}

/// Characters that only an escape can carry through every reader.
func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
  default: false
  }
}

/// The text in double quotes, as YAML and JSON both read it.
package func doubleQuoted(_ text: String) -> String {
  var result = "\""
  // Nearly every text needs no escape, and is copied as it stands.
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
    result += text
    return result + "\""
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      if mustBeEscaped(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

/// A text as a scalar on one line, in quotes where it would read as something else.
public func scalarText(_ text: String) -> String {
  isPlainText(text, inFlow: false) ? text : doubleQuoted(text)
}
