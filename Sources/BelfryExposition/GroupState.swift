/// One histogram or summary while its samples come: what is needed to say whether they fit.
struct GroupState: Sendable {
  let family: Int
  /// The line where it began, and its bytes in the stream.
  let line: Int
  let offset: Int
  let length: Int
  private(set) var boundCount = 0
  /// The value of the bucket `+Inf`, once it has come.
  private(set) var infinite: Double?
  /// The value of `_count`, once it has come.
  var total: Double?
  var hasSum = false
  private var lastBound = -Double.infinity
  private var lastValue = 0.0

  init(family: Int, line: Int, offset: Int, length: Int) {
    self.family = family
    self.line = line
    self.offset = offset
    self.length = length
  }

  /// What is wrong with a bucket or quantile that comes now.
  enum Fault {
    /// Its bound is not above the last one.
    case outOfOrder
    /// Its value is below the last one.
    case falls
  }

  /// Counts a bucket or quantile.
  mutating func add(bound: Double, value: Double) -> Fault? {
    defer {
      lastBound = bound
      lastValue = value
      boundCount &+= 1
      if bound == .infinity { infinite = value }
    }
    guard boundCount > 0 else { return nil }
    if bound <= lastBound { return .outOfOrder }
    return value < lastValue ? .falls : nil
  }
}

/// Histograms and summaries by the hash of their name and labels.
struct GroupTable: Sendable {
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []
  private var last = -1
  /// The groups, in the order in which they came.
  var states: [GroupState] = []

  /// The number of a group, made when it is new; whether it is.
  @inline(__always)
  mutating func number(
    of hash: UInt64, _ make: () -> GroupState
  ) -> (number: Int, isNew: Bool) {
    if last >= 0, hashes[last] == hash { return (last, false) }
    if (states.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] >= 0 {
      if hashes[Int(slots[index])] == hash {
        last = Int(slots[index])
        return (last, false)
      }
      index = (index &+ 1) & mask
    }
    last = states.count
    slots[index] = Int32(truncatingIfNeeded: states.count)
    hashes.append(hash)
    states.append(make())
    return (last, true)
  }

  private mutating func grow() {
    let size = max(64, slots.count * 2)
    slots = [Int32](repeating: -1, count: size)
    for (number, hash) in hashes.enumerated() {
      var index = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[index] >= 0 { index = (index &+ 1) & (size - 1) }
      slots[index] = Int32(truncatingIfNeeded: number)
    }
  }
}
