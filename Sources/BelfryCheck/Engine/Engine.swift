import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// Walks documents once and shows every part to the rules that look at it.
struct Engine {
  /// What the rules found in one file, and what the bundle's rules want to know of it.
  struct Outcome: Sendable {
    var found: [Diagnostic] = []
    var alerts: [AlertFacts] = []
    /// What is known of a file's rules.
    var rules: [RuleFacts] = []
    /// Keys whose versions are known.
    var dated: [DatedKey] = []
  }

  private let index: RuleIndex
  private let workspace: Workspace
  private let texts = KnownTextsPool()

  /// Rules that may look at everything that is known of the bundle.
  init(_ index: RuleIndex, _ workspace: Workspace) {
    self.index = index
    self.workspace = workspace
  }

  /// A walk past the rules.
  func pass(_ path: String) -> Pass { Pass(index, path, workspace) }

  /// Findings of the rules in one file; those of a rule file without its rules: see `finish`.
  func check(_ documents: ParsedDocuments, _ kind: FileKind) -> Outcome {
    var pass = pass(documents.file.path)
    for root in documents.roots where !root.isNull {
      pass.whole(Workspace.File(path: documents.file.path, kind: kind, root: root))
      switch kind {
      case .alertmanagerConfig: pass.document(root, .alertmanager)
      case .prometheusConfig: pass.document(root, .prometheus)
      case .grafanaDatasources: pass.document(root, .datasources)
      case .compose: pass.document(root, .composeText)
      case .grafanaDashboard: pass.dashboard(root)
      case .grafanaDashboardProviders: pass.document(root, .providers)
      case .grafanaAlerting: pass.alerting(root)
      case .grafanaSettings: pass.settings(GrafanaSettingsSubject(file: root))
      default: break
      }
    }
    return Outcome(found: pass.found)
  }

  /// Findings in some rules of a file, with what its other checks ask about them.
  func check(_ range: Range<Int>, of file: RuleFile, _ path: String) -> Outcome {
    var pass = pass(path)
    let facts = texts.use { texts in file.rules[range].map { pass.rule($0.node, &texts) } }
    return Outcome(found: pass.found, rules: facts)
  }

  /// What concerns a whole file of rules, once they were looked at one by one.
  func finish(_ file: RuleFile, _ facts: [RuleFacts], _ path: String) -> Outcome {
    var pass = pass(path)
    let groups = file.groups(with: facts)
    pass.file(groups)
    guard workspace.isBundle else { return Outcome(found: pass.found) }
    let alerts = groups.flatMap { group in
      group.rules.filter(\.isAlert).map { AlertFacts($0, group, file: path) }
    }
    return Outcome(found: pass.found, alerts: alerts)
  }

  /// Findings of the rules that look at the bundle as a whole.
  func checkBundle() -> [Diagnostic] {
    let rules = index.rules.filter { rule in
      if case .workspace = rule.check { return true }
      return false
    }
    return concurrently(rules.count) { place in
      var reporter = Reporter(rules[place], "", workspace)
      if case .workspace(let check) = rules[place].check { check(workspace, &reporter) }
      return reporter.found
    }.flatMap(\.self)
  }

  /// Findings about effective projects, and of the rules about Elastic's programs and collectors.
  func check(_ projects: [ComposeProject]) -> [Diagnostic] {
    concurrently(projects.count + 1) { place in
      place == 0 ? checkLogs() : projects[place - 1].found + check(projects[place - 1])
    }.flatMap(\.self)
  }

  /// Findings of the rules about Elastic's programs and collectors.
  private func checkLogs() -> [Diagnostic] {
    let stack = LogStack(workspace)
    guard !stack.isEmpty else { return [] }
    return index.rules.flatMap { rule -> [Diagnostic] in
      guard case .logs(let check) = rule.check else { return [] }
      var reporter = Reporter(rule, "", workspace)
      check(stack, &reporter)
      return reporter.found
    }
  }
}
