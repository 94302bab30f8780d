import BelfrySource
import BelfryYAML

/// The settings that a program knows.
package struct SettingsTable: Sendable {
  /// What a setting takes.
  package enum Kind: Sendable {
    /// `true` or `false`.
    case flag
    /// A whole number.
    case integer
    /// Any number.
    case number
    /// A text.
    case text
    /// One of these words.
    case choice([String])
    /// One of these words, in capitals or not.
    case word([String])
    /// A text, or a list of texts.
    case texts
    /// A length of time such as `30s`.
    case duration
    /// A size such as `50gb`, or a share such as `85%`.
    case size
    /// A mapping with free keys, or anything else.
    case any
    /// A list of groups of settings.
    case groups(@Sendable () -> SettingsTable)
  }

  /// One setting: its name, in which `*` stands for any part, what it takes, and what it means.
  package struct Known: Sendable {
    /// The name.
    package var name: String
    /// What it takes.
    package var kind: Kind
    /// What it means.
    package var help: String

    /// A setting.
    package init(_ name: String, _ kind: Kind, _ help: String) {
      self.name = name
      self.kind = kind
      self.help = help
    }
  }

  /// The settings that are known one by one.
  package var settings: [Known]
  /// Beginnings under which any name is taken.
  package var families: [String]
  /// Whether every name is taken.
  package var isOpen: Bool
  /// The words that the program's YAML library takes for truth values.
  package var truth = TruthWords.plain
  /// Whether the program passes over names that it does not know.
  package var ignoresUnknown = false

  private let exact: [String: Int]
  private let patterns: [(parts: [Substring], index: Int)]
  private let inner: Set<String>

  /// A table.
  package init(
    _ settings: [Known], families: [String] = [], isOpen: Bool = false,
    truth: TruthWords = .plain, ignoresUnknown: Bool = false
  ) {
    self.settings = settings
    self.families = families
    self.isOpen = isOpen
    self.truth = truth
    self.ignoresUnknown = ignoresUnknown
    var exact: [String: Int] = [:]
    var patterns: [(parts: [Substring], index: Int)] = []
    var inner: Set<String> = []
    for (index, known) in settings.enumerated() {
      if known.name.contains("*") {
        patterns.append((known.name.split(separator: "."), index))
      } else {
        exact[known.name] = index
      }
      var prefix = ""
      for part in known.name.split(separator: ".").dropLast() {
        prefix += prefix.isEmpty ? "\(part)" : ".\(part)"
        inner.insert(prefix)
      }
    }
    (self.exact, self.patterns, self.inner) = (exact, patterns, inner)
  }

  /// The setting of a name.
  package func known(_ name: String) -> Known? {
    if let index = exact[name] { return settings[index] }
    let parts = name.split(separator: ".")
    let match = patterns.first { pattern in
      pattern.parts.count == parts.count
        && zip(pattern.parts, parts).allSatisfy { $0 == "*" || $0 == $1 }
    }
    return match.map { settings[$0.index] }
  }

  /// Whether a name may stand.
  package func takes(_ name: String) -> Bool {
    isOpen || known(name) != nil
      || families.contains { name == $0 || name.hasPrefix($0 + ".") }
  }

  /// Whether further parts may follow a name.
  func isInner(_ name: String) -> Bool { inner.contains(name) }

  /// The name that was most likely meant by an unknown one.
  func nearestName(to name: String) -> String? {
    if let whole = nearest(to: name, in: settings.map(\.name)) { return whole }
    guard let first = name.split(separator: ".").first else { return nil }
    var firsts: [String] = []
    for other in settings.map(\.name) + families {
      let part = String(other.prefix { $0 != "." })
      if !firsts.contains(part) { firsts.append(part) }
    }
    return firsts.contains(String(first)) ? nil : nearest(to: String(first), in: firsts)
  }
}
