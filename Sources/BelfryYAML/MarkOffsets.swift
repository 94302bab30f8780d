import BelfrySource

/// Turns libyaml's marks, which count code points after the byte-order mark, into byte offsets.
///
/// What libyaml reads may be a piece of a file with some ASCII before it.
struct MarkOffsets {
  private let bytes: [UInt8]
  private let base: Int
  /// Code points before the piece.
  private let header: Int
  /// Where the piece ends.
  let end: Int
  private static let step = 32
  /// Byte offset of every 32nd code point; empty where all is ASCII.
  private var checkpoints: [Int] = []

  init(_ bytes: [UInt8], _ piece: Range<Int>, after header: Int) {
    self.bytes = bytes
    self.header = header
    let isMarked = piece.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    base = isMarked ? 3 : piece.lowerBound
    end = piece.upperBound
    checkpoints = bytes.withUnsafeBufferPointer { [base, end] bytes in
      let text = bytes[base..<end]
      guard !isASCII(UnsafeBufferPointer(rebasing: text)) else { return [] }
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
    let mark = max(0, mark - header)
    guard !checkpoints.isEmpty else { return min(base + mark, end) }
    let block = min(mark / Self.step, checkpoints.count - 1)
    var index = checkpoints[block]
    var left = mark - block * Self.step
    while left > 0, index < end {
      index += 1
      while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }
}
