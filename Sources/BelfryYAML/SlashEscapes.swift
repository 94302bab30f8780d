public import BelfrySource

extension ParsedDocuments {
  /// Places of `\/` in double quotes, an escape that JSON and YAML 1.2 know and go-yaml refuses.
  public var slashEscapes: [Span] {
    guard file.holds(UInt8(ascii: "\\"), before: UInt8(ascii: "/")) else { return [] }
    return roots.flatMap { root in
      let entries = root.tree.entries
      return entries[root.index..<entries[root.index].end].flatMap { entry in
        entry.style == .doubleQuoted && entry.target.index == nil
          ? slashEscapes(in: entry.span) : []
      }
    }
  }

  private func slashEscapes(in span: Span) -> [Span] {
    var found: [Span] = []
    var place = span.start
    while place + 1 < span.end {
      guard file.bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      if file.bytes[place + 1] == UInt8(ascii: "/") { found.append(Span(place, place + 2)) }
      place += 2
    }
    return found
  }
}
