import BelfrySource
import BelfryYAML

/// Something that a guide asks for, and what fulfils it: an entry of `Tests/Fixtures/seeds/*.yaml`.
struct SeedAsk {
  /// What kind of thing it is, which says where it is looked for: the key that it stands under.
  enum Kind: String, CaseIterable {
    case metrics, alerts, panels, sections, queries, receivers, jobs, services, addresses, commands
    case rows
  }

  /// What fulfils it.
  enum Answer {
    /// A thing of the same kind, by its name in the bundle.
    case name(String)
    /// A text in a file, of the bundle or, with a leading slash, of the repository.
    case place(file: String, text: String)
    /// A command of `belfry`.
    case command(String)
    /// Nothing, for a reason.
    case none(String)
  }

  var kind: Kind
  var name: String
  var answers: [Answer]
  var span: Span
}

/// The asks of one guide.
struct SeedGuide {
  var document = ""
  var stack = ""
  var title = ""
  var asks: [SeedAsk] = []

  /// Reads a guide's file; what cannot be understood is named with its place.
  init(_ file: SourceFile, _ problems: inout [String]) {
    let parsed = parseYAML(file)
    for found in parsed.diagnostics { problems.append("\(file.path): \(found.message)") }
    guard let root = parsed.roots.first else { return }
    document = root["document"]?.text ?? ""
    stack = root["stack"]?.text ?? ""
    title = root["title"]?.text ?? stack
    for pair in root.pairs {
      guard let kind = SeedAsk.Kind(rawValue: pair.key.text) else {
        if !["document", "stack", "title"].contains(pair.key.text) {
          problems.append("\(file.path): unknown key '\(pair.key.text)'")
        }
        continue
      }
      for entry in pair.value.pairs {
        let values = entry.value.kind == .sequence ? entry.value.items : [entry.value]
        let answers = values.compactMap { Self.answer($0, entry.key.text) }
        if answers.isEmpty { problems.append("\(file.path): '\(entry.key.text)' has no answer") }
        asks.append(
          SeedAsk(kind: kind, name: entry.key.text, answers: answers, span: entry.key.span))
      }
    }
  }

  private static func answer(_ node: Node, _ name: String) -> SeedAsk.Answer? {
    if node.isNull { return .name(name) }
    if node.kind == .scalar { return .name(node.text) }
    if let reason = node["out"] { return .none(reason.text) }
    if let command = node["command"] { return .command(command.text) }
    guard let file = node["file"]?.text, let text = node["text"]?.text else { return nil }
    return .place(file: file, text: text)
  }
}
