import BelfryExposition
import BelfryModels
import BelfryPromQL
package import BelfrySource
import BelfryYAML

/// One thing that is checked: what it is called, why it matters, examples, and how it is found.
///
/// A rule is one value in one file. Help, documentation, reports and tests are made from it.
package final class CheckRule: Sendable {
  /// A readable slug, such as `promql/rate-of-gauge`, which never changes.
  package let id: String
  /// How much a finding weighs, unless a project says otherwise.
  package let severity: Severity
  /// The version of Belfry that brought it.
  package let since: String
  /// What is found, in one sentence.
  package let summary: String
  /// Why it matters.
  package let rationale: String
  /// Where facts come from.
  package let references: [String]
  /// Texts that fail and that pass.
  package let examples: [CheckExample]
  /// Whether it finds what it looks for only where files stand beside each other.
  package let needsBundle: Bool
  let check: Check

  /// What a rule looks at; the engine walks every document once.
  enum Check: Sendable {
    /// An expression of a rule or panel that parsed.
    case expression(@Sendable (ExpressionSubject, inout Reporter) -> Void)
    /// A call of a function that there is.
    case call(@Sendable (Call, NodeID, ExpressionSubject, inout Reporter) -> Void)
    /// A selector, with the range behind it.
    case selector(
      @Sendable (VectorSelector, RangeDuration?, ExpressionSubject, inout Reporter) -> Void)
    /// An operator between two parts.
    case binary(@Sendable (Binary, NodeID, ExpressionSubject, inout Reporter) -> Void)
    /// An alerting or recording rule.
    case rule(@Sendable (RuleSubject, inout Reporter) -> Void)
    /// All groups of a rule file.
    case ruleFile(@Sendable ([GroupSubject], inout Reporter) -> Void)
    /// An annotation or label of an alert that parsed.
    case template(@Sendable (TemplateSubject, inout Reporter) -> Void)
    /// A document of a kind.
    case document(FileKindName, @Sendable (Node, inout Reporter) -> Void)
    /// A document of one of several kinds.
    case files(Set<FileKind>, @Sendable (Workspace.File, inout Reporter) -> Void)
    /// A service of a Compose file.
    case service(@Sendable (ServiceSubject, inout Reporter) -> Void)
    /// A panel of a dashboard.
    case panel(@Sendable (PanelSubject, inout Reporter) -> Void)
    /// Elastic's programs and collectors, in a bundle or in a file alone.
    case logs(@Sendable (LogStack, inout Reporter) -> Void)
    /// Settings of Grafana itself: the environment of a service, or `grafana.ini`.
    case grafanaSettings(@Sendable (GrafanaSettingsSubject, inout Reporter) -> Void)
    /// A family of a scrape.
    case metricFamily(@Sendable (MetricFamily, Scrape, inout Reporter) -> Void)
    /// A scrape as a whole.
    case scrape(@Sendable (Scrape, inout Reporter) -> Void)
    /// The bundle as a whole.
    case workspace(@Sendable (Workspace, inout Reporter) -> Void)
    /// Found while files are read; the rule says what it means.
    case reading
  }

  init(
    _ id: String, _ severity: Severity, since: String = "0.2", summary: String, rationale: String,
    references: [String] = [], examples: [CheckExample] = [], needsBundle: Bool = false,
    check: Check
  ) {
    self.id = id
    self.severity = severity
    self.since = since
    self.summary = summary
    self.rationale = rationale
    self.references = references
    self.examples = examples
    self.check = check
    switch check {
    case .workspace, .logs: self.needsBundle = true
    default: self.needsBundle = needsBundle
    }
  }

  /// The family, which is the part before the slash.
  package var family: String { String(id.prefix { $0 != "/" }) }

  /// Whether the rule's own examples can be run.
  package var isRunnable: Bool {
    if case .reading = check { return false }
    return true
  }
}

/// A text that a rule reports, or that it does not.
package struct CheckExample: Sendable {
  /// The text; `⟦…⟧` stands around what is reported.
  package let text: String
  /// Whether the rule reports it.
  package let fails: Bool

  /// A text in which the marked part is reported.
  static func fails(_ text: String) -> CheckExample { CheckExample(text: text, fails: true) }

  /// A text that is in order.
  static func passes(_ text: String) -> CheckExample { CheckExample(text: text, fails: false) }
}

/// Kinds of documents that rules look at.
enum FileKindName: String, Sendable {
  case alertmanager, prometheus, datasources, dashboard
  /// Folders of dashboards; alert rules, contact points and policies.
  case providers, grafanaAlerting
  /// A dashboard's file as it stands, wrapped or in another schema.
  case dashboardFile
  /// A project as Compose puts it together: variables filled in, all files merged.
  case compose
  /// A Compose file as it is written.
  case composeText
}
