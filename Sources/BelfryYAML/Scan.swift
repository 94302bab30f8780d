import BelfrySource

/// Finds what makes a file unreadable before the grammar is asked.
func scanEncoding(_ file: SourceFile, _ limits: ParseLimits, json: Bool) -> Diagnostic? {
  let bytes = file.bytes
  if bytes.count > limits.bytes {
    return Diagnostic(
      "yaml/too-large", .error,
      "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
      help: "split it, or leave data out of configuration", file: file.path, at: nil)
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    return Diagnostic(
      "text/invalid-utf8", .error, "the file is UTF-16", help: "save it as UTF-8",
      file: file.path, at: Span(0, 2))
  }
  if let span = firstInvalidUTF8(bytes) {
    return Diagnostic(
      "text/invalid-utf8", .error, "these bytes are not UTF-8",
      help: "save the file as UTF-8", file: file.path, at: span)
  }
  if let offset = bytes.withUnsafeBufferPointer(firstForbidden) {
    return Diagnostic(
      json ? "json/syntax" : "yaml/syntax", .error,
      "a control character (\(hexText(bytes[offset]))) stands here",
      help: "remove it, or write it as an escape in double quotes",
      file: file.path, at: Span(offset, offset + 1))
  }
  return nil
}

private func isForbidden(_ byte: UInt8) -> Bool {
  byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
}

/// The first control character that may not stand in a file; eight bytes at a time.
private func firstForbidden(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  let raw = UnsafeRawBufferPointer(bytes)
  let ones: UInt64 = 0x0101_0101_0101_0101
  var index = 0
  while index + 8 <= raw.count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let deleted = word ^ (0x7F * ones)
    // The highest bit of a byte is set where it is less than 0x20, or 0x7F; seldom elsewhere.
    let low = (word &- 0x20 * ones) & ~word | (deleted &- ones) & ~deleted
    if low & (0x80 * ones) != 0,
      let found = bytes[index..<index + 8].firstIndex(where: isForbidden)
    {
      return found
    }
    index += 8
  }
  return bytes[index...].firstIndex(where: isForbidden)
}

private func hexText(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

/// The first bytes that are not UTF-8: overlong forms, surrogates and cut sequences count.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Span? {
  bytes.withUnsafeBufferPointer(firstInvalidUTF8)
}

private func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Span? {
  var index = isASCII(bytes) ? bytes.count : 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let (length, low, high): (Int, UInt8, UInt8)
    switch byte {
    case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
    case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
    case 0xED: (length, low, high) = (3, 0x80, 0x9F)
    case 0xE1...0xEF: (length, low, high) = (3, 0x80, 0xBF)
    case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
    case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
    default: return Span(index, index + 1)
    }
    for step in 1..<length {
      let next = index + step
      let bounds = step == 1 ? low...high : 0x80...0xBF
      guard next < bytes.count, bounds.contains(bytes[next]) else {
        return Span(index, min(next, bytes.count))
      }
    }
    index += length
  }
  return nil
}
