extension RandomAccessCollection {
  /// The first index from which on a question is answered with yes, by halving; the end where it
  /// never is.
  ///
  /// - Parameter isBehind: Must hold for every element behind the first one that it holds for.
  @inlinable
  public func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
    var first = startIndex
    var left = count
    while left > 0 {
      let half = left / 2
      let middle = index(first, offsetBy: half)
      if isBehind(self[middle]) {
        left = half
      } else {
        first = index(after: middle)
        left -= half + 1
      }
    }
    return first
  }
}
