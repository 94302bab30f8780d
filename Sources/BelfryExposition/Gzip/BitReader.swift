/// Bits of a stream that comes in pieces, the lowest bit of a byte first.
struct BitReader {
  private let source: () -> [UInt8]
  private var chunk: [UInt8] = []
  private var index = 0
  private var hasEnded = false
  /// The next bits, the first of them lowest; zeros where the stream has ended.
  private(set) var bits: UInt64 = 0
  private(set) var bitCount = 0

  /// A reader of pieces; an empty piece is the end.
  init(_ source: @escaping () -> [UInt8]) { self.source = source }

  /// Puts as many bits at hand as there are, up to 56.
  @inline(__always)
  mutating func fill() {
    while bitCount <= 56 {
      if index == chunk.count, !nextChunk() { return }
      bits |= UInt64(chunk[index]) << UInt64(bitCount)
      index &+= 1
      bitCount &+= 8
    }
  }

  private mutating func nextChunk() -> Bool {
    guard !hasEnded else { return false }
    chunk = source()
    index = 0
    hasEnded = chunk.isEmpty
    return !hasEnded
  }

  /// Takes bits that were looked at.
  @inline(__always)
  mutating func drop(_ count: Int) throws(GzipError) {
    guard count <= bitCount else { throw .truncated }
    bits >>= UInt64(count)
    bitCount &-= count
  }

  /// Takes up to 32 bits.
  @inline(__always)
  mutating func take(_ count: Int) throws(GzipError) -> Int {
    if bitCount < count { fill() }
    let value = Int(truncatingIfNeeded: bits & ((1 << UInt64(count)) &- 1))
    try drop(count)
    return value
  }

  /// Leaves what is left of a byte.
  mutating func align() throws(GzipError) { try drop(bitCount % 8) }

  /// Whether nothing is left.
  mutating func isAtEnd() -> Bool {
    if bitCount == 0 { fill() }
    return bitCount == 0
  }
}
