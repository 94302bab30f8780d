import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// One document, or a part of one, on its way past the rules.
struct Pass {
  let path: String
  var reporters: [Reporter]
  private var others: [Diagnostic] = []
  /// Rules by what they look at, with the places of their reporters.
  let index: RuleIndex
  let workspace: Workspace

  init(_ index: RuleIndex, _ path: String, _ workspace: Workspace) {
    self.path = path
    self.workspace = workspace
    self.index = index
    reporters = index.rules.map { Reporter($0, path, workspace) }
  }

  /// What the rules reported, rule by rule.
  var found: [Diagnostic] { others + reporters.flatMap(\.found) }

  mutating func document(_ root: Node, _ kind: FileKindName) {
    for (place, wanted, check) in index.document where wanted == kind {
      check(root, &reporters[place])
    }
  }

  /// Shows a document to the rules that look at several kinds.
  mutating func whole(_ file: Workspace.File) {
    for (place, kinds, check) in index.files where kinds.contains(file.kind) {
      check(file, &reporters[place])
    }
  }

  // MARK: Rules

  /// Looks at a rule.
  mutating func rule(_ node: Node, _ texts: inout KnownTexts) -> RuleFacts {
    let rule = subject(node, &texts)
    let expression = rule.expression
    if let expression {
      known(.expression, expression.raw, expression, &texts) { pass, _ in
        pass.expression(expression)
      }
    }
    for check in index.rule { check.run(rule, &reporters[check.place]) }
    if rule.isAlert {
      known(.texts, RawText(rule), expression, &texts) { pass, texts in
        pass.templates(rule, &texts)
      }
    }
    let formatting =
      index.formats
      ? ExpressionFormatter.fault(rule, width: 88, isEdited: index.mends, &texts) : nil
    let facts = expression.map { texts.facts($0, keepsLabels: workspace.isBundle) }
    return RuleFacts(rule, facts, formatting: formatting)
  }

  /// Looks at all groups of a file together, one rule beside the other.
  mutating func file(_ groups: [GroupSubject]) {
    let checks = index.ruleFile
    let before = checks.map { reporters[$0.place] }
    let after = concurrently(checks.count) { number in
      var reporter = before[number]
      checks[number].check(groups, &reporter)
      return reporter
    }
    for (check, reporter) in zip(checks, after) { reporters[check.place] = reporter }
  }

  private mutating func subject(_ node: Node, _ texts: inout KnownTexts) -> RuleSubject {
    let isAlert = node["alert"] != nil
    var expression: ExpressionSubject?
    if let text = node["expr"], text.kind == .scalar, !text.isNull {
      let known = texts.expression(text.text)
      report(known.errors, text, "promql/syntax", help: "the expression must parse as PromQL")
      expression = known.reading.map {
        ExpressionSubject(
          text, isAlert ? .alert : .recording, $0,
          ExpressionSubject.Context(captured: workspace.captured))
      }
    }
    return RuleSubject(
      node: node, isAlert: isAlert, name: node["alert"] ?? node["record"], expression: expression)
  }

  /// Reports faults in a text that begins at an offset of a scalar.
  mutating func report(
    _ errors: [SyntaxError], _ node: Node, _ id: String, help: String, offset: Int = 0
  ) {
    guard !errors.isEmpty else { return }
    let map = node.map
    for error in errors {
      let own = id == CheckRule.promqlSyntax.id ? CheckRule.expressionFault(error.kind).id : id
      guard index.ids.contains(own) else { continue }
      others.keep(
        Diagnostic(
          own, .error, error.message, help: help, file: path,
          at: map.source(error.span.shifted(by: offset))))
    }
  }

  /// Shows something to the rules, or tells what they found in the same bytes.
  private mutating func known(
    _ part: KnownTexts.Part, _ text: @autoclosure () -> RawText?, _ subject: ExpressionSubject?,
    _ texts: inout KnownTexts, _ check: (inout Pass, inout KnownTexts) -> Void
  ) {
    guard let subject, texts.keeps(subject), let text = text() else { return check(&self, &texts) }
    if let known = texts.findings(part, text, subject, path) {
      for (place, finding) in known { reporters[place].keep(finding) }
      return
    }
    let places = part == .expression ? index.expressionPlaces : index.templatePlaces
    let before = (others.count, places.map { reporters[$0].found.count })
    check(&self, &texts)
    // Faults of syntax have no reporter, and of findings as many are kept as the place allows.
    guard others.count == before.0,
      places.allSatisfy({ reporters[$0].found.count < [Diagnostic].mostKept })
    else { return }
    let found = zip(places, before.1).flatMap { place, count in
      reporters[place].found[count...].map { (place, $0) }
    }
    if found.count < 64 { texts.keep(found, part, text, subject, path) }
  }

  /// Shows an expression and its parts to the rules.
  mutating func expression(_ subject: ExpressionSubject) {
    for check in index.expression { check.run(subject, &reporters[check.place]) }
    for (number, node) in subject.tree.nodes.enumerated() {
      switch node {
      case .call(let call):
        for check in index.call {
          check.run(call, NodeID(number), subject, &reporters[check.place])
        }
      case .binary(let binary):
        for check in index.binary {
          check.run(binary, NodeID(number), subject, &reporters[check.place])
        }
      case .selector(let selector): self.selector(selector, nil, subject)
      case .matrix(let matrix): selector(matrix.selector, matrix.range, subject)
      default: break
      }
    }
  }

  /// Shows a selector to the rules.
  mutating func selector(
    _ selector: VectorSelector, _ range: RangeDuration?, _ subject: ExpressionSubject
  ) {
    for check in index.selector {
      check.run(selector, range, subject, &reporters[check.place])
    }
  }

  private mutating func templates(_ rule: RuleSubject, _ texts: inout KnownTexts) {
    for (pairs, isLabel) in [(rule.labels, true), (rule.annotations, false)] {
      for pair in pairs
      where pair.value.kind == .scalar && pair.value.text.contains("{{") {
        let known = texts.template(pair.value.text)
        guard known.template.errors.isEmpty else {
          report(known.template.errors, pair.value)
          continue
        }
        let subject = TemplateSubject(pair.value, isLabel: isLabel, known, rule)
        for check in index.template { check.run(subject, &reporters[check.place]) }
      }
    }
  }

  private mutating func report(_ errors: [TemplateError], _ node: Node) {
    let map = node.map
    for error in errors {
      let rule = CheckRule.templateFault(error.kind)
      guard index.ids.contains(rule.id) else { continue }
      others.keep(
        Diagnostic(
          rule.id, rule.severity, error.message, help: error.help,
          file: path, at: map.source(error.span)))
    }
  }

  // MARK: Compose

  mutating func services(_ root: Node) {
    for pair in root["services"]?.merged ?? [] where pair.value.kind == .mapping {
      let subject = ServiceSubject(name: pair.key, node: pair.value, root: root)
      for (place, check) in index.service { check(subject, &reporters[place]) }
    }
  }
}
