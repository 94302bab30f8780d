import BelfryPromQL
import BelfryRegex
import BelfrySource
import BelfryYAML

extension Pass {
  /// Looks at a dashboard: its file, panels, annotations and variables.
  mutating func dashboard(_ root: Node) {
    document(root, .dashboardFile)
    guard !DashboardWalk.isSecondSchema(root) else { return }
    let board = DashboardWalk.board(root)
    document(board, .dashboard)
    let scope = Scope(board)
    for panel in DashboardWalk.panels(board) { self.panel(panel, scope) }
    for annotation in DashboardWalk.annotations(board) { self.annotation(annotation, scope) }
    for variable in DashboardWalk.variables(board) { self.variable(variable, scope) }
  }

  /// What is known of a dashboard while its queries are read.
  private struct Scope {
    let board: Node
    let variables: Set<String>
    let multi: Set<String>
    /// What is asked for when it is imported.
    let inputs: Set<String>

    init(_ board: Node) {
      self.board = board
      inputs = Set((board["__inputs"]?.items ?? []).compactMap { $0["name"]?.text })
      variables = GrafanaVariables.defined(board)
      multi = GrafanaVariables.multi(board)
    }
  }

  private mutating func panel(_ node: Node, _ scope: Scope) {
    let targets = DashboardWalk.targets(node)
    var subject = PanelSubject(node: node, root: scope.board)
    for target in targets {
      guard let text = promQL(target["expr"], [target["datasource"], node["datasource"]], scope)
      else { continue }
      let query = DashboardQuery(kind: .panel, owner: node, target: target)
      if let found = read(text, text.text, 0, query, scope) { subject.queries.append(found) }
    }
    subject.isWhole = !targets.isEmpty && subject.queries.count == targets.count
    for (place, check) in index.panel { check(subject, &reporters[place]) }
    for query in subject.queries { expression(query) }
  }

  private mutating func annotation(_ node: Node, _ scope: Scope) {
    let target = node["target"] ?? node
    guard
      let text = promQL(
        target["expr"] ?? node["expr"], [node["datasource"], target["datasource"]], scope)
    else { return }
    let query = DashboardQuery(kind: .annotation, owner: node, target: target)
    if let found = read(text, text.text, 0, query, scope) { expression(found) }
  }

  /// A query that is PromQL; nothing where it is another language or may be.
  private func promQL(_ text: Node?, _ references: [Node?], _ scope: Scope?) -> Node? {
    guard let text, text.kind == .scalar, !text.isNull, !text.text.isEmpty else { return nil }
    switch DatasourceKind(references, scope?.board, workspace) {
    case .prometheus: break
    case .loki, .other: return nil
    case .unknown: if LogQLSigns.mayBeLogQL(text.text) { return nil }
    }
    return isMetricsQL(text.text, references) ? nil : text
  }

  /// Whether a query asks VictoriaMetrics for what PromQL has not.
  private func isMetricsQL(_ text: String, _ references: [Node?]) -> Bool {
    MetricsQLSigns.mayBeAsked(references, workspace)
      && !parse(GrafanaVariables.quoted(text), options: .grafana).errors.isEmpty
  }

  private mutating func read(
    _ node: Node, _ text: String, _ offset: Int, _ query: DashboardQuery, _ scope: Scope?
  ) -> ExpressionSubject? {
    let parsed = parse(GrafanaVariables.quoted(text), options: .grafana)
    report(
      parsed.errors, node, CheckRule.queryInvalid.id, help: "the query must parse as PromQL",
      offset: offset)
    let context = ExpressionSubject.Context(
      captured: workspace.captured, variables: scope?.variables,
      multiVariables: scope?.multi ?? [], query: query)
    if let scope { undefined(text, parsed.comments, node, offset, scope) }
    return ExpressionReading(parsed).map {
      ExpressionSubject(node, .panel, $0, context, offset: offset)
    }
  }

  /// Reports variables that the dashboard has not, wherever in a query they stand.
  private mutating func undefined(
    _ text: String, _ comments: [Span], _ node: Node, _ offset: Int, _ scope: Scope
  ) {
    for use in GrafanaVariables.uses(in: text)
    where !scope.variables.contains(use.name) && !scope.inputs.contains(use.name) {
      // In label_replace() it may be a group of the regular expression.
      guard !text.contains("<\(use.name)>"), !comments.contains(where: { $0.contains(use.span) })
      else { continue }
      let hint = nearest(to: use.name, in: scope.variables.sorted())
      report(
        [SyntaxError("no variable is called '\(use.name)'", at: use.span)], node,
        CheckRule.variableUndefined.id,
        help: hint.map { "did you mean '$\($0)'?" } ?? "define it in the dashboard", offset: offset)
    }
  }

  // MARK: Variables

  private mutating func variable(_ node: Node, _ scope: Scope) {
    guard node["type"].map({ $0.text == "query" }) ?? true, let query = node["query"],
      let text = query.kind == .mapping ? query["query"] : query, text.kind == .scalar,
      !text.isNull
    else { return }
    let kind = DatasourceKind([node["datasource"]], scope.board, workspace)
    guard let question = VariableQuestion(text.text) else { return }
    switch kind {
    case .prometheus: break
    // Loki has label_values() too; the rest nobody else has.
    case .unknown where question.isCertain && !LogQLSigns.mayBeLogQL(text.text): break
    default: return
    }
    let place = DashboardQuery(kind: .variable, owner: node, target: query)
    switch question.kind {
    case .result where isMetricsQL(question.text, [node["datasource"]]),
      .series where isMetricsQL(question.text, [node["datasource"]]):
      return
    case .result:
      let found = read(text, question.text, question.offset, place, scope)
      if let found { expression(found) }
    case .series:
      guard !question.text.isEmpty else { return }
      let found = read(text, question.text, question.offset, place, scope)
      if let found { selectors(found) }
    case .pattern: pattern(question, text)
    case .unknown(let name):
      let known = ["label_values", "label_names", "metrics", "query_result"]
      let hint = nearest(to: name, in: known).map { "did you mean '\($0)'?" }
      report(
        [SyntaxError("no question is called '\(name)'", at: Span(0, name.utf8.count))], text,
        CheckRule.queryInvalid.id, help: hint ?? "use \(known.joined(separator: ", "))",
        offset: question.offset)
    }
  }

  /// Shows selectors alone to the rules: what is asked are labels, not values.
  private mutating func selectors(_ subject: ExpressionSubject) {
    for node in subject.tree.nodes {
      if case .selector(let selector) = node { self.selector(selector, nil, subject) }
    }
  }

  private mutating func pattern(_ question: VariableQuestion, _ node: Node) {
    guard GrafanaVariables.names(in: question.text).isEmpty else { return }
    do throws(RegexError) {
      _ = try Pattern(question.text)
    } catch {
      report(
        [SyntaxError(error.message, at: error.span)], node, CheckRule.queryInvalid.id,
        help: "write a regular expression in RE2's syntax", offset: question.offset)
    }
  }

  // MARK: Grafana's own rules and settings

  /// Looks at rules, contact points and policies.
  mutating func alerting(_ root: Node) {
    document(root, .grafanaAlerting)
    for rule in GrafanaAlerting.rules(root) {
      for data in rule["data"]?.items ?? [] {
        let model = data["model"]
        let uid = data["datasourceUid"]
        guard !GrafanaAlerting.isExpression(data),
          let text = promQL(model?["expr"], [model?["datasource"], uid], nil)
        else { continue }
        let query = DashboardQuery(kind: .alert, owner: rule, target: model ?? data)
        if let found = read(text, text.text, 0, query, nil) { expression(found) }
      }
    }
  }

  /// Looks at Grafana's settings in the environment of its services.
  mutating func settings(inServices root: Node) {
    for pair in root["services"]?.merged ?? [] where pair.value.kind == .mapping {
      let service = ServiceSubject(name: pair.key, node: pair.value, root: root)
      guard Workspace.isGrafana(service.imageName) else { continue }
      settings(GrafanaSettingsSubject(service))
    }
  }

  /// Shows settings to the rules.
  mutating func settings(_ subject: GrafanaSettingsSubject) {
    for (place, check) in index.grafanaSettings { check(subject, &reporters[place]) }
  }
}
