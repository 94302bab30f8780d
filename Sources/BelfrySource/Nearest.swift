/// The candidate that a misspelt word most likely meant, or nothing when none is near.
///
/// Near is an edit distance (insert, delete, replace, swap neighbours) of at most a third of the
/// longer word's length, ignoring case, `-` and `_`; ties go to the earlier candidate.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let target = folded(word)
  guard !target.isEmpty, target.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != word {
    let other = folded(candidate)
    guard other.count <= 100 else { continue }
    let limit = max(target.count, other.count) / 3
    guard abs(target.count - other.count) <= limit else { continue }
    let distance = editDistance(target, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func folded(_ word: String) -> [UInt8] {
  word.utf8.compactMap { byte in
    switch byte {
    case 0x2D, 0x5F: nil
    case 0x41...0x5A: byte + 32
    default: byte
    }
  }
}

/// Optimal string alignment distance.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var before = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1] + [Int](repeating: 0, count: right.count)
    for (column, other) in right.enumerated() {
      let cost = byte == other ? 0 : 1
      var distance = min(
        previous[column] + cost, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        distance = min(distance, before[column - 1] + 1)
      }
      current[column + 1] = distance
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}
