extension Node {
  /// The value of a whole number in any notation of Go's YAML library: `0x1F`, `0o17`, `017`, `0b11`,
  /// `1_000`; nothing where it is none or does not fit.
  public var goInteger: Int? {
    guard kind == .scalar, resolved == .integer else { return nil }
    // Most numbers are written as everywhere.
    let text = text
    if let first = text.utf8.first, (0x31...0x39).contains(first), let value = Int(text) {
      return value
    }
    var digits = text.filter { $0 != "_" }[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let value: Int? =
      switch digits.prefix(2).lowercased() {
      case "0x": Int(digits.dropFirst(2), radix: 16)
      case "0o": Int(digits.dropFirst(2), radix: 8)
      case "0b": Int(digits.dropFirst(2), radix: 2)
      default:
        digits.count > 1 && digits.hasPrefix("0")
          ? Int(digits, radix: 8) ?? Int(digits) : Int(digits)
      }
    return value.map { isNegative ? -$0 : $0 }
  }

  /// A finite number in any notation of Go's YAML library; nothing where it is none.
  public var goNumber: Double? {
    guard kind == .scalar else { return nil }
    switch resolved {
    case .integer: return goInteger.map(Double.init) ?? Double(text)
    case .float:
      return Double(text.filter { $0 != "_" }).flatMap { $0.isFinite ? $0 : nil }
    default: return nil
    }
  }

  /// A whole number, also one that is written as `1e3` or `5.0`.
  ///
  /// Go's YAML library cuts fractions off as well, which nobody means.
  public var wholeNumber: Int? {
    guard kind == .scalar, resolved == .float else { return goInteger }
    return goNumber.flatMap { Int(exactly: $0) }
  }
}
