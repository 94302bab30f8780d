/// The difference of two lists of lines by Myers' algorithm in linear space ("An O(ND)
/// Difference Algorithm and Its Variations", 1986), cut short where the lists have little in
/// common: the result is always right, and smallest up to 256 differences a part.
struct LineDiff {
  /// Lines that are replaced by others; one of the two may be empty.
  struct Change: Hashable, Sendable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// A part of both lists that is still to be compared.
  private struct Part {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: [Int]
  private let new: [Int]
  private var isRemoved: [Bool]
  private var isAdded: [Bool]
  /// How far each diagonal was followed, from the start and from the end of a part.
  private var forward: [Int]
  private var backward: [Int]
  /// What a diagonal's number is shifted by in those lists.
  private let shift: Int
  private static let bound = 256

  /// The changes that turn `old` into `new`, in order, never touching each other.
  static func changes(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [Change] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    var diff = LineDiff(old: old.map(number), new: new.map(number))
    diff.run()
    return diff.changes()
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    isRemoved = Array(repeating: false, count: old.count)
    isAdded = Array(repeating: false, count: new.count)
    shift = new.count + 1
    let diagonals = old.count + new.count + 3
    forward = Array(repeating: 0, count: diagonals)
    backward = Array(repeating: 0, count: diagonals)
  }

  private mutating func run() {
    var parts = [Part(old: old.indices, new: new.indices)]
    while var part = parts.popLast() {
      trim(&part)
      if part.old.isEmpty || part.new.isEmpty {
        mark(part)
        continue
      }
      let (x, y) = split(part)
      let first = Part(old: part.old.lowerBound..<x, new: part.new.lowerBound..<y)
      let second = Part(old: x..<part.old.upperBound, new: y..<part.new.upperBound)
      if first.old.count + first.new.count == 0 || second.old.count + second.new.count == 0 {
        mark(part)
      } else {
        parts.append(second)
        parts.append(first)
      }
    }
  }

  private mutating func mark(_ part: Part) {
    for line in part.old { isRemoved[line] = true }
    for line in part.new { isAdded[line] = true }
  }

  /// Leaves out what both sides have in common at the start and at the end.
  private func trim(_ part: inout Part) {
    var (x, y) = (part.old.lowerBound, part.new.lowerBound)
    var (u, v) = (part.old.upperBound, part.new.upperBound)
    while x < u, y < v, old[x] == new[y] { (x, y) = (x + 1, y + 1) }
    while x < u, y < v, old[u - 1] == new[v - 1] { (u, v) = (u - 1, v - 1) }
    part = Part(old: x..<u, new: y..<v)
  }

  /// A point on a shortest path through the part, found from both ends at once; where that takes
  /// too long, the point that was reached with the most lines behind it.
  private mutating func split(_ part: Part) -> (Int, Int) {
    let (x0, x1) = (part.old.lowerBound, part.old.upperBound)
    let (y0, y1) = (part.new.lowerBound, part.new.upperBound)
    let (lowest, highest) = (x0 - y1, x1 - y0)
    let (start, end) = (x0 - y0, x1 - y1)
    let isOdd = (start - end) & 1 != 0
    var (low, high) = (start, start)
    var (lowEnd, highEnd) = (end, end)
    forward[start + shift] = x0
    backward[end + shift] = x1
    var cost = 0
    while true {
      cost += 1
      if low > lowest { low -= 1; forward[low - 1 + shift] = -1 } else { low += 1 }
      if high < highest { high += 1; forward[high + 1 + shift] = -1 } else { high -= 1 }
      for diagonal in stride(from: high, through: low, by: -2) {
        let x = follow(diagonal, x1, y1)
        if isOdd, lowEnd...highEnd ~= diagonal, backward[diagonal + shift] <= x {
          return (x, x - diagonal)
        }
      }
      if lowEnd > lowest { lowEnd -= 1; backward[lowEnd - 1 + shift] = .max } else { lowEnd += 1 }
      if highEnd < highest {
        highEnd += 1; backward[highEnd + 1 + shift] = .max
      } else {
        highEnd -= 1
      }
      for diagonal in stride(from: highEnd, through: lowEnd, by: -2) {
        let x = followBack(diagonal, x0, y0)
        if !isOdd, low...high ~= diagonal, x <= forward[diagonal + shift] {
          return (x, x - diagonal)
        }
      }
      if cost >= Self.bound { return farthest(part, low...high) }
    }
  }

  private mutating func follow(_ diagonal: Int, _ x1: Int, _ y1: Int) -> Int {
    var x = max(forward[diagonal - 1 + shift] + 1, forward[diagonal + 1 + shift])
    while x < x1, x - diagonal < y1, old[x] == new[x - diagonal] { x += 1 }
    forward[diagonal + shift] = x
    return x
  }

  private mutating func followBack(_ diagonal: Int, _ x0: Int, _ y0: Int) -> Int {
    var x = min(backward[diagonal - 1 + shift], backward[diagonal + 1 + shift] - 1)
    while x > x0, x - diagonal > y0, old[x - 1] == new[x - 1 - diagonal] { x -= 1 }
    backward[diagonal + shift] = x
    return x
  }

  private func farthest(_ part: Part, _ diagonals: ClosedRange<Int>) -> (Int, Int) {
    var best = (part.old.lowerBound, part.new.lowerBound)
    for diagonal in stride(from: diagonals.upperBound, through: diagonals.lowerBound, by: -2) {
      var x = min(forward[diagonal + shift], part.old.upperBound)
      var y = x - diagonal
      if y > part.new.upperBound { (x, y) = (part.new.upperBound + diagonal, part.new.upperBound) }
      let isInside = x >= part.old.lowerBound && y >= part.new.lowerBound
      if isInside, x + y > best.0 + best.1 { best = (x, y) }
    }
    return best
  }

  private func changes() -> [Change] {
    var changes: [Change] = []
    var (x, y) = (0, 0)
    while x < old.count || y < new.count {
      let (from, to) = (x, y)
      while x < old.count, isRemoved[x] { x += 1 }
      while y < new.count, isAdded[y] { y += 1 }
      if x > from || y > to { changes.append(Change(old: from..<x, new: to..<y)) }
      while x < old.count, y < new.count, !isRemoved[x], !isAdded[y] { (x, y) = (x + 1, y + 1) }
    }
    return changes
  }
}
