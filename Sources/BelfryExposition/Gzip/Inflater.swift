/// DEFLATE (RFC 1951), unpacked piece by piece with the last 32 KB at hand.
struct Inflater {
  private enum Block {
    case header
    case stored(Int)
    case codes(HuffmanCode, HuffmanCode)
    case end
  }

  private static let reach = 32768
  private static let piece = 65536
  private var block = Block.header
  private var isLast = false
  /// What came out last, at least as far as distances reach.
  private var window: [UInt8] = []

  init() { window.reserveCapacity(Self.reach + Self.piece + 512) }

  /// The next piece, up to some 64 KB; nothing at the end.
  mutating func next(_ input: inout BitReader) throws(GzipError) -> ArraySlice<UInt8>? {
    if window.count > Self.reach { window.removeFirst(window.count - Self.reach) }
    let start = window.count
    while window.count - start < Self.piece {
      switch block {
      case .header:
        if isLast { block = .end } else { try begin(&input) }
      case .stored(let count): try copy(count, &input, start)
      case .codes(let literals, let distances):
        if try unpack(literals, distances, &input, start + Self.piece) { block = .header }
      case .end: return window.count > start ? window[start...] : nil
      }
    }
    return window[start...]
  }

  private mutating func begin(_ input: inout BitReader) throws(GzipError) {
    isLast = try input.take(1) == 1
    switch try input.take(2) {
    case 0:
      try input.align()
      let (count, complement) = (try input.take(16), try input.take(16))
      guard count == complement ^ 0xFFFF else { throw .damaged }
      block = .stored(count)
    case 1:
      guard let literals = HuffmanCode.fixedLiterals, let distances = HuffmanCode.fixedDistances
      else { throw .damaged }
      block = .codes(literals, distances)
    case 2: block = try codes(&input)
    default: throw .damaged
    }
  }

  private mutating func copy(
    _ count: Int, _ input: inout BitReader, _ start: Int
  ) throws(GzipError) {
    let part = min(count, Self.piece - (window.count - start))
    for _ in 0..<part { window.append(UInt8(truncatingIfNeeded: try input.take(8))) }
    block = part == count ? .header : .stored(count - part)
  }

  /// Unpacks up to the end of the block, or until enough has come; whether the block has ended.
  private mutating func unpack(
    _ literals: HuffmanCode, _ distances: HuffmanCode, _ input: inout BitReader, _ enough: Int
  ) throws(GzipError) -> Bool {
    while window.count < enough {
      input.fill()
      guard let (symbol, length) = literals.symbol(input.bits) else { throw .damaged }
      try input.drop(length)
      if symbol < 256 {
        window.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol < 286 else { throw .damaged }
      let (base, extra) = Self.lengths[symbol - 257]
      let count = base + (try input.take(extra))
      input.fill()
      guard let (code, bits) = distances.symbol(input.bits), code < 30 else { throw .damaged }
      try input.drop(bits)
      let (near, more) = Self.distances[code]
      let distance = near + (try input.take(more))
      guard distance <= window.count else { throw .damaged }
      for _ in 0..<count { window.append(window[window.count &- distance]) }
    }
    return false
  }

  /// The codes that a block brings along (RFC 1951, 3.2.7).
  private func codes(_ input: inout BitReader) throws(GzipError) -> Block {
    let literalCount = try input.take(5) + 257
    let distanceCount = try input.take(5) + 1
    let lengthCount = try input.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in 0..<lengthCount {
      lengths[Self.order[place]] = UInt8(truncatingIfNeeded: try input.take(3))
    }
    guard let code = HuffmanCode(lengths[...]) else { throw .damaged }
    let total = literalCount + distanceCount
    var all: [UInt8] = []
    while all.count < total {
      input.fill()
      guard let (symbol, length) = code.symbol(input.bits) else { throw .damaged }
      try input.drop(length)
      switch symbol {
      case 0...15: all.append(UInt8(truncatingIfNeeded: symbol))
      case 16:
        guard let last = all.last else { throw .damaged }
        all += [UInt8](repeating: last, count: 3 + (try input.take(2)))
      case 17: all += [UInt8](repeating: 0, count: 3 + (try input.take(3)))
      default: all += [UInt8](repeating: 0, count: 11 + (try input.take(7)))
      }
    }
    guard all.count == total, all[256] > 0, let literals = HuffmanCode(all[..<literalCount]),
      let distances = HuffmanCode(all[literalCount...])
    else { throw .damaged }
    return .codes(literals, distances)
  }

  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Shortest length and further bits by symbol, from 257.
  private static let lengths: [(Int, Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
  ]

  /// Shortest distance and further bits by symbol.
  private static let distances: [(Int, Int)] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4),
    (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
    (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12),
    (16385, 13), (24577, 13),
  ]
}
