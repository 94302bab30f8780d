import BelfrySource
import BelfryYAML

/// Fills in the variables of one file and notes which ones it reads.
struct Interpolation {
  let scope: VariableScope
  let nodes: ScalarPlaces
  var diagnostics: [Diagnostic] = []
  var uses: [VariableUse] = []
  private var seen: Set<ComposeOrigin> = []
  /// Bytes that filled in texts may still take, those behind aliases counted each time.
  private var room = 8 << 20

  init(_ scope: VariableScope, _ nodes: ScalarPlaces) {
    self.scope = scope
    self.nodes = nodes
  }

  /// The tree with every text filled in; keys stay as they are.
  mutating func fill(_ tree: ComposeTree) -> ComposeTree {
    var tree = tree
    switch tree.content {
    case .scalar(let scalar):
      guard scalar.type == .string, scalar.text.utf8.contains(0x24) else { return tree }
      tree.content = .scalar(ComposeScalar(text: fill(scalar.text, tree.origin), type: .string))
    case .list(let items): tree.content = .list(items.map { fill($0) })
    case .map(let entries):
      tree.content = .map(entries.map { ComposeEntry($0.key, at: $0.origin, fill($0.value)) })
    }
    return tree
  }

  private mutating func fill(_ text: String, _ origin: ComposeOrigin) -> String {
    let isNew = seen.insert(origin).inserted
    guard room >= 0 else { return text }
    do throws(VariableTemplate.Problem) {
      let template = try VariableTemplate(text)
      let outcome = template.evaluate(in: scope)
      if isNew {
        note(template, origin)
        report(outcome, origin)
      }
      room -= outcome.text.utf8.count
      if room < 0 {
        report(
          "compose/bad-variable", .error,
          "the file's texts grow beyond 8 MiB when they are filled in",
          "shorten the variables' values", origin)
        return text
      }
      return outcome.isTooLong ? text : outcome.text
    } catch {
      if isNew {
        report(
          "compose/bad-variable", .error, error.message, error.help, place(error.span, origin))
      }
      return text
    }
  }

  private func place(_ span: Span, _ origin: ComposeOrigin) -> ComposeOrigin {
    nodes.source(span, of: origin)
  }

  private mutating func note(_ template: VariableTemplate, _ origin: ComposeOrigin) {
    for reference in template.references {
      let sign = reference.rule?.sign
      let isRequired = sign == .errorIfEmpty || sign == .errorIfUnset
      let pieces = reference.rule?.argument.pieces ?? []
      var text: String? = pieces.isEmpty && !isRequired && sign != nil ? "" : nil
      if !isRequired, pieces.count == 1, case .text(let part)? = pieces.first { text = part }
      uses.append(
        VariableUse(
          name: reference.name, origin: place(reference.nameSpan, origin),
          hasDefault: sign != nil && !isRequired, defaultText: text, isRequired: isRequired,
          isSet: scope.values[reference.name] != nil))
    }
  }

  private mutating func report(_ outcome: TemplateOutcome, _ origin: ComposeOrigin) {
    for missing in outcome.missing {
      let reason = missing.reason.isEmpty ? "" : ": \(missing.reason.firstLine)"
      report(
        "compose/required-variable", .error,
        "the required variable '\(missing.reference.name)' has no value\(reason)",
        "set it in the environment or in '.env'", place(missing.reference.span, origin))
    }
    for reference in outcome.unset {
      report(
        "compose/unset-variable", .warning,
        "the variable '\(reference.name)' has no value and becomes an empty text",
        "set it in '.env', or write '${\(reference.name):-default}'",
        place(reference.span, origin))
    }
    if outcome.isTooLong {
      report(
        "compose/bad-variable", .error, "this text grows beyond 4 MiB when it is filled in",
        "shorten the variables' values", origin)
    }
  }

  private mutating func report(
    _ id: String, _ severity: Severity, _ message: String, _ help: String,
    _ origin: ComposeOrigin
  ) {
    diagnostics.append(
      Diagnostic(id, severity, message, help: help, file: origin.file, at: origin.span))
  }
}

/// The scalars of a file by their place, to find the bytes behind a part of a decoded text.
struct ScalarPlaces {
  private var nodes: [Span: Node] = [:]

  /// Nothing known: places stay those of whole scalars.
  init() {}

  /// The scalars with a dollar sign.
  init(_ roots: [Node]) {
    for root in roots { collect(root) }
  }

  private mutating func collect(_ node: Node) {
    switch node.kind {
    case .scalar: if node.text.utf8.contains(0x24) { nodes[node.span] = node }
    case .sequence: for item in node.items { collect(item) }
    case .mapping: for pair in node.pairs { collect(pair.value) }
    }
  }

  /// The file's bytes behind a part of a scalar's text.
  func source(_ part: Span, of origin: ComposeOrigin) -> ComposeOrigin {
    guard let node = nodes[origin.span] else { return origin }
    return ComposeOrigin(file: origin.file, span: node.map.source(part))
  }
}
