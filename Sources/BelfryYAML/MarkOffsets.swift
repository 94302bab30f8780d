/// Turns libyaml's marks, which count code points after the byte-order mark, into byte offsets.
struct MarkOffsets {
  private let bytes: [UInt8]
  private let base: Int
  /// Byte offset of every 256th code point; empty where all is ASCII.
  private var checkpoints: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    base = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.dropFirst(base).contains(where: { $0 >= 0x80 }) else { return }
    var count = 0
    for index in base..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      if count % 256 == 0 { checkpoints.append(index) }
      count += 1
    }
  }

  /// The byte offset of a mark.
  func offset(_ mark: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(base + mark, bytes.count) }
    let block = min(mark / 256, checkpoints.count - 1)
    var index = checkpoints[block]
    var left = mark - block * 256
    while left > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }
}
