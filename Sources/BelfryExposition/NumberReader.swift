/// Reads numbers as Go's `strconv.ParseFloat` does, without its hexadecimal forms and underscores.
enum NumberReader {
  /// The number, or nothing where the bytes are none or it is too large for a double.
  static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    let count = bytes.count
    guard count > 0 else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { index = 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var hasDigits = false
    while index < count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      hasDigits = true
      if digits < 19 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa != 0 { digits &+= 1 }
      } else {
        exponent &+= 1
      }
      index &+= 1
    }
    if index < count, bytes[index] == UInt8(ascii: ".") {
      index &+= 1
      while index < count {
        let digit = bytes[index] &- 0x30
        guard digit < 10 else { break }
        hasDigits = true
        if digits < 19 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          if mantissa != 0 { digits &+= 1 }
          exponent &-= 1
        }
        index &+= 1
      }
    }
    guard hasDigits else { return special(bytes) }
    if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let (written, end) = exponentPart(bytes, index + 1) else { return nil }
      exponent &+= written
      index = end
    }
    guard index == count else { return nil }
    return scaled(mantissa, exponent, bytes).map { isNegative ? -$0 : $0 }
  }

  /// Digits after `e`, bounded far beyond what a double can hold.
  private static func exponentPart(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (Int, Int)? {
    var index = start
    guard index < bytes.count else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    let first = index
    var value = 0
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      if value < 100_000 { value = value * 10 + Int(bytes[index] - 0x30) }
      index += 1
    }
    return index > first ? (isNegative ? -value : value, index) : nil
  }

  private static func scaled(
    _ mantissa: UInt64, _ exponent: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Double? {
    if exponent == 0 || mantissa == 0 { return Double(mantissa) }
    if exponent > 0, exponent <= 22 { return Double(mantissa) * powers[exponent] }
    if exponent < 0, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
    if exponent < -400 { return 0 }
    let text = String(decoding: bytes.drop { $0 == 0x2B || $0 == 0x2D }, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func special(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard bytes.count <= 9 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    switch text {
    case "nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  /// A whole number with an optional sign.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var index = 0
    guard let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    if isNegative || first == UInt8(ascii: "+") { index = 1 }
    guard index < bytes.count else { return nil }
    var value: Int64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let step = isNegative ? -Int64(digit) : Int64(digit)
      let (sum, second) = scaled.addingReportingOverflow(step)
      if overflow || second { return nil }
      value = sum
      index += 1
    }
    return value
  }
}
