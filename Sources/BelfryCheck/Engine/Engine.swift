import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML
import Dispatch
import Synchronization

/// Walks documents once and shows every part to the rules that look at it.
struct Engine {
  private let rules: [CheckRule]

  init(_ rules: [CheckRule]) { self.rules = rules }

  /// Findings of the rules in one document.
  func check(_ documents: ParsedDocuments, _ kind: FileKind) -> [Diagnostic] {
    var pass = Pass(rules, documents.file.path)
    for root in documents.roots where !root.isNull {
      switch kind {
      case .rules: groups(root, &pass)
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

  /// Groups are looked at on all cores; what concerns the whole file comes last.
  private func groups(_ root: Node, _ pass: inout Pass) {
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
  }
}
