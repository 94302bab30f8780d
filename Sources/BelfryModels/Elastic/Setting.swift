package import BelfrySource
package import BelfryYAML

/// One setting of a program of Elastic: a dotted name and a value.
package struct Setting: Sendable {
  /// The whole name, such as `xpack.security.enabled`.
  package var name: String
  /// Where its last part was read.
  package var nameSpan: Span?
  /// What it is set to.
  package var content: Content
  /// Where the value was read.
  package var span: Span?

  /// What a setting is set to.
  package enum Content: Sendable {
    /// A scalar, a list of scalars, or something that is kept as it is.
    case value(Value)
    /// A list of groups of settings, such as inputs or processors.
    case groups([Settings])
  }

  /// A setting.
  package init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  /// The text of a scalar.
  package var text: String? {
    if case .value(let value) = content { Self.text(value) } else { nil }
  }

  /// The texts of a list of scalars, or of one scalar, which may be separated by commas.
  package var texts: [String] {
    guard case .value(let value) = content else { return [] }
    switch value {
    case .sequence(let items), .flow(let items): return items.compactMap { Self.text($0) }
    default:
      return (Self.text(value) ?? "").split(separator: ",").map { part in
        String(part.drop { $0 == " " })
      }
    }
  }

  /// The groups of settings.
  package var groups: [Settings] {
    if case .groups(let groups) = content { groups } else { [] }
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .string(let text), .block(let text), .number(let text): text
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .null, .sequence, .flow, .mapping: nil
    }
  }
}

/// Settings in their order. In the files of Elastic a dotted name means the same as mappings inside
/// of each other; they are kept, and written, with dotted names.
package struct Settings: Sendable {
  /// The settings.
  package var entries: [Setting] = []
  /// Where they were read.
  package var span: Span?

  /// No settings.
  package init() {}

  /// Settings with their values.
  package init(_ pairs: [(String, Value)]) {
    entries = pairs.map { Setting($0.0, .value($0.1)) }
  }

  /// The setting of a name.
  package func setting(_ name: String) -> Setting? { entries.first { $0.name == name } }

  /// The text of a setting.
  package func text(_ name: String) -> String? { setting(name)?.text }

  /// The truth value of a setting.
  package func flag(_ name: String) -> Bool? { text(name).flatMap { Bool($0) } }

  /// The settings whose names begin with a family, such as `output.elasticsearch`.
  package func family(_ name: String) -> [Setting] {
    entries.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
  }

  /// Sets a value, in place where the name is there already.
  package mutating func set(_ name: String, _ value: Value) {
    set(name, content: .value(value))
  }

  /// Sets groups of settings, in place where the name is there already.
  package mutating func set(_ name: String, groups: [Settings]) {
    set(name, content: .groups(groups))
  }

  private mutating func set(_ name: String, content: Setting.Content) {
    if let index = entries.firstIndex(where: { $0.name == name }) {
      entries[index].content = content
    } else {
      entries.append(Setting(name, content))
    }
  }

  /// Dotted names with their values.
  package var value: Value {
    .mapping(
      entries.map { setting in
        switch setting.content {
        case .value(let value): .init(setting.name, value)
        case .groups(let groups): .init(setting.name, .sequence(groups.map(\.value)))
        }
      })
  }
}
