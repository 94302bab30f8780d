import BelfrySource

extension TreeBuilder {
  /// Whether collections that lie inside each other are elements of lists or values of keys, rather
  /// than keys.
  func areValues(_ nested: [Int]) -> Bool {
    zip(nested, nested.dropFirst()).allSatisfy { outer, inner in
      guard entries[outer].kind == .mapping else { return true }
      var place = 0
      var child = outer + 1
      while child < inner {
        child = entries[child].end
        place += 1
      }
      return child == inner && place % 2 == 1
    }
  }

  /// Makes room for the tapes of all pieces at once.
  mutating func reserve(_ pieces: [TreeBuilder]) {
    entries.reserveCapacity(pieces.reduce(0) { $0 + $1.entries.count })
    texts.reserveCapacity(pieces.reduce(0) { $0 + $1.texts.count })
  }

  /// Appends the tape of a piece whose first entries stand for collections that are open here, the
  /// outermost first; answers with those that are open at its end.
  mutating func append(
    _ piece: TreeBuilder, after header: Int, below open: [LeftOpen]
  ) -> [LeftOpen] {
    let shift = entries.count - header
    let textShift = texts.count
    for var entry in piece.entries.dropFirst(header) {
      entry.end += shift
      if let text = entry.decoded.index { entry.decoded = Tree.Entry.Place(text + textShift) }
      if let text = entry.tag.index { entry.tag = Tree.Entry.Place(text + textShift) }
      entries.append(entry)
    }
    texts += piece.texts
    var number = 0
    var places: [Int: Int] = [:]
    for collection in open {
      let index = collection.index
      places[number] = index
      entries[index].end = piece.entries[number].end + shift
      entries[index].span.end = piece.entries[number].span.end
      number += collection.frame.entryCount
    }
    for collection in open where collection.frame.kind == .mapping {
      checkKeys(of: collection.index)
    }
    return piece.leftOpen.map { left in
      LeftOpen(index: places[left.index] ?? left.index + shift, frame: left.frame)
    }
  }
}
