/// Turns libyaml's marks, which count code points after the byte-order mark, into byte offsets.
struct MarkOffsets {
  private let bytes: [UInt8]
  private let base: Int
  private static let step = 32
  /// Byte offset of every 32nd code point; empty where all is ASCII.
  private var checkpoints: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    base = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    checkpoints = bytes.withUnsafeBufferPointer { [base] bytes in
      let text = bytes[base...]
      guard !isASCII(text) else { return [] }
      var checkpoints: [Int] = []
      var count = 0
      for index in text.indices where bytes[index] & 0xC0 != 0x80 {
        if count % Self.step == 0 { checkpoints.append(index) }
        count += 1
      }
      return checkpoints
    }
  }

  /// The byte offset of a mark.
  func offset(_ mark: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(base + mark, bytes.count) }
    let block = min(mark / Self.step, checkpoints.count - 1)
    var index = checkpoints[block]
    var left = mark - block * Self.step
    while left > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }
}
