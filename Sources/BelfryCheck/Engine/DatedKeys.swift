import BelfryModels
import BelfrySource
import BelfryYAML

/// Judges keys by the version of the program that reads them.
enum DatedKeys {
  /// Keys that have rules of their own.
  private static let covered: Set<String> = [
    "match", "match_re", "source_match", "source_match_re", "target_match", "target_match_re",
    "msteams_configs",
  ]

  /// Findings about the keys of one file.
  static func check(
    _ keys: [DatedKey], _ kind: FileKind, _ path: String, _ workspace: Workspace
  ) -> [Diagnostic] {
    guard !keys.isEmpty, [.prometheusConfig, .alertmanagerConfig, .rules].contains(kind) else {
      return []
    }
    let version = workspace.version(of: path)
    // Options of an HTTP client are shared, and carry the versions of Prometheus.
    let isOwn = { (number: [Int]) in kind == .alertmanagerConfig ? number[0] == 0 : number[0] > 0 }
    return keys.flatMap { key -> [Diagnostic] in
      var found: [Diagnostic] = []
      if let since = key.since, let number = Workspace.version(since), isOwn(number), let version,
        version.lexicographicallyPrecedes(number)
      {
        let rule = CheckRule.newerKey
        found.append(
          Diagnostic(
            rule.id, rule.severity,
            "'\(key.name)' is known since \(since), but the image is of version \(text(version))",
            help: "take a newer image, or take the key out", file: path, at: key.span))
      }
      if let gone = key.deprecatedSince, let instead = key.instead, !covered.contains(key.name) {
        let number = Workspace.version(gone) ?? [0]
        let isOlder = isOwn(number) && version.map { $0.lexicographicallyPrecedes(number) } ?? false
        if !isOlder { found.append(deprecated(key, instead, path)) }
      }
      return found
    }
  }

  private static func deprecated(
    _ key: DatedKey, _ instead: String, _ path: String
  ) -> Diagnostic {
    let rule = CheckRule.deprecatedKey
    let isRename = !instead.contains(".") && !key.hasBoth
    return Diagnostic(
      rule.id, rule.severity, "'\(key.name)' is deprecated", help: "write '\(instead)'",
      file: path, at: key.span,
      fixes: isRename
        ? [FixIt("rename it to '\(instead)'", edits: [.init(key.span, instead)])] : [])
  }

  private static func text(_ version: [Int]) -> String {
    version.map(String.init).joined(separator: ".")
  }
}
