/// Writes values as Go's `fmt` does.
enum GoFormat {
  /// As `%v`; a value that is not there is `<nil>` inside others.
  static func text(_ value: TemplateValue) -> String {
    if let own = ownText(value) { return own }
    switch value {
    case .null: return "<nil>"
    case .bool(let flag): return flag ? "true" : "false"
    case .integer(let number), .duration(let number), .named(let number, _): return "\(number)"
    case .unsigned(let number): return "\(number)"
    case .float(let number): return float(number)
    case .complex(let real, let imaginary):
      let second = float(imaginary)
      let sign = second.hasPrefix("-") || second.hasPrefix("+") ? "" : "+"
      return "(\(float(real))\(sign)\(second)i)"
    case .string(let text), .safe(let text): return text
    case .list(let items, _): return "[" + items.map(text).joined(separator: " ") + "]"
    case .map(let entries, _):
      let pairs = sorted(entries).map { "\($0.key):\(text($0.value))" }
      return "map[" + pairs.joined(separator: " ") + "]"
    case .structure(let fields, _):
      return "{" + fields.map { text($0.value) }.joined(separator: " ") + "}"
    case .time(let time): return time.text
    }
  }

  /// What a value's own method `String` gives; nothing where its type has none.
  static func ownText(_ value: TemplateValue) -> String? {
    switch value {
    case .time(let time): time.text
    case .duration(let nanoseconds): GoTime.durationText(nanoseconds)
    case .named(let number, let kind): kind.text(number)
    case .map(let entries, .labels):
      Methods.pairs(entries).map { "\($0.key)=\(text($0.value))" }.joined(separator: ", ")
    case .list(let items, .pairs):
      items.map { item in
        guard case .structure(let fields, _) = item else { return text(item) }
        return fields.map { text($0.value) }.joined(separator: "=")
      }.joined(separator: ", ")
    case .structure(let fields, .histogram):
      "{" + fields.map { "\($0.name.lowercased()):\(text($0.value))" }.joined(separator: ", ")
        + "}"
    default: nil
    }
  }

  /// Entries by the bytes of their keys.
  static func sorted(
    _ entries: [String: TemplateValue]
  ) -> [(key: String, value: TemplateValue)] {
    entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// A number as `%v`: the shortest digits, with an exponent below 1e-4 and from 1e6.
  static func float(_ value: Double) -> String { shortest(value, exponentFrom: 6) }

  /// Infinity and what is no number.
  static func special(_ value: Double) -> String? {
    if value.isNaN { return "NaN" }
    return value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : nil
  }

  /// The shortest digits that read back as the same number.
  static func shortest(
    _ value: Double, exponentFrom limit: Int, exponentBelow least: Int = -4
  ) -> String {
    if let special = special(value) { return special }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if exponent < least || exponent >= limit {
      let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
      return "\(sign)\(digits.prefix(1))\(tail)e\(power(exponent))"
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
}
