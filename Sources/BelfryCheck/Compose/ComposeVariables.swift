import BelfryModels
import BelfrySource
import BelfryYAML

/// Judges findings about variables without value by what is known around a project.
struct ComposeVariables {
  private let loaded: LoadedCompose
  private let sources: ComposeSources
  /// What a sample asks the user to set.
  private let sampled: Set<String>

  init(_ loaded: LoadedCompose, _ sources: ComposeSources, isKnown: Bool) {
    self.loaded = loaded
    self.sources = sources
    sampled = isKnown ? sources.sampled(in: loaded.projectDirectory) : []
  }

  /// The finding, or a more specific one; nothing where the variable has a value elsewhere.
  func judged(_ finding: Diagnostic) -> Diagnostic? {
    guard ["compose/unset-variable", "compose/required-variable"].contains(finding.id),
      let span = finding.span,
      let use = loaded.variables.first(where: {
        // The name stands behind '$' or '${'.
        $0.origin.file == finding.file && (1...2).contains($0.origin.span.start - span.start)
      })
    else { return finding }
    guard !sampled.contains(use.name), !sources.isSet(use.name) else { return nil }
    guard finding.id == "compose/unset-variable", isForContainer(use, finding.file, span) else {
      return finding
    }
    return Diagnostic(
      CheckRule.dollarNotEscaped.id, CheckRule.dollarNotEscaped.severity,
      "Compose puts an empty text in the place of '$\(use.name)'",
      help: "write '$$' so that the container gets the dollar sign", file: finding.file, at: span,
      fixes: [FixIt("write '$$'", edits: [.init(Span(at: span.start), "$")])])
  }

  /// Whether the container is meant to see the dollar sign.
  private func isForContainer(_ use: VariableUse, _ file: String, _ span: Span) -> Bool {
    for root in sources.documents(file)?.roots ?? [] {
      guard let text = ComposeVariables.scalar(root, around: span)?.text else { continue }
      if ["$apr1$", "$2y$", "$2a$", "$2b$", "$5$", "$6$"].contains(where: text.contains) {
        return true
      }
      for pair in root["services"]?.merged ?? [] where pair.value.span.contains(span) {
        let places = ["command", "entrypoint", "healthcheck", "post_start", "pre_stop"]
        guard places.contains(where: { pair.value[$0]?.span.contains(span) == true }) else {
          continue
        }
        return isSet(use.name, in: pair) || isAssigned(use.name, text)
      }
    }
    return false
  }

  /// Whether a service's environment holds a variable.
  private func isSet(_ name: String, in service: Pair) -> Bool {
    let tree = loaded.tree?["services"]?[service.key.text]?["environment"]
    let names = tree.map { $0.entries.map(\.key) + $0.items.compactMap(\.text) } ?? []
    return names.contains { $0 == name || $0.hasPrefix(name + "=") }
  }

  /// Whether a script sets a variable itself.
  private func isAssigned(_ name: String, _ text: String) -> Bool {
    let words = text.split { " \n\t;(&|\"'".contains($0) }
    return words.contains { $0.hasPrefix(name + "=") }
      || zip(words, words.dropFirst()).contains {
        ["for", "read", "local", "export"].contains($0) && $1 == name
      }
  }

  /// The scalar in which bytes lie.
  private static func scalar(_ root: Node, around span: Span) -> Node? {
    var node = root
    while true {
      if node.kind == .scalar { return node.span.contains(span) ? node : nil }
      let parts = node.items + node.pairs.map(\.value)
      guard let next = parts.first(where: { $0.span.contains(span) }) else { return nil }
      node = next
    }
  }
}
