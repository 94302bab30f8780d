extension LogstashPipeline {
  /// Whether one name of a plugin is another with one or two letters wrong; a further word or a
  /// number makes it the name of something else.
  static func isSlip(_ name: String, _ known: String) -> Bool {
    let (left, right) = (letters(name), letters(known))
    if left == right { return true }
    guard words(name) == words(known), digits(name) == digits(known) else { return false }
    return LetterSlip.isNear(left, right, most: 2)
  }

  private static func letters(_ name: String) -> [UInt8] {
    name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
  }

  private static func words(_ name: String) -> Int {
    name.split { $0 == "_" || $0 == "-" }.count
  }

  private static func digits(_ name: String) -> [UInt8] { name.utf8.filter(\.isDecimal) }
}
