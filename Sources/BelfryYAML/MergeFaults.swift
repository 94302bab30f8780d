public import BelfrySource

extension ParsedDocuments {
  /// A merge key (`<<`) that go-yaml refuses.
  public enum MergeFault: Sendable {
    /// It merges something that is no mapping.
    case noMapping(Node)
    /// It stands behind another one in the same mapping, which go-yaml 2 takes and go-yaml 3 refuses.
    case repeated(Span, first: Span)
  }

  /// Merge keys that cannot be used, in the file's order.
  public var mergeFaults: [MergeFault] {
    guard file.holds(UInt8(ascii: "<"), before: UInt8(ascii: "<")) else { return [] }
    return roots.flatMap { $0.tree.mergeFaults(below: $0.index) }
  }
}

extension Tree {
  fileprivate func mergeFaults(below root: Int) -> [ParsedDocuments.MergeFault] {
    (root..<entries[root].end).flatMap { index -> [ParsedDocuments.MergeFault] in
      guard entries[index].kind == .mapping, entries[index].target.index == nil else { return [] }
      let merges = pairs(of: index).filter {
        $0.key.kind == .scalar && $0.key.style == .plain && $0.key.text == "<<"
      }
      let repeated = merges.dropFirst().map {
        ParsedDocuments.MergeFault.repeated($0.key.span, first: merges[0].key.span)
      }
      return merges.filter { !$0.isMerge }.map { .noMapping($0.value) } + repeated
    }
  }
}
