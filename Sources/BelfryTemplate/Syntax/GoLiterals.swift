/// Literals of Go, as templates write them.
enum GoLiteral {
  /// A whole number in any base, underscores between digits allowed.
  static func integer(_ text: String) -> Int64? {
    var digits = Substring(text)
    var sign = ""
    if let first = digits.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      digits.removeFirst()
    }
    let lower = digits.lowercased()
    let bases: [(prefix: String, radix: Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
    for (prefix, radix) in bases where lower.hasPrefix(prefix) {
      return Int64(sign + lower.dropFirst(2).filter { $0 != "_" }, radix: radix)
    }
    guard digits.first?.isNumber == true else { return nil }
    let plain = digits.filter { $0 != "_" }
    if plain.count > 1, plain.hasPrefix("0") { return Int64(sign + plain, radix: 8) }
    return Int64(sign + plain)
  }

  /// A number with a fraction or exponent.
  static func float(_ text: String) -> Double? {
    let plain = text.filter { $0 != "_" }
    guard plain.contains(where: \.isNumber),
      plain.allSatisfy({ $0.isHexDigit || "+-.pPxX".contains($0) })
    else { return nil }
    let value = plain.hasSuffix(".") ? Double(plain.dropLast()) : Double(plain)
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// What a string or character between quotes stands for; nothing where an escape is wrong.
  static func unquoted(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let quote = bytes.first else { return nil }
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
