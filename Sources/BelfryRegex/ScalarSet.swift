import BelfrySource

/// A set of code points, as ranges that neither touch nor overlap, in order.
public struct ScalarSet: Hashable, Sendable {
  /// The ranges, both ends included.
  public private(set) var ranges: [ClosedRange<UInt32>] = []

  /// The greatest code point.
  static let last: UInt32 = 0x10FFFF

  /// The empty set.
  public init() {}

  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges
    normalise()
  }

  /// Every code point.
  static let all = ScalarSet([0...last])

  /// Whether a code point is in the set.
  public func contains(_ scalar: UInt32) -> Bool {
    let index = ranges.partitioningIndex { $0.upperBound >= scalar }
    return index < ranges.count && ranges[index].lowerBound <= scalar
  }

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  mutating func formUnion(_ other: ScalarSet) { ranges += other.ranges }

  /// Puts ranges in order and joins those that touch; to be called when all are in.
  mutating func normalise() {
    guard ranges.count > 1 else { return }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var result = [ranges[0]]
    for range in ranges.dropFirst() {
      let last = result[result.count - 1]
      if range.lowerBound > last.upperBound &+ 1 {
        result.append(range)
      } else if range.upperBound > last.upperBound {
        result[result.count - 1] = last.lowerBound...range.upperBound
      }
    }
    ranges = result
  }

  /// Every code point that is not in the set.
  var inverted: ScalarSet {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.last { result.append(next...Self.last) }
    return ScalarSet(result)
  }
}
