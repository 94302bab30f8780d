import BelfrySource
import BelfryYAML

extension ComposeTree {
  /// The tree without the part at the end of a way.
  func removing(_ keys: ArraySlice<String>) -> ComposeTree {
    guard let key = keys.first else { return self }
    var copy = self
    let rest = keys.dropFirst()
    switch content {
    case .map(var entries):
      guard let index = entries.firstIndex(where: { $0.key == key }) else { return self }
      if rest.isEmpty {
        entries.remove(at: index)
      } else {
        entries[index].value = entries[index].value.removing(rest)
      }
      copy.content = .map(entries)
    case .list(var items):
      guard let index = Int(key), items.indices.contains(index) else { return self }
      if rest.isEmpty {
        items.remove(at: index)
      } else {
        items[index] = items[index].removing(rest)
      }
      copy.content = .list(items)
    case .scalar: break
    }
    return copy
  }

  /// Whether two trees hold the same, wherever they come from.
  func holdsSame(as other: ComposeTree) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left), .scalar(let right)): return left == right
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.holdsSame(as: $1) }
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      return left.allSatisfy { entry in
        other[entry.key].map { entry.value.holdsSame(as: $0) } ?? false
      }
    default: return false
    }
  }
}
