import BelfryModels
import BelfryPromQL
import BelfryYAML

/// Rules by what they look at, each with its place in the list of all.
struct RuleIndex: Sendable {
  typealias Entry<Check> = (place: Int, check: Check)

  private(set) var expression: [Entry<@Sendable (ExpressionSubject, inout Reporter) -> Void>] = []
  private(set) var call:
    [Entry<@Sendable (Call, NodeID, ExpressionSubject, inout Reporter) -> Void>] = []
  private(set) var selector:
    [Entry<@Sendable (VectorSelector, RangeDuration?, ExpressionSubject, inout Reporter) -> Void>] =
      []
  private(set) var binary:
    [Entry<@Sendable (Binary, NodeID, ExpressionSubject, inout Reporter) -> Void>] = []
  private(set) var rule: [Entry<@Sendable (RuleSubject, inout Reporter) -> Void>] = []
  private(set) var ruleFile: [Entry<@Sendable ([GroupSubject], inout Reporter) -> Void>] = []
  private(set) var template: [Entry<@Sendable (TemplateSubject, inout Reporter) -> Void>] = []
  private(set) var document:
    [(place: Int, kind: FileKindName, check: @Sendable (Node, inout Reporter) -> Void)] = []
  private(set) var service: [Entry<@Sendable (ServiceSubject, inout Reporter) -> Void>] = []
  private(set) var panel: [Entry<@Sendable (PanelSubject, inout Reporter) -> Void>] = []
  private(set) var files:
    [(
      place: Int, kinds: Set<FileKind>, check: @Sendable (Workspace.File, inout Reporter) -> Void
    )] = []
  private(set) var grafanaSettings:
    [Entry<@Sendable (GrafanaSettingsSubject, inout Reporter) -> Void>] = []
  /// All rules.
  let rules: [CheckRule]
  /// Their ids.
  let ids: Set<String>

  init(_ rules: [CheckRule]) {
    self.rules = rules
    ids = Set(rules.map(\.id))
    for (place, rule) in rules.enumerated() {
      switch rule.check {
      case .expression(let check): expression.append((place, check))
      case .call(let check): call.append((place, check))
      case .selector(let check): selector.append((place, check))
      case .binary(let check): binary.append((place, check))
      case .rule(let check): self.rule.append((place, check))
      case .ruleFile(let check): ruleFile.append((place, check))
      case .template(let check): template.append((place, check))
      case .document(let kind, let check): document.append((place, kind, check))
      case .service(let check): service.append((place, check))
      case .panel(let check): panel.append((place, check))
      case .files(let kinds, let check): files.append((place, kinds, check))
      case .grafanaSettings(let check): grafanaSettings.append((place, check))
      case .logs, .metricFamily, .scrape, .workspace, .reading: break
      }
    }
  }
}
