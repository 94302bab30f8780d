/// A 64-bit hash of bytes; the same everywhere, so that two scrapes can be compared.
enum ByteHash {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// The hash of bytes, eight at a time.
  @inline(__always)
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    let count = bytes.count
    var state = seed ^ first &* UInt64(truncatingIfNeeded: count &+ 1)
    guard let base = bytes.baseAddress else { return mixed(state) }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index &+ 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      state = folded(state ^ word, second)
      index &+= 8
    }
    if index < count {
      var tail: UInt64 = 0
      if count >= 8 {
        tail = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      } else {
        while index < count {
          tail = tail << 8 | UInt64(bytes[index])
          index &+= 1
        }
      }
      state = folded(state ^ tail, first)
    }
    return mixed(state)
  }

  /// Spreads the bits of a number over all of them.
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    value = value &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}

/// A set of hashes, open addressed: about twenty bytes an entry at the most, none of it objects.
struct HashSet64: Sendable {
  private var slots: [UInt64] = []
  private var mask = 0
  /// Number of hashes in the set.
  private(set) var count = 0

  /// Whether the hash is in the set.
  func contains(_ hash: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let hash = hash == 0 ? 1 : hash
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      if slots[index] == hash { return true }
      index = (index &+ 1) & mask
    }
    return false
  }

  /// Puts a hash in; whether it was not there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if count &* 4 >= slots.count &* 3 { grow() }
    let hash = hash == 0 ? 1 : hash
    let isNew = slots.withUnsafeMutableBufferPointer { slots in
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != 0 {
        if slots[index] == hash { return false }
        index = (index &+ 1) & mask
      }
      slots[index] = hash
      return true
    }
    if isNew { count &+= 1 }
    return isNew
  }

  /// The hashes, in no order.
  var elements: some Sequence<UInt64> { slots.lazy.filter { $0 != 0 } }

  private mutating func grow() {
    let old = slots
    let size = max(8, old.count * 2)
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
    for hash in old where hash != 0 {
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != 0 { index = (index &+ 1) & mask }
      slots[index] = hash
    }
  }
}
