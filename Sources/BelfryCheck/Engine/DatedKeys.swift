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
    let kinds: [FileKind] = [.prometheusConfig, .alertmanagerConfig, .rules, .blackbox]
    guard !keys.isEmpty, kinds.contains(kind) else { return [] }
    let version = workspace.version(of: path)
    // Options of an HTTP client are shared, and carry the versions of Prometheus.
    let isYoung = kind == .alertmanagerConfig || kind == .blackbox
    let isOwn = { (number: [Int]) in (number[0] == 0) == isYoung }
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
        guard isOwn(number) || kind != .blackbox else { return found }
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
    let isRename =
      instead.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ":") } && !key.hasBoth
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
