import Glibc

/// The value of a number as Go reads it: decimal, octal, hexadecimal, with underscores.
func numberValue(_ text: String) -> Double? {
  // Most numbers are plain.
  if let first = text.utf8.first, (0x31...0x39).contains(first), let value = Int(text),
    abs(value) < 1 << 53
  {
    return Double(value)
  }
  let digits = text.contains("_") ? text.filter { $0 != "_" } : text
  if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
    return UInt64(digits.dropFirst(2), radix: 16).map { Double($0) }
  }
  if digits.utf8.count > 1, digits.hasPrefix("0"),
    digits.utf8.allSatisfy({ (0x30...0x37).contains($0) })
  {
    return UInt64(digits, radix: 8).map { Double($0) }
  }
  let value = digits.hasSuffix(".") ? Double(digits.dropLast()) : Double(digits)
  // What is too large for a float is refused, as in Go.
  return value.flatMap { $0.isFinite ? $0 : nil }
}

/// The result of an operator of arithmetic on two numbers; nothing for another operator.
func arithmetic(_ op: String, _ left: Double, _ right: Double) -> Double? {
  switch op {
  case "+": left + right
  case "-": left - right
  case "*": left * right
  case "/": left / right
  case "%": fmod(left, right)
  case "^": pow(left, right)
  case "atan2": atan2(left, right)
  default: nil
  }
}

/// A number in plain digits, as short as it can be read back (Go's `'f', -1`).
package func plainText(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
  if value.magnitude < 1e15, value != 0, let whole = Int64(exactly: value) { return String(whole) }
  var text = value.description
  if text.hasSuffix(".0") { text.removeLast(2) }
  guard let mark = text.firstIndex(of: "e") else { return text }
  guard let exponent = Int(text[text.index(after: mark)...]) else { return text }
  let sign = text.hasPrefix("-") ? "-" : ""
  let mantissa = text[..<mark].drop { $0 == "-" }
  let whole = mantissa.prefix { $0 != "." }
  let digits = mantissa.filter { $0 != "." }
  let point = whole.count + exponent
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + trimmed(digits) }
  if point >= digits.count {
    let bare = trimmed(digits)
    return sign + bare + String(repeating: "0", count: max(0, point - bare.count))
  }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

private func trimmed(_ digits: String) -> String {
  var digits = digits
  while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
  return digits
}

/// Units of durations in milliseconds, the longest first; some are only printed where nothing is left.
private let units: [(name: String, length: Int64, onlyWhole: Bool)] = [
  ("y", 31_536_000_000, true), ("w", 604_800_000, true), ("d", 86_400_000, false),
  ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1000, false), ("ms", 1, false),
]

/// The length of `1h30m` in milliseconds; nothing where units do not fall or it is too long.
public func durationMilliseconds(_ text: String) -> Int64? {
  var text = text
  return text.isEmpty ? nil : text.withUTF8 { durationMilliseconds($0) }
}

private func durationMilliseconds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
  var rest = bytes[...]
  var total: Int64 = 0
  var next = 0
  while !rest.isEmpty {
    let digits = rest.prefix { isDigit($0) }
    rest = rest.dropFirst(digits.count)
    let unit = rest.prefix { isLetter($0) }
    rest = rest.dropFirst(unit.count)
    let name = String(decoding: unit.prefix(3), as: UTF8.self)
    guard let count = Int64(String(decoding: digits, as: UTF8.self)),
      let index = units.firstIndex(where: { $0.name == name }), index >= next
    else { return nil }
    let (product, tooLong) = count.multipliedReportingOverflow(by: units[index].length)
    let (sum, overflow) = total.addingReportingOverflow(product)
    guard !tooLong, !overflow else { return nil }
    total = sum
    next = index + 1
  }
  return total
}

/// A duration in its shortest notation, as Prometheus prints it.
public func durationText(milliseconds: Int64) -> String {
  guard milliseconds > 0 else { return "0s" }
  var left = milliseconds
  var text = ""
  for (name, length, onlyWhole) in units where left >= length {
    if onlyWhole, left % length != 0 { continue }
    text += "\(left / length)\(name)"
    left %= length
  }
  return text
}
