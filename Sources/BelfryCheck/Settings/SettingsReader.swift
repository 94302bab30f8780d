import BelfryModels
package import BelfrySource
import BelfryYAML

/// Reads `.belfry.yml`: everything that is wrong is reported at once.
package enum SettingsReader {
  /// Names under which settings are found.
  package static let names = [".belfry.yml", ".belfry.yaml"]

  /// The settings; what cannot be used is reported and left out.
  package static func read(_ file: SourceFile) -> (settings: CheckSettings, found: [Diagnostic]) {
    let parsed = parseYAML(file)
    var context = DecodeContext(file: file.path, takesExtensions: true)
    guard let root = parsed.roots.first, !root.isNull else {
      return (CheckSettings(), parsed.diagnostics)
    }
    let settings = CheckSettings.decode(root, &context) ?? CheckSettings()
    var found = parsed.diagnostics + context.diagnostics
    for entry in settings.rules.entries {
      found += unknown(entry.key, file.path)
      if entry.value.meaning == nil, entry.value.hasVariable {
        found.append(
          Diagnostic(
            "yaml/wrong-type", .error, "'\(entry.value.value)' is no weight",
            help: "write off, advice, warning or error; variables are not filled in",
            file: file.path, at: entry.value.span))
      }
    }
    for entry in settings.ignore {
      for rule in entry.rules { found += unknown(rule, file.path) }
      if let reason = entry.reason, reason.value.allSatisfy(\.isWhitespace) {
        found.append(
          Diagnostic(
            CheckRule.allowWithoutReason.id, CheckRule.allowWithoutReason.severity,
            "this entry of 'ignore' gives no reason", help: "say why its findings are let be",
            file: file.path, at: reason.span))
      }
    }
    return (settings, found.inOrder())
  }

  /// A finding about a name that no rule or family has.
  private static func unknown(_ name: Located<String>, _ file: String) -> [Diagnostic] {
    guard !CheckRule.knows(name.value) else { return [] }
    let hint = nearest(to: name.value, in: CheckRule.all.map(\.id) + CheckRule.families)
    return [
      Diagnostic(
        "belfry/unknown-rule", .error, "no rule or family is called '\(name.value)'",
        help: hint.map { "did you mean '\($0)'?" } ?? "'belfry rules' lists them", file: file,
        at: name.span)
    ]
  }
}

extension CheckRule {
  /// Families of findings.
  package static let families: [String] = Set(all.map(\.family)).sorted()

  /// Whether a name is one of a rule or family.
  package static func knows(_ name: String) -> Bool {
    families.contains(name) || named(name) != nil
  }
}
