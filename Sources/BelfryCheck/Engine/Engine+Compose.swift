import BelfryModels
import BelfrySource
import BelfryYAML

extension Engine {
  /// Findings of the rules about services in an effective project, at its places.
  func check(_ project: ComposeProject) -> [Diagnostic] {
    guard let document = project.document, let root = document.root else { return [] }
    var pass = pass(document.file.path)
    pass.document(root, .compose)
    pass.services(root)
    pass.settings(inServices: root)
    return pass.found
  }
}
