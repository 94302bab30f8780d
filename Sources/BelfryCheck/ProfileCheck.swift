package import BelfryProfile
import BelfryPromQL
package import BelfrySource
import BelfryYAML

/// Reads a profile: everything that is wrong is reported at once.
package enum ProfileReader {
  /// The profile; nothing where it cannot be used.
  package static func read(_ file: SourceFile) -> (profile: Profile?, found: [Diagnostic]) {
    let parsed = parseYAML(file)
    var found = parsed.diagnostics
    guard let root = parsed.roots.first, !root.isNull else {
      if found.isEmpty {
        found.append(
          Diagnostic(
            "profile/empty", .error, "the profile is empty",
            help: "start with 'belfry init', or name a project and one service",
            file: file.path, at: Span(at: 0)))
      }
      return (nil, found)
    }
    if parsed.roots.count > 1 {
      found.append(
        Diagnostic(
          "profile/documents", .error, "the profile holds \(parsed.roots.count) documents",
          help: "keep one", file: file.path, at: parsed.roots[1].span))
    }
    // What stands behind a broken place cannot be judged.
    let broken: Set = ["yaml/syntax", "yaml/too-deep"]
    guard !found.contains(where: { broken.contains($0.id) }) else { return (nil, found) }
    var context = DecodeContext(file: file.path, takesExtensions: true)
    let profile = Profile.decode(root, &context)
    found += context.diagnostics
    if let profile {
      if profile.services.isEmpty, root["services"]?.kind == .mapping {
        found.append(
          Diagnostic(
            "profile/no-services", .error, "no service can be watched",
            help: "name at least one, with its metrics", file: file.path,
            at: root["services"]?.span))
      }
      let books = [profile.alerts] + profile.services.entries.map(\.value.alerts)
      for entry in books.flatMap(\.entries) {
        if let node = entry.alert.expressionNode { found += ExpressionCheck.check(node, file.path) }
      }
      for metric in profile.boards.flatMap(\.board.sections.entries).flatMap(\.value.metrics) {
        guard let node = metric.expressionNode else { continue }
        found += ExpressionCheck.check(node, file.path, .grafana)
      }
    }
    return (found.hasErrors ? nil : profile, found)
  }
}
