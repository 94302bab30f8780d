import BelfrySource

/// Bytes that a scalar which is no text can begin with.
private let mayHaveType: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in "~nNtTyYoOfF.+-0123456789".utf8 { table[Int(byte)] = true }
  return table
}()

/// Words that stand for something else than a text.
private let words: [String: ScalarType] = {
  let types: [(ScalarType, [String])] = [
    (.null, ["~", "null", "Null", "NULL"]),
    (.bool(true), ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"]),
    (.bool(false), ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"]),
    (.float, [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"]),
    (.float, [".nan", ".NaN", ".NAN"]),
  ]
  var table: [String: ScalarType] = [:]
  for (type, words) in types { for word in words { table[word] = type } }
  return table
}()

/// Resolves a plain scalar as Go's YAML library does: YAML 1.1's words and YAML 1.2's octals.
func resolveScalar(_ text: String) -> ScalarType {
  guard let first = text.utf8.first, mayHaveType[Int(first)] else {
    return text.isEmpty ? .null : .string
  }
  // The longest word has five letters.
  if !(0x30...0x39).contains(first), text.utf8.count <= 5, let type = words[text] { return type }
  guard (0x2B...0x39).contains(first) else { return .string }
  var digits = text
  if text.utf8.contains(0x5F) { digits = text.replacing("_", with: "") }
  return digits.withUTF8 { resolveNumber($0) }
}

/// Resolves what is no word; underscores are taken out of it.
private func resolveNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> ScalarType {
  var digits = bytes[...]
  if let sign = digits.first, sign == 0x2B || sign == 0x2D { digits = digits.dropFirst() }
  guard let first = digits.first, (0x30...0x39).contains(first) || first == 0x2E else {
    return .string
  }
  if first == 0x30, digits.count > 2 {
    let body = digits.dropFirst(2)
    switch digits[digits.startIndex + 1] {
    case 0x58 where body.allSatisfy(isHexDigit): return .integer
    case 0x78 where body.allSatisfy(isHexDigit): return .integer
    case 0x6F where body.allSatisfy({ (0x30...0x37).contains($0) }): return .integer
    case 0x62 where body.allSatisfy({ $0 == 0x30 || $0 == 0x31 }): return .integer
    default: break
    }
  }
  if digits.allSatisfy({ (0x30...0x39).contains($0) }) { return .integer }
  return isFloat(digits) ? .float : .string
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

private func isFloat(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  var rest = digits
  var count = 0
  func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
  while isDigit(rest.first) { rest = rest.dropFirst(); count += 1 }
  if rest.first == 0x2E {
    rest = rest.dropFirst()
    while isDigit(rest.first) { rest = rest.dropFirst(); count += 1 }
  }
  guard count > 0 else { return false }
  if rest.first == 0x65 || rest.first == 0x45 {
    rest = rest.dropFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    guard isDigit(rest.first) else { return false }
    while isDigit(rest.first) { rest = rest.dropFirst() }
  }
  return rest.isEmpty
}
