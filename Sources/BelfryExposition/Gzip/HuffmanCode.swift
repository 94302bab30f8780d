/// A canonical Huffman code of DEFLATE (RFC 1951, 3.2.2), codes of up to nine bits by one look-up.
struct HuffmanCode: Sendable {
  private static let quick = 9
  /// By the next nine bits: the symbol and the length of its code; zero where that is longer.
  private var table: [UInt16]
  private var counts = [Int](repeating: 0, count: 16)
  private var symbols: [UInt16]

  /// A code from the lengths of all symbols; nothing where they are too many, or leave bits without
  /// meaning, but for a single code of one bit.
  init?(_ lengths: ArraySlice<UInt8>) {
    table = [UInt16](repeating: 0, count: 1 << Self.quick)
    symbols = [UInt16](repeating: 0, count: lengths.count)
    for length in lengths { counts[Int(length)] += 1 }
    let used = lengths.count - counts[0]
    counts[0] = 0
    var left = 1
    for length in 1...15 {
      left = left * 2 - counts[length]
      if left < 0 { return nil }
    }
    guard left == 0 || used == 0 || used == 1 && counts[1] == 1 else { return nil }
    var offsets = [Int](repeating: 0, count: 17)
    var codes = [Int](repeating: 0, count: 17)
    for length in 1...15 {
      offsets[length + 1] = offsets[length] + counts[length]
      codes[length + 1] = (codes[length] + counts[length]) << 1
    }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[offsets[Int(length)]] = UInt16(symbol)
      offsets[Int(length)] += 1
      fill(symbol, Int(length), codes[Int(length)])
      codes[Int(length)] += 1
    }
  }

  private mutating func fill(_ symbol: Int, _ length: Int, _ code: Int) {
    guard length <= Self.quick else { return }
    var reversed = 0
    for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
    for index in stride(from: reversed, to: table.count, by: 1 << length) {
      table[index] = UInt16(symbol << 4 | length)
    }
  }

  /// The symbol that the next bits stand for, and how many they are; nothing where they stand for
  /// none. The first bit is the lowest.
  @inline(__always)
  func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    let entry = table[Int(truncatingIfNeeded: bits) & (table.count &- 1)]
    if entry != 0 { return (Int(entry >> 4), Int(entry & 15)) }
    return longSymbol(bits)
  }

  private func longSymbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= Int(bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - first < count { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  /// The code of literals and lengths where a block names none.
  static let fixedLiterals = HuffmanCode(
    ([UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))[...])
  /// The code of distances where a block names none.
  static let fixedDistances = HuffmanCode([UInt8](repeating: 5, count: 32)[...])
}
