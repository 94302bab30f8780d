extension RegexNode {
  /// The tree of an expression, without what matching needs.
  public static func parse(_ text: String) throws(RegexError) -> RegexNode {
    var parser = RegexParser(Array(text.utf8), dotMatchesNewline: false)
    return try parser.whole()
  }

  /// Whether the empty text matches.
  public var matchesEmptyText: Bool {
    switch kind {
    case .empty: true
    case .literal, .set, .any: false
    case .assertion(.wordBoundary): false
    case .assertion: true
    case .capture(_, _, let inner): inner.matchesEmptyText
    case .sequence(let parts): parts.allSatisfy(\.matchesEmptyText)
    case .alternatives(let parts): parts.contains(where: \.matchesEmptyText)
    case .repetition(let inner, let min, _, _): min == 0 || inner.matchesEmptyText
    }
  }

  /// Whether every text of at least so many characters matches, 0 or 1, line breaks aside.
  public func isEverything(atLeast wanted: Int) -> Bool {
    switch kind {
    case .repetition(let inner, let min, nil, _):
      guard min == wanted else { return false }
      if case .any = inner.kind { return true }
      return false
    case .capture(_, _, let inner): return inner.isEverything(atLeast: wanted)
    case .sequence(let parts):
      let rest = parts.filter { part in
        if case .assertion(.beginText) = part.kind { return false }
        if case .assertion(.endText) = part.kind { return false }
        return true
      }
      return rest.count == 1 && rest[0].isEverything(atLeast: wanted)
    default: return false
    }
  }
}
