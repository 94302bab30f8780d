extension GoFormat {
  /// A text in double quotes as `%q` writes it.
  static func quoted(_ text: String, isASCII: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result += escaped(scalar, "\"", isASCII) }
    return result + "\""
  }

  /// A character in single quotes as `%q` writes it.
  static func quoted(_ scalar: Unicode.Scalar, isASCII: Bool) -> String {
    "'" + escaped(scalar, "'", isASCII) + "'"
  }

  /// Whether Go holds a character for printable: of the blanks only the common one.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }

  /// Whether a text with this character can stand between backquotes.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "`" && scalar.value != 0x7F && scalar.value != 0xFEFF
      && (scalar.value >= 0x20 || scalar == "\t")
  }

  private static let letters: [Unicode.Scalar: String] = [
    "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{7}": "\\a", "\u{8}": "\\b",
    "\u{B}": "\\v", "\u{C}": "\\f", "\\": "\\\\",
  ]

  private static func escaped(
    _ scalar: Unicode.Scalar, _ quote: Unicode.Scalar, _ isASCII: Bool
  ) -> String {
    if scalar == quote { return "\\\(scalar)" }
    if let letter = letters[scalar] { return letter }
    if scalar.value < 0x20 || scalar.value == 0x7F { return "\\x" + digits(scalar, 2) }
    if isPrintable(scalar), scalar.isASCII || !isASCII { return String(scalar) }
    return scalar.value < 0x10000 ? "\\u" + digits(scalar, 4) : "\\U" + digits(scalar, 8)
  }

  private static func digits(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
