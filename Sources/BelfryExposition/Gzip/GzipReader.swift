/// gzip (RFC 1952), unpacked piece by piece in bounded memory; several members follow each other.
public struct GzipReader {
  /// Bytes after which unpacking ends, so that a small file cannot keep a program busy for ever.
  public static let longest = 16 << 30

  private var input: BitReader
  private var inflater: Inflater?
  private var checksum = CRC32()
  private var memberLength = 0
  private var length = 0
  private var hasBegun = false

  /// A reader of packed pieces; an empty piece is the end.
  public init(_ source: @escaping () -> [UInt8]) { input = BitReader(source) }

  /// Whether bytes begin as gzip does.
  public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// The next piece of what was packed; nothing at the end.
  public mutating func next() throws(GzipError) -> [UInt8]? {
    while true {
      if inflater == nil {
        if hasBegun, input.isAtEnd() { return nil }
        try readHeader()
      }
      if let piece = try inflater?.next(&input) {
        length += piece.count
        memberLength += piece.count
        guard length <= Self.longest else { throw .tooLong }
        checksum.add(piece)
        return Array(piece)
      }
      try readTrailer()
    }
  }

  private mutating func readHeader() throws(GzipError) {
    guard try input.take(16) == 0x8B1F, try input.take(8) == 8 else { throw .notGzip }
    let flags = try input.take(8)
    guard flags & 0xE0 == 0 else { throw .notGzip }
    for _ in 0..<6 { _ = try input.take(8) }
    if flags & 4 != 0 {
      for _ in 0..<(try input.take(16)) { _ = try input.take(8) }
    }
    for flag in [8, 16] where flags & flag != 0 {
      while try input.take(8) != 0 {}
    }
    if flags & 2 != 0 { _ = try input.take(16) }
    hasBegun = true
    inflater = Inflater()
    checksum = CRC32()
    memberLength = 0
  }

  private mutating func readTrailer() throws(GzipError) {
    try input.align()
    let (sum, count) = (try input.take(32), try input.take(32))
    guard sum == Int(checksum.value), count == memberLength & 0xFFFF_FFFF else { throw .checksum }
    inflater = nil
  }
}

/// The checksum of gzip (RFC 1952, 8), eight bytes at a time.
struct CRC32: Sendable {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The checksum of all bytes so far.
  var value: UInt32 { ~state }

  /// Goes on with more bytes.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var state = state
    let tables = Self.tables
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index &+ 8 <= bytes.count {
        var next: UInt32 = 0
        for place in 0..<8 {
          let byte =
            place < 4
            ? bytes[index &+ place] ^ UInt8(truncatingIfNeeded: state >> UInt32(place &* 8))
            : bytes[index &+ place]
          next ^= tables[(7 &- place) &* 256 &+ Int(byte)]
        }
        state = next
        index &+= 8
      }
      while index < bytes.count {
        state = state >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: state) ^ bytes[index])]
        index &+= 1
      }
    }
    self.state = state
  }

  /// Eight tables of 256: the checksum of a byte with so many zeros behind it.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 2048)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[byte] = value
    }
    for place in 1..<8 {
      for byte in 0..<256 {
        let before = tables[(place - 1) * 256 + byte]
        tables[place * 256 + byte] = before >> 8 ^ tables[Int(before & 0xFF)]
      }
    }
    return tables
  }()
}
