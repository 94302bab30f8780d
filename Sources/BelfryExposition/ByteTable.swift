/// Names as numbers, in the order in which they came.
struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32] = []

  /// Number of names.
  var count: Int { ends.count }

  /// The number of a name, which is given to it when it is new.
  @inline(__always)
  mutating func number(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    if (count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] >= 0 {
      let number = Int(slots[index])
      if hashes[number] == hash, isEqual(number, name) { return number }
      index = (index &+ 1) & mask
    }
    slots[index] = Int32(count)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    hashes.append(hash)
    return count - 1
  }

  /// A name by its number.
  subscript(number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  /// Whether a name has these bytes.
  @inline(__always)
  func isEqual(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number &- 1]
    guard ends[number] &- start == name.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < name.count {
        if bytes[start &+ index] != name[index] { return false }
        index &+= 1
      }
      return true
    }
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private mutating func grow() {
    let size = max(64, slots.count * 2)
    slots = [Int32](repeating: -1, count: size)
    for (number, hash) in hashes.enumerated() {
      var index = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[index] >= 0 { index = (index &+ 1) & (size - 1) }
      slots[index] = Int32(number)
    }
  }
}
