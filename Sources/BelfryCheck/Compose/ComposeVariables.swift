import BelfryModels
import BelfrySource
import BelfryYAML

/// Judges findings about variables without value by what is known around a project.
struct ComposeVariables {
  private let loaded: LoadedCompose
  private let sources: ComposeSources
  /// What a sample asks the user to set.
  private let sampled: Set<String>
  private let uses: [Place: VariableUse]
  private let scalars = Scalars()
  /// Whether the project is meant for `docker stack deploy`, which reads no `.env`.
  private let isSwarm: Bool

  /// Where a name stands.
  private struct Place: Hashable {
    var file: String
    var start: Int
  }

  /// The scalars of files, in order, once one was asked for.
  private final class Scalars {
    var byFile: [String: [Node]] = [:]
  }

  init(_ loaded: LoadedCompose, _ sources: ComposeSources, isKnown: Bool) {
    self.loaded = loaded
    self.sources = sources
    sampled = isKnown ? sources.sampled(in: loaded.projectDirectory) : []
    isSwarm = loaded.document?.root.map(ComposeWalk.isSwarm) ?? false
    uses = Dictionary(
      loaded.variables.map { (Place(file: $0.origin.file, start: $0.origin.span.start), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a variable has a value, or is one that the user is asked to set.
  func isKnown(_ name: String) -> Bool {
    loaded.environment[name] != nil || sampled.contains(name) || sources.isSet(name)
  }

  /// The finding, or a more specific one; nothing where the variable has a value elsewhere.
  func judged(_ finding: Diagnostic) -> Diagnostic? {
    guard ["compose/unset-variable", "compose/required-variable"].contains(finding.id),
      let span = finding.span,
      // The name stands behind '$' or '${'.
      let use = uses[Place(file: finding.file, start: span.start + 1)]
        ?? uses[Place(file: finding.file, start: span.start + 2)]
    else { return finding }
    guard !sampled.contains(use.name), !sources.isSet(use.name) else { return nil }
    guard finding.id == "compose/unset-variable", isForContainer(use, finding.file, span) else {
      return fitting(finding, use)
    }
    return Diagnostic(
      CheckRule.dollarNotEscaped.id, CheckRule.dollarNotEscaped.severity,
      "Compose puts an empty text in the place of '$\(use.name)'",
      help: "write '$$' so that the container gets the dollar sign", file: finding.file, at: span,
      fixes: [FixIt("write '$$'", edits: [.init(Span(at: span.start), "$")])])
  }

  /// The finding with help that a swarm follows as well.
  private func fitting(_ finding: Diagnostic, _ use: VariableUse) -> Diagnostic {
    guard isSwarm else { return finding }
    var finding = finding
    let place = "set it in the environment, since 'docker stack deploy' reads no '.env'"
    finding.help = use.isRequired ? place : "\(place), or write '${\(use.name):-default}'"
    return finding
  }

  /// Whether the container is meant to see the dollar sign.
  private func isForContainer(_ use: VariableUse, _ file: String, _ span: Span) -> Bool {
    guard let text = scalar(in: file, around: span)?.text else { return false }
    if ["$apr1$", "$2y$", "$2a$", "$2b$", "$5$", "$6$"].contains(where: text.contains) {
      return true
    }
    for root in sources.documents(file)?.roots ?? [] {
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

  /// Whether a service's environment gives a variable a value, rather than handing on the one that
  /// Compose lacks.
  private func isSet(_ name: String, in service: Pair) -> Bool {
    let tree = loaded.tree?["services"]?[service.key.text]?["environment"]
    let pairs = tree.map { $0.entries.filter { $0.key == name }.compactMap(\.value.text) } ?? []
    let items = (tree?.items ?? []).compactMap(\.text).filter { $0.hasPrefix(name + "=") }
    return (pairs + items).contains { !$0.contains("${\(name)}") }
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
  private func scalar(in file: String, around span: Span) -> Node? {
    let known =
      scalars.byFile[file]
      ?? (sources.documents(file)?.roots ?? []).flatMap { $0.scalars(most: 100_000) }
      .sorted { $0.span.start < $1.span.start }
    scalars.byFile[file] = known
    let index = known.partitioningIndex { $0.span.start > span.start } - 1
    return index >= 0 && known[index].span.contains(span) ? known[index] : nil
  }
}
