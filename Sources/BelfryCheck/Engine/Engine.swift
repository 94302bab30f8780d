import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// Walks documents once and shows every part to the rules that look at it.
struct Engine {
  private let rules: [CheckRule]

  init(_ rules: [CheckRule]) { self.rules = rules }

  /// Findings of the rules in one document.
  func check(_ documents: ParsedDocuments, _ kind: FileKind) -> [Diagnostic] {
    var pass = Pass(rules: rules, file: documents.file.path)
    for root in documents.roots where !root.isNull {
      switch kind {
      case .rules: pass.rules(root)
      case .alertmanagerConfig: pass.document(root, .alertmanager)
      case .prometheusConfig: pass.document(root, .prometheus)
      case .grafanaDatasources: pass.document(root, .datasources)
      case .compose:
        pass.document(root, .compose)
        pass.services(root)
      case .grafanaDashboard:
        pass.document(root, .dashboard)
        pass.panels(root)
      default: break
      }
    }
    return pass.found
  }
}

/// One document on its way past the rules.
private struct Pass {
  let rules: [CheckRule]
  let file: String
  var found: [Diagnostic] = []

  private mutating func run(_ body: (CheckRule, inout Reporter) -> Void) {
    for rule in rules {
      var reporter = Reporter(rule, file)
      body(rule, &reporter)
      found += reporter.found
    }
  }

  mutating func document(_ root: Node, _ kind: FileKindName) {
    run { rule, reporter in
      if case .document(kind, let check) = rule.check { check(root, &reporter) }
    }
  }

  // MARK: Rules

  mutating func rules(_ root: Node) {
    var groups: [GroupSubject] = []
    for node in root["groups"]?.items ?? [] where node.kind == .mapping {
      let interval = node["interval"].flatMap { durationMilliseconds($0.text) }
      var group = GroupSubject(node: node, name: node["name"]?.text ?? "", interval: interval)
      for rule in node["rules"]?.items ?? [] where rule.kind == .mapping {
        group.rules.append(subject(rule, interval))
      }
      groups.append(group)
    }
    for rule in groups.flatMap(\.rules) {
      if let expression = rule.expression { self.expression(expression) }
      run { check, reporter in
        if case .rule(let body) = check.check { body(rule, &reporter) }
      }
      if rule.isAlert { templates(rule) }
    }
    run { rule, reporter in
      if case .ruleFile(let check) = rule.check { check(groups, &reporter) }
    }
  }

  private func subject(_ node: Node, _ interval: Int64?) -> RuleSubject {
    let isAlert = node["alert"] != nil
    var expression: ExpressionSubject?
    if let text = node["expr"], text.kind == .scalar, !text.isNull {
      expression = ExpressionSubject(text, isAlert ? .alert : .recording, parse(text.text))
      expression?.interval = interval
    }
    return RuleSubject(
      node: node, isAlert: isAlert, name: node["alert"] ?? node["record"], expression: expression)
  }

  mutating func expression(_ subject: ExpressionSubject) {
    run { rule, reporter in
      switch rule.check {
      case .expression(let check): check(subject, &reporter)
      case .call(let check):
        for case (let index, .call(let call)) in subject.tree.nodes.enumerated() {
          check(call, NodeID(index), subject, &reporter)
        }
      case .binary(let check):
        for case (let index, .binary(let node)) in subject.tree.nodes.enumerated() {
          check(node, NodeID(index), subject, &reporter)
        }
      case .selector(let check):
        for node in subject.tree.nodes {
          switch node {
          case .selector(let selector): check(selector, nil, subject, &reporter)
          case .matrix(let matrix): check(matrix.selector, matrix.range, subject, &reporter)
          default: break
          }
        }
      default: break
      }
    }
  }

  private mutating func templates(_ rule: RuleSubject) {
    for (key, isLabel) in [("labels", true), ("annotations", false)] {
      for pair in rule.pairs(key)
      where pair.value.kind == .scalar && pair.value.text.contains("{{") {
        let parsed = AlertTemplate(pair.value.text)
        guard parsed.template.errors.isEmpty else {
          report(parsed.template.errors, pair.value)
          continue
        }
        let subject = TemplateSubject(pair.value, isLabel: isLabel, parsed, rule)
        run { check, reporter in
          if case .template(let body) = check.check { body(subject, &reporter) }
        }
      }
    }
  }

  private mutating func report(_ errors: [TemplateError], _ node: Node) {
    let map = node.map
    for error in errors {
      let rule = CheckRule.templateFault(error.kind)
      guard rules.contains(where: { $0.id == rule.id }) else { continue }
      found.append(
        Diagnostic(
          rule.id, rule.severity, error.message, help: "the text must be a Go template",
          file: file, at: map.source(error.span)))
    }
  }

  // MARK: Compose and Grafana

  mutating func services(_ root: Node) {
    for pair in root["services"]?.merged ?? [] where pair.value.kind == .mapping {
      let subject = ServiceSubject(name: pair.key, node: pair.value, root: root)
      run { rule, reporter in
        if case .service(let check) = rule.check { check(subject, &reporter) }
      }
    }
  }

  mutating func panels(_ root: Node) {
    var open = root["panels"]?.items ?? []
    var depth = 0
    while !open.isEmpty, depth < 4 {
      for node in open {
        let subject = PanelSubject(node: node, root: root)
        run { rule, reporter in
          if case .panel(let check) = rule.check { check(subject, &reporter) }
        }
        queries(node, root)
      }
      open = open.flatMap { $0["panels"]?.items ?? [] }
      depth += 1
    }
  }

  private mutating func queries(_ panel: Node, _ root: Node) {
    for target in panel["targets"]?.items ?? [] {
      guard let text = target["expr"], text.kind == .scalar, !text.text.isEmpty,
        target["datasource"]?["type"].map({ $0.text == "prometheus" }) ?? true
      else { continue }
      let parsed = parse(text.text, options: .grafana)
      if var subject = ExpressionSubject(text, .panel, parsed) {
        subject.variables = GrafanaVariables.defined(root)
        subject.multiVariables = GrafanaVariables.multi(root)
        expression(subject)
      } else if rules.contains(where: { $0.id == CheckRule.queryInvalid.id }) {
        let map = text.map
        found += parsed.errors.map {
          Diagnostic(
            CheckRule.queryInvalid.id, .error, $0.message, file: file, at: map.source($0.span))
        }
      }
    }
  }
}
