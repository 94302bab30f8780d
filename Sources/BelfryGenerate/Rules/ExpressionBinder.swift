import BelfryCatalogue
import BelfryProfile
import BelfryPromQL
import BelfryYAML

/// Puts an instance's names, numbers and job into a pack's parsed expressions.
struct ExpressionBinder {
  let instance: PackInstance
  private let declared: Set<String>
  private let recorded: Set<String>

  init(_ instance: PackInstance) {
    self.instance = instance
    declared = instance.pack.seriesNames
    recorded = instance.pack.recordedNames
  }

  /// What is put into an expression beside names and job.
  struct Extras {
    /// Numbers that replace others.
    var numbers: [Double: Double] = [:]
    /// Matchers for every selector of a metric as it was scraped.
    var matchers: [LabelMatcher] = []
    /// Whether ranges shorter than four scrapes are widened.
    var widens = true
  }

  /// Whether the service has every metric that the expression reads.
  func hasMetrics(of expression: Expression) -> Bool {
    expression.metricNames.allSatisfy { !instance.absent.contains(base($0)) }
  }

  /// The pack's name of the metric behind a series: histograms by their base.
  private func base(_ series: String) -> String {
    if instance.pack.metricNames.contains(series) { return series }
    for suffix in ["_bucket", "_sum", "_count"] where series.hasSuffix(suffix) {
      let name = String(series.dropLast(suffix.count))
      if instance.pack.metricNames.contains(name) { return name }
    }
    return series
  }

  /// The name under which the service serves a series.
  func renamed(_ series: String) -> String {
    let name = base(series)
    guard let own = instance.metricNames[name] else { return series }
    return own + series.dropFirst(name.count)
  }

  /// The label as the service calls it.
  func label(_ name: String) -> String { instance.labelNames[name] ?? name }

  /// The expression as the instance has it.
  func bind(_ expression: Expression, _ extras: Extras = Extras()) -> Expression {
    expression.rewriting { tree, id in
      switch tree[id] {
      case .number(let literal):
        guard let value = extras.numbers[literal.value], value != literal.value else { return }
        tree[id] = .number(NumberLiteral(value))
      case .selector(let selector): tree[id] = .selector(bound(selector, extras))
      case .matrix(var node):
        node.selector = bound(node.selector, extras)
        node.range = widened(node.range, extras)
        tree[id] = .matrix(node)
      case .aggregation(var node):
        let kept = labels(node.grouping?.labels ?? [])
        node.grouping?.labels = kept
        tree[id] = .aggregation(node)
      case .binary(var node):
        let matched = labels(node.matching?.labels ?? [])
        let included = labels(node.matching?.included ?? [])
        node.matching?.labels = matched
        node.matching?.included = included
        tree[id] = .binary(node)
      case .call(let node): renameArguments(node, in: &tree)
      default: break
      }
    }
  }

  private func labels(_ labels: [LabelRef]) -> [LabelRef] {
    labels.map { LabelRef(label($0.name), span: $0.span) }
  }

  /// `label_replace` and `label_join` name labels in texts.
  private func renameArguments(_ call: Call, in tree: inout Expression) {
    let places: [Int]
    switch call.name {
    case "label_replace": places = [1, 3]
    case "label_join": places = [1] + Array(3..<max(3, call.arguments.count))
    default: return
    }
    for place in places where place < call.arguments.count {
      if case .string(let literal) = tree[call.arguments[place]] {
        tree[call.arguments[place]] = .string(
          StringLiteral(label(literal.value), span: literal.span))
      }
    }
  }

  private func widened(_ range: RangeDuration, _ extras: Extras) -> RangeDuration {
    let least = instance.interval * 4
    guard extras.widens, let length = range.milliseconds, length < least else { return range }
    return RangeDuration(milliseconds: least)
  }

  func bound(_ selector: VectorSelector, _ extras: Extras) -> VectorSelector {
    var selector = selector
    let isOwn = selector.name.map { declared.contains($0) } ?? false
    let isRecorded = selector.name.map { recorded.contains($0) } ?? false
    selector.matchers = selector.matchers.map { matcher in
      var matcher = matcher
      matcher.name = isOwn ? label(matcher.name) : matcher.name
      if let filled = try? instance.placeholders.fill(matcher.value), filled != matcher.value {
        matcher.value = filled
        // One plain value, such as 'error', needs no regular expression.
        if matcher.op.isRegex, LabelText(filled) != nil, !filled.contains(".") {
          matcher.op = matcher.op == .matches ? .equal : .notEqual
        }
      }
      return matcher
    }
    if isOwn, let name = selector.name { selector.name = renamed(name) }
    if isOwn || isRecorded, !selector.matchers.contains(where: { $0.name == "job" }) {
      selector.matchers.append(LabelMatcher("job", .equal, instance.job))
    }
    if isOwn { selector.matchers += extras.matchers }
    return selector
  }

  /// A template with the labels that it reads renamed: `$labels.status` inside `{{ }}`.
  func bind(template: String) -> String {
    guard !instance.labelNames.isEmpty, template.contains("{{") else { return template }
    let parts = template.split(separator: "$labels.", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return text + "$labels." + label(String(name)) + part.dropFirst(name.count)
    }
  }
}
