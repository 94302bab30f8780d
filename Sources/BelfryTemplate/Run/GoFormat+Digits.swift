import Glibc

extension GoFormat {
  /// Digits for a verb; nothing where the verb is not for numbers with a fraction.
  static func real(
    _ value: Double, _ verb: Unicode.Scalar, _ precision: Int?, keepsPoint: Bool
  ) -> String? {
    let letter: Character
    switch verb {
    case "v", "g": letter = "g"
    case "G": letter = "G"
    case "e", "E": letter = Character(verb)
    case "f", "F": letter = "f"
    case "x", "X": return special(value) ?? hexadecimal(value, verb, precision)
    case "b": return special(value) ?? binary(value)
    default: return nil
    }
    guard letter == "g" || letter == "G", precision == nil else {
      return formatted(value, letter, precision: precision ?? 6, keepsPoint: keepsPoint)
    }
    if let special = special(value) { return special }
    let text = keepsPoint ? padded(float(value), to: 6) : float(value)
    return letter == "G" ? text.uppercased() : text
  }

  /// The shortest digits with a point, and with zeros up to so many digits that count.
  private static func padded(_ text: String, to digits: Int) -> String {
    let end = text.firstIndex(of: "e") ?? text.endIndex
    let number = text[..<end]
    let counted = number.filter(\.isNumber).drop { $0 == "0" }.count
    // A zero alone counts as well.
    let missing = digits - (number == "0" || number == "-0" ? 1 : counted)
    let point = number.contains(".") ? "" : "."
    return number + point + String(repeating: "0", count: max(0, missing)) + text[end...]
  }

  /// An exponent with its sign and two digits at least.
  static func power(_ exponent: Int) -> String {
    (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
  }

  /// As `4503599627370496p-52`: the significand as a whole number, and the power of two.
  private static func binary(_ value: Double) -> String {
    let isNormal = value.exponentBitPattern > 0
    let significand = value.significandBitPattern + (isNormal ? 1 << 52 : 0)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    let sign = value.sign == .minus ? "-" : ""
    return "\(sign)\(significand)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  /// As C's `printf`, whose rules for `e`, `f` and `g` are Go's.
  static func formatted(
    _ value: Double, _ verb: Character, precision: Int, keepsPoint: Bool = false
  ) -> String {
    if let special = special(value) { return special }
    // No number has more digits than this; what is asked for beyond is zeros.
    let longest = 1100
    let format = "%\(keepsPoint ? "#" : "").\(min(max(precision, 0), longest))\(verb)"
    let digits = c(format, value)
    let rest = verb == "f" ? max(0, precision - longest) : 0
    return digits + String(repeating: "0", count: rest)
  }

  private static func c(_ format: String, _ value: Double) -> String {
    withVaList([value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 1600)
      let count = vsnprintf(&buffer, buffer.count, format, arguments)
      let bytes = buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// As `0x1.cp+01`: the first digit is 1, the exponent has two digits at least.
  private static func hexadecimal(
    _ value: Double, _ verb: Unicode.Scalar, _ precision: Int?
  ) -> String {
    let digits = precision.map { ".\(min($0, 1100))" } ?? ""
    var significand = c("%\(digits)a", value.magnitude.significand).prefix { $0 != "p" }
    var exponent = value == 0 ? 0 : Int(value.exponent)
    if significand.hasPrefix("0x2") {
      significand = "0x1" + significand.dropFirst(3)
      exponent += 1
    }
    let sign = value.sign == .minus ? "-" : ""
    let text = "\(sign)\(significand)p\(power(exponent))"
    return verb == "X" ? text.uppercased() : text
  }
}
