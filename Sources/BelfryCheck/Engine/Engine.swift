import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML
import Dispatch
import Synchronization

/// Walks documents once and shows every part to the rules that look at it.
struct Engine {
  /// What the rules found in one file, and what the bundle's rules want to know of it.
  struct Outcome: Sendable {
    var found: [Diagnostic] = []
    var alerts: [AlertFacts] = []
    /// Keys whose versions are known.
    var dated: [DatedKey] = []
  }

  private let rules: [CheckRule]
  private let workspace: Workspace

  /// Rules that may look at everything that is known of the bundle.
  init(_ rules: [CheckRule], _ workspace: Workspace) {
    self.rules = rules
    self.workspace = workspace
  }

  /// A walk past the rules.
  func pass(_ path: String) -> Pass { Pass(rules, path, workspace) }

  /// Findings of the rules in one file.
  func check(_ documents: ParsedDocuments, _ kind: FileKind) -> Outcome {
    var pass = Pass(rules, documents.file.path, workspace)
    var alerts: [AlertFacts] = []
    for root in documents.roots where !root.isNull {
      pass.whole(Workspace.File(path: documents.file.path, kind: kind, root: root))
      switch kind {
      case .rules: alerts += groups(root, &pass)
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
    return Outcome(found: pass.found, alerts: alerts)
  }

  /// Findings of the rules that look at the bundle as a whole.
  func checkBundle() -> [Diagnostic] {
    rules.flatMap { rule -> [Diagnostic] in
      guard case .workspace(let check) = rule.check else { return [] }
      var reporter = Reporter(rule, "", workspace)
      check(workspace, &reporter)
      return reporter.found
    }
  }

  /// Findings of the rules about Elastic's programs and collectors.
  func checkLogs() -> [Diagnostic] {
    let stack = LogStack(workspace)
    guard !stack.isEmpty else { return [] }
    return rules.flatMap { rule -> [Diagnostic] in
      guard case .logs(let check) = rule.check else { return [] }
      var reporter = Reporter(rule, "", workspace)
      check(stack, &reporter)
      return reporter.found
    }
  }

  /// Groups are looked at on all cores; what concerns the whole file comes last.
  private func groups(_ root: Node, _ pass: inout Pass) -> [AlertFacts] {
    let nodes = (root["groups"]?.items ?? []).filter { $0.kind == .mapping }
    let empty = pass
    let parts = Mutex([(GroupSubject, [Diagnostic])?](repeating: nil, count: nodes.count))
    DispatchQueue.concurrentPerform(iterations: nodes.count) { index in
      var own = empty
      let group = own.group(nodes[index])
      let found = own.found
      parts.withLock { $0[index] = (group, found) }
    }
    let done = parts.withLock { $0.compactMap(\.self) }
    pass.add(done.flatMap(\.1))
    pass.file(done.map(\.0))
    guard workspace.isBundle else { return [] }
    let file = pass.path
    return done.flatMap { group, _ in
      group.rules.filter(\.isAlert).map { AlertFacts($0, group, file: file) }
    }
  }
}
