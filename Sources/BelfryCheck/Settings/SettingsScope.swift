package import BelfrySource

/// A project's settings, and the folder that their paths are meant from.
package struct SettingsScope: Sendable {
  /// What the project says.
  package let settings: CheckSettings
  /// Path of the settings, as it is shown.
  package let path: String
  private let folder: String
  private let working: String
  private let excluded: [PathPattern]
  private let ignored: [(paths: [PathPattern], names: Set<String>)]

  /// Settings from a file.
  ///
  /// - Parameters:
  ///   - path: Path of the file, absolute or seen from `working`.
  ///   - working: The absolute path of the working folder.
  package init(_ settings: CheckSettings, path: String, working: String) {
    self.settings = settings
    self.path = path
    self.working = working
    folder = Workspace.folder(Self.absolute(path, working))
    excluded = settings.exclude.map { PathPattern($0.value) }
    ignored = settings.ignore.map { entry in
      (entry.paths.map { PathPattern($0.value) }, Set(entry.rules.map(\.value)))
    }
  }

  private static func absolute(_ path: String, _ working: String) -> String {
    let full = path.hasPrefix("/") ? path : working + "/" + path
    return Workspace.normal(full) ?? full
  }

  /// A path as seen from the settings' folder; nothing where it lies outside.
  package func relative(_ path: String) -> String? {
    let full = Self.absolute(path, working)
    return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : nil
  }

  /// A path that the settings name, as the working folder sees it.
  package func path(of name: String) -> String {
    name.hasPrefix("/") ? name : Workspace.folder(path) + name
  }

  /// Whether a file is not looked at.
  package func excludes(_ path: String) -> Bool {
    guard !excluded.isEmpty, let name = relative(path) else { return false }
    return excluded.contains { $0.matches(name) }
  }

  /// The entry of `ignore` that lets a finding be.
  package func entry(for diagnostic: Diagnostic) -> Int? {
    guard !ignored.isEmpty, let name = relative(diagnostic.file) else { return nil }
    let family = String(diagnostic.id.prefix { $0 != "/" })
    return ignored.firstIndex { entry in
      (entry.names.isEmpty || entry.names.contains(diagnostic.id) || entry.names.contains(family))
        && (entry.paths.isEmpty || entry.paths.contains { $0.matches(name) })
    }
  }

  /// Findings about entries of `ignore` that let nothing be.
  ///
  /// - Parameter used: The entries that did.
  package func unused(besides used: Set<Int>) -> [Diagnostic] {
    settings.ignore.indices.filter { !used.contains($0) }.map { index in
      let entry = settings.ignore[index]
      let place = entry.reason?.span ?? entry.rules.first?.span ?? entry.paths.first?.span
      return Diagnostic(
        CheckRule.unusedAllow.id, CheckRule.unusedAllow.severity,
        "this entry of 'ignore' lets nothing be", help: "take it away", file: path, at: place)
    }
  }
}
