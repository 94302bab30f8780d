import Glibc

/// Writes values as Go's `fmt` does.
enum GoFormat {
  /// As `%v`; a value that is not there is `<nil>` inside others.
  static func text(_ value: TemplateValue) -> String {
    switch value {
    case .null: "<nil>"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .float(let number): float(number)
    case .string(let text), .safe(let text): text
    case .list(let items, _): "[" + items.map(text).joined(separator: " ") + "]"
    case .map(let entries, _):
      "map["
        + entries.sorted { $0.key < $1.key }.map { "\($0.key):\(text($0.value))" }
        .joined(separator: " ") + "]"
    case .structure(let fields, _):
      "{" + fields.map { text($0.value) }.joined(separator: " ") + "}"
    case .time(let time): time.text
    case .duration(let nanoseconds): GoTime.durationText(nanoseconds)
    }
  }

  /// A number as `%v`: the shortest digits, with an exponent below 1e-4 and from 1e6.
  static func float(_ value: Double) -> String { shortest(value, exponentFrom: 6) }

  /// Infinity and what is no number.
  static func special(_ value: Double) -> String? {
    if value.isNaN { return "NaN" }
    return value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : nil
  }

  /// The shortest digits that read back as the same number.
  static func shortest(_ value: Double, exponentFrom limit: Int) -> String {
    if let special = special(value) { return special }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent >= limit {
      let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
      let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return "\(sign)\(digits.prefix(1))\(tail)e\(exponent < 0 ? "-" : "+")\(power)"
    }
    return sign + plain(digits, exponent)
  }

  /// Digits and the power of ten of the first.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    let text = value.description
    let parts = text.split(separator: "e", maxSplits: 1)
    let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = parts[0].prefix { $0 != "." }
    var digits = String(parts[0].filter { $0 != "." })
    var exponent = whole.count - 1 + shift
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }

  private static func plain(_ digits: String, _ exponent: Int) -> String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// As C's `printf`, whose rules for `e`, `f` and `g` are Go's.
  static func formatted(_ value: Double, _ verb: Character, precision: Int) -> String {
    if let special = special(value) { return special }
    let format = "%.\(min(max(precision, 0), 300))\(verb)"
    return withVaList([value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 800)
      let count = vsnprintf(&buffer, buffer.count, format, arguments)
      let bytes = buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A text in double quotes as `%q` writes it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{B}": result += "\\v"
      case "\u{C}": result += "\\f"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
