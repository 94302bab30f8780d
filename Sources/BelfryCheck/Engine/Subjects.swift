import BelfryExposition
import BelfryPromQL
import BelfryRegex
import BelfrySource
import BelfryTemplate
import BelfryYAML
import Synchronization

/// An expression where it stands; shared rather than copied, since every check of it gets it.
final class ExpressionSubject: Sendable {
  /// What an expression is for.
  enum Role: Sendable {
    case alert, recording, panel
  }

  /// The scalar that holds it, which checks do not see: see `KnownFindings`.
  private let node: Node
  /// What it is for.
  let role: Role
  /// What is known of it by itself.
  let reading: ExpressionReading
  /// What surrounds it.
  let context: Context
  /// Bytes of the scalar before the expression.
  let offset: Int
  /// Where the text stands, once a finding asks: long ones would be gone through for each.
  private let map = Mutex<ScalarMap?>(nil)

  /// What surrounds an expression.
  struct Context: Sendable {
    /// What scrapes that lie in the bundle show.
    var captured: CapturedSeries?
    /// The variables of the dashboard that a panel stands in.
    var variables: Set<String>?
    /// Those of them that may have several values.
    var multiVariables: Set<String> = []
    /// Where it stands in a dashboard or in one of Grafana's own rules.
    var query: DashboardQuery?
  }

  /// - Parameter offset: Bytes of the scalar before the expression.
  init(
    _ node: Node, _ role: Role, _ reading: ExpressionReading, _ context: Context = Context(),
    offset: Int = 0
  ) {
    self.node = node
    self.role = role
    self.reading = reading
    self.context = context
    self.offset = offset
  }

  var tree: Expression { reading.tree }
  var analysis: Analysis { reading.analysis }
  var types: [ValueType] { reading.types }
  /// The selectors in the text's order, those with a range included.
  var selectors: [VectorSelector] { reading.selectors }
  /// Numbers that equal parts of expressions have in common.
  var signatures: [Int] { reading.signatures }
  /// Whether printing would lose something.
  var hasComments: Bool { reading.hasComments }
  /// What needs a version or a flag.
  var features: [FeatureUse] { reading.features }

  /// The regular expression of a matcher; nothing where it has none, or none that can be read.
  func pattern(_ matcher: LabelMatcher) -> Pattern? {
    matcher.op.isRegex ? reading.patterns[matcher.value] : nil
  }

  /// How the scalar is written.
  var style: Node.Style { node.style }

  /// The whole scalar, what stands before the expression included.
  var scalarText: String { node.text }

  /// The bytes of the scalar as they stand in the file; nothing behind an alias, which has a place of
  /// its own.
  var raw: RawText? { RawText(node) }

  /// The bytes of the file for bytes of the expression.
  func place(_ span: Span) -> Span {
    map.withLock { map in
      let known = map ?? node.map
      map = known
      return known.source(span.shifted(by: offset))
    }
  }

  /// The text of a part, on one line.
  func text(_ id: NodeID) -> String { Printer().print(tree, id) }

  /// The part inside parentheses, aggregations' operands aside.
  func bare(_ id: NodeID) -> ExpressionNode { tree[tree.unwrapped(id)] }

  /// The selector that a part takes its series from, through parentheses, ranges and calls that
  /// leave values as they were scraped.
  func scraped(_ id: NodeID) -> VectorSelector? {
    switch bare(id) {
    case .selector(let selector): selector
    case .matrix(let matrix): matrix.selector
    default: nil
    }
  }

  /// The kind of a metric, as the catalogue or its name tells for sure.
  func type(of selector: VectorSelector) -> MetricType? {
    if let known = selector.metric.flatMap({ context.captured?.series[$0] }) {
      switch known.type {
      case .counter: return .counter
      case .gauge: return .gauge
      default: break
      }
    }
    return selector.metric.flatMap(MetricType.of)
  }
}

/// A rule; shared rather than copied, since every check of a file looks at all of them.
final class RuleSubject: Sendable {
  let node: Node
  let isAlert: Bool
  /// The name, with its place.
  let name: Node?
  let expression: ExpressionSubject?
  /// Labels that the rule sets.
  let labels: [Pair]
  let annotations: [Pair]

  init(node: Node, isAlert: Bool, name: Node?, expression: ExpressionSubject?) {
    self.node = node
    self.isAlert = isAlert
    self.name = name
    self.expression = expression
    labels = node["labels"]?.pairs ?? []
    annotations = node["annotations"]?.pairs ?? []
  }

  /// A label by its name.
  func label(_ name: String) -> Node? { labels.first { $0.key.text == name }?.value }

  /// An annotation by its name.
  func annotation(_ name: String) -> Node? { annotations.first { $0.key.text == name }?.value }
}

/// An annotation or label of an alert.
struct TemplateSubject: Sendable {
  let node: Node
  let isLabel: Bool
  let template: Template
  let reads: TemplateReads
  /// What the alert asks; nothing where it cannot be read.
  let expression: ExpressionSubject?
  /// Labels that the alert sets. A check sees nothing else of the alert: see `KnownFindings`.
  private let labels: [Pair]

  init(_ node: Node, isLabel: Bool, _ known: KnownTexts.KnownTemplate, _ rule: RuleSubject) {
    self.node = node
    self.isLabel = isLabel
    template = known.template
    reads = known.reads
    expression = rule.expression
    labels = rule.labels
  }

  /// Whether the alert sets a label by itself.
  func setsLabel(_ name: String) -> Bool { labels.contains { $0.key.text == name } }

  /// The bytes of the file for bytes of the text.
  func place(_ span: Span) -> Span { node.map.source(span) }
}

/// A service of a Compose file.
struct ServiceSubject: Sendable {
  let name: Node
  let node: Node
  /// The whole file.
  let root: Node

  /// The image without its registry, tag and digest.
  var imageName: String? {
    guard let image = node["image"]?.text, !image.contains("$") else { return nil }
    return image.lastImageName
  }
}
