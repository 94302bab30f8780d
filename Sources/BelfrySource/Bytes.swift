import Glibc

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highs: UInt64 = 0x8080_8080_8080_8080

/// Whether no byte is part of a longer sequence of UTF-8; eight bytes at a time.
package func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = 0
  var all: UInt64 = 0
  while index + 8 <= raw.count {
    all |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    index += 8
  }
  while index < raw.count {
    all |= UInt64(raw[index])
    index += 1
  }
  return all & highs == 0
}

/// Whether every byte is a visible character of ASCII or a blank; eight bytes at a time.
package func isVisibleASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = 0
  while index + 8 <= raw.count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let deleted = word ^ (0x7F * ones)
    // The highest bit of a byte is set where it is less than 0x20, 0x7F or more.
    if (word | (word &- 0x20 * ones) | (deleted &- ones)) & highs != 0 { return false }
    index += 8
  }
  return bytes[index...].allSatisfy { (0x20..<0x7F).contains($0) }
}

extension String {
  /// Whether another text has exactly the same bytes; to `==` an accent written in two ways is the
  /// same.
  package func hasBytes(of other: String) -> Bool {
    var (one, two) = (self, other)
    return one.withUTF8 { one in
      two.withUTF8 { two in
        guard one.count == two.count else { return false }
        guard let first = one.baseAddress, let second = two.baseAddress else { return true }
        return memcmp(first, second, one.count) == 0
      }
    }
  }
}
