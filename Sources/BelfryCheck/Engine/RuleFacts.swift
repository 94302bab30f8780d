import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// A group of rules, as the checks of a whole file see it.
struct GroupSubject: Sendable {
  let node: Node
  let name: String
  /// Milliseconds between two evaluations, where the group says it.
  let interval: Int64?
  var rules: [RuleFacts] = []

  init(_ node: Node) {
    self.node = node
    name = node["name"]?.text ?? ""
    interval = node["interval"].flatMap { durationMilliseconds($0.text) }
  }
}

/// What remains of a rule once it was looked at by itself: small, so that files of any number of
/// rules can be looked at as a whole; shared rather than copied, since many checks do.
final class RuleFacts: Sendable {
  let node: Node
  let isAlert: Bool
  /// The name, with its place.
  let name: Node?
  /// What is known of the expression; nothing where it cannot be read.
  let expression: ExpressionFacts?
  /// An expression that is not in the canonical form; nothing where no rule asks.
  let formatting: ExpressionFormatter.Fault?
  /// A number that rules of one name, `for`, labels and expression have in common.
  let likeness: Int

  init(
    _ rule: RuleSubject, _ expression: ExpressionFacts?, formatting: ExpressionFormatter.Fault?
  ) {
    node = rule.node
    isAlert = rule.isAlert
    name = rule.name
    self.expression = expression
    self.formatting = formatting
    likeness = Self.likeness(of: rule)
  }

  private static func likeness(of rule: RuleSubject) -> Int {
    var hasher = Hasher()
    hasher.combine(rule.name?.text)
    hasher.combine(rule.expression?.signatures.last)
    // Their order does not count.
    var labels = 0
    for label in rule.labels {
      var own = Hasher()
      own.combine(label.key.text)
      own.combine(label.value.text)
      labels ^= own.finalize()
    }
    hasher.combine(labels)
    return hasher.finalize()
  }

  /// A label by its name.
  func label(_ name: String) -> Node? { node["labels"]?[name] }

  /// An annotation by its name.
  func annotation(_ name: String) -> Node? { node["annotations"]?[name] }

  /// The expression, read once more.
  var subject: ExpressionSubject? {
    node["expr"].flatMap { text in
      ExpressionReading(parse(text.text)).map {
        ExpressionSubject(text, isAlert ? .alert : .recording, $0)
      }
    }
  }

  /// The expression in its canonical form, on one line; nothing where it cannot be read.
  var canonical: String? {
    node["expr"].flatMap { parse($0.text).expression }.map { Printer().print($0, $0.root) }
  }
}

/// What checks of a whole file ask about an expression.
struct ExpressionFacts: Sendable {
  /// A selector of a bare name at the evaluation's own time.
  struct Read: Sendable {
    let metric: String
    /// Its bytes in the expression.
    let span: Span
  }

  /// Whether it always returns something.
  let isAlwaysThere: Bool
  /// Whether it looks back by itself, so that an alert needs no `for`.
  let looksBack: Bool
  let reads: [Read]
  /// Numbers that equal parts of expressions have in common.
  let signatures: [Int]
  /// Labels of the series that it returns, where they were asked for and there are any.
  let labels: LabelSet?

  init(_ subject: ExpressionSubject, keepsLabels: Bool) {
    isAlwaysThere = subject.analysis.results.allSatisfy { $0.value.isAlwaysThere }
    // What asks for no series does not flap.
    looksBack =
      subject.selectors.isEmpty
      || subject.tree.nodes.contains { node in
        guard case .call(let call) = node else { return false }
        return ["time", "increase", "changes", "resets"].contains(call.name)
          || call.name.hasSuffix("_over_time") || call.name.hasPrefix("absent")
      }
    reads = subject.selectors.compactMap { selector in
      guard selector.modifiers.offset == nil, selector.matchers.isEmpty,
        let metric = selector.metric
      else { return nil }
      return Read(metric: metric, span: selector.span)
    }
    signatures = subject.signatures
    labels = keepsLabels ? subject.analysis.labels : nil
  }
}
