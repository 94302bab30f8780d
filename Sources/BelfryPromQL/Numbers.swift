/// The value of a number as Go reads it: decimal, hexadecimal, with underscores.
func numberValue(_ text: String) -> Double? {
  let digits = text.filter { $0 != "_" }
  if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
    return UInt64(digits.dropFirst(2), radix: 16).map(Double.init)
  }
  if digits.count > 1, digits.hasPrefix("0"), digits.utf8.allSatisfy({ (0x30...0x37).contains($0) })
  {
    return UInt64(digits, radix: 8).map(Double.init)
  }
  if digits.hasSuffix(".") { return Double(digits.dropLast()) }
  return Double(digits)
}

/// The length of `1h30m` in milliseconds; nothing where units do not fall or it is too long.
public func durationMilliseconds(_ text: String) -> Int64? {
  let units: [(String, Int64)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000),
    ("s", 1000), ("ms", 1),
  ]
  var rest = Substring(text)
  var total: Int64 = 0
  var next = 0
  while !rest.isEmpty {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    let unit = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(unit.count)
    guard let count = Int64(digits), let index = units.firstIndex(where: { $0.0 == unit }),
      index >= next
    else { return nil }
    let (product, tooLong) = count.multipliedReportingOverflow(by: units[index].1)
    let (sum, overflow) = total.addingReportingOverflow(product)
    guard !tooLong, !overflow else { return nil }
    total = sum
    next = index + 1
  }
  return text.isEmpty ? nil : total
}

/// A duration in its shortest notation, as Prometheus prints it.
public func durationText(milliseconds: Int64) -> String {
  guard milliseconds > 0 else { return "0s" }
  let units: [(String, Int64, Bool)] = [
    ("y", 31_536_000_000, true), ("w", 604_800_000, true), ("d", 86_400_000, false),
    ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1000, false), ("ms", 1, false),
  ]
  var left = milliseconds
  var text = ""
  for (name, length, onlyWhole) in units where left >= length {
    if onlyWhole, left % length != 0 { continue }
    text += "\(left / length)\(name)"
    left %= length
  }
  return text
}
