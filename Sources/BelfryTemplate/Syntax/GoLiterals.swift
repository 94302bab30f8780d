import BelfrySource

/// Literals of Go, as templates write them.
enum GoLiteral {
  /// A number; the fault in Go's words where it is none.
  static func number(_ text: String) -> Result<Operand.Kind, TemplateError> {
    if text.hasSuffix("i"), let imaginary = float(String(text.dropLast())) {
      return .success(.complex(0, imaginary))
    }
    if let value = integer(text) { return .success(.integer(value)) }
    if unsigned(text) != nil { return .success(.overflow(text)) }
    if let value = float(text) {
      if text.contains(where: { ".eEpP".contains($0) }) { return .success(.float(value)) }
      return .failure(
        TemplateError("integer overflow: \(GoFormat.quoted(text))", at: Span(at: 0)))
    }
    return .failure(
      TemplateError("illegal number syntax: \(GoFormat.quoted(text))", at: Span(at: 0)))
  }

  /// A sum such as `1+2i`.
  static func complex(_ text: String) -> (real: Double, imaginary: Double)? {
    var parts = Substring(text)
    guard parts.popLast() == "i",
      let split = parts.lastIndex(where: { $0 == "+" || $0 == "-" }),
      let real = float(String(parts[..<split])), let imaginary = float(String(parts[split...]))
    else { return nil }
    return (real, imaginary)
  }

  /// A whole number in any base, underscores between digits allowed.
  static func integer(_ text: String) -> Int64? {
    let (sign, digits) = signed(text)
    return parts(digits).flatMap { Int64(sign + $0.digits, radix: $0.radix) }
  }

  private static func unsigned(_ text: String) -> UInt64? {
    parts(Substring(text)).flatMap { UInt64($0.digits, radix: $0.radix) }
  }

  private static func signed(_ text: String) -> (sign: String, digits: Substring) {
    guard let first = text.first, first == "-" || first == "+" else { return ("", text[...]) }
    return (first == "-" ? "-" : "", text.dropFirst())
  }

  /// The bare digits of a whole number and their base.
  private static func parts(_ digits: Substring) -> (digits: String, radix: Int)? {
    guard isParted(digits), isDigit(digits.utf8.first) else { return nil }
    let bases: [(prefix: String, radix: Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
    let lower = digits.lowercased()
    for (prefix, radix) in bases where lower.hasPrefix(prefix) {
      return bare(lower.dropFirst(2)).map { ($0, radix) }
    }
    let radix = digits.utf8.count > 1 && digits.hasPrefix("0") ? 8 : 10
    return bare(lower[...]).map { ($0, radix) }
  }

  private static func bare(_ digits: Substring) -> String? {
    let plain = digits.filter { $0 != "_" }
    return plain.utf8.allSatisfy { isDigit($0) || isLetter($0) } && !plain.isEmpty ? plain : nil
  }

  /// Whether underscores stand between digits only, or behind a base's prefix.
  private static func isParted(_ digits: Substring) -> Bool {
    guard digits.contains("_") else { return true }
    let lower = digits.lowercased()
    let hasPrefix = ["0x", "0o", "0b"].contains { lower.hasPrefix($0) }
    var last: Character = hasPrefix ? "0" : "!"
    for character in lower.dropFirst(hasPrefix ? 2 : 0) {
      if character == "_" {
        guard last == "0" else { return false }
        last = "_"
      } else if character.isHexDigit, character.isNumber || lower.hasPrefix("0x") {
        last = "0"
      } else {
        guard last != "_" else { return false }
        last = "!"
      }
    }
    return last != "_"
  }

  /// A number with a fraction or exponent.
  static func float(_ text: String) -> Double? {
    let (sign, digits) = signed(text)
    guard isParted(digits) else { return nil }
    let plain = digits.filter { $0 != "_" }.lowercased()
    let isHexadecimal = plain.hasPrefix("0x")
    let allowed = isHexadecimal ? "0123456789abcdefpx.+-" : "0123456789e.+-"
    guard plain.utf8.contains(where: { isDigit($0) }),
      plain.allSatisfy({ allowed.contains($0) }), !isHexadecimal || plain.contains("p"),
      let value = Double(sign + completed(plain))
    else { return nil }
    return value.isFinite ? value : nil
  }

  /// With digits on both sides of the point, as Swift wants them.
  private static func completed(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let (whole, rest) = (text[..<point], text[text.index(after: point)...])
    let filled = whole.isEmpty || whole == "0x" ? "0" : ""
    let tail = rest.first?.isHexDigit == true && !rest.hasPrefix("e") ? "" : "0"
    return "\(whole)\(filled).\(tail)\(rest)"
  }

  /// What a string or character between quotes stands for; nothing where an escape is wrong.
  static func unquoted(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let quote = bytes.first, bytes.last == quote else { return nil }
    let inner = bytes[1..<(bytes.count - 1)]
    if quote == 0x60 { return String(decoding: inner.filter { $0 != 0x0D }, as: UTF8.self) }
    var result: [UInt8] = []
    var index = inner.startIndex
    while index < inner.endIndex {
      guard inner[index] == 0x5C else {
        result.append(inner[index])
        index += 1
        continue
      }
      guard let (bytes, length) = escape(inner[index...], quote) else { return nil }
      result += bytes
      index += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A character between single quotes.
  static func character(_ text: String) -> Result<Unicode.Scalar, TemplateError> {
    let inner = text.dropFirst().dropLast()
    // Of the quotes only the single one may be escaped here.
    guard !inner.isEmpty, !inner.hasPrefix("\\\""), let value = unquoted(text) else {
      return .failure(TemplateError("invalid syntax", at: Span(at: 0)))
    }
    let scalars = value.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else {
      return .failure(TemplateError("malformed character constant: \(text)", at: Span(at: 0)))
    }
    return .success(scalar)
  }

  private static let letters: [UInt8: UInt8] = [
    0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5C: 0x5C,
  ]

  private static func escape(
    _ rest: ArraySlice<UInt8>, _ quote: UInt8
  ) -> (bytes: [UInt8], length: Int)? {
    guard let kind = rest.dropFirst().first else { return nil }
    if let plain = kind == quote ? quote : letters[kind] { return ([plain], 2) }
    let (skip, count, radix): (Int, Int, Int)
    switch kind {
    case 0x30...0x37: (skip, count, radix) = (1, 3, 8)
    case 0x78: (skip, count, radix) = (2, 2, 16)
    case 0x75: (skip, count, radix) = (2, 4, 16)
    case 0x55: (skip, count, radix) = (2, 8, 16)
    default: return nil
    }
    let digits = rest.dropFirst(skip).prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
    else { return nil }
    if count <= 3 { return UInt8(exactly: value).map { ([$0], skip + count) } }
    return Unicode.Scalar(value).map { (Array(String($0).utf8), skip + count) }
  }
}
