@testable import BelfryYAML

/// Everything that was read, whatever tape it lies on.
func shown(_ parsed: ParsedDocuments) -> String {
  var text = parsed.roots.map { node in
    node.tree.entries.map { entry in
      let decoded = entry.decoded.index.map { node.tree.texts[$0] } ?? "-"
      let tag = entry.tag.index.map { node.tree.texts[$0] } ?? "-"
      return "\(entry.kind) \(entry.style) \(entry.span) \(decoded.debugDescription) \(tag)"
        + " \(entry.target.index ?? -1) \(entry.end)\n"
    }.joined() + "\(node.index)\n"
  }.joined()
  text += parsed.comments.map { "\($0)\n" }.joined()
  return text + parsed.diagnostics.map { "\($0)\n" }.joined()
}
