package import BelfryYAML

/// A file kind that is a table of settings.
package protocol SettingsSchema: Sendable {
  /// The settings.
  static var table: SettingsTable { get }
  /// The first half of the findings' ids.
  static var family: String { get }
}

/// A file of settings, such as `elasticsearch.yml`.
package struct SettingsFile<Schema: SettingsSchema>: Sendable {
  /// The settings.
  package var settings = Settings()

  /// No settings.
  package init() {}

  /// Settings with their values.
  package init(_ pairs: [(String, Value)]) {
    settings = Settings(pairs)
  }
}

extension SettingsFile: Field {
  /// A mapping with dotted or nested keys.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SettingsFile? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: Schema.family, from: before) }
    guard let settings = Settings.decode(node, by: Schema.table, &context) else { return nil }
    var file = SettingsFile()
    file.settings = settings
    return file
  }

  /// Dotted names with their values.
  package func encode() -> Value? { settings.value }

  /// A mapping.
  package static var shape: Shape { .map(.any) }
}

/// A file with a list of groups of settings, such as `pipelines.yml`.
package struct SettingsList<Schema: SettingsSchema>: Sendable {
  /// The groups.
  package var groups: [Settings] = []

  /// No groups.
  package init() {}
}

extension SettingsList: Field {
  /// A list of mappings.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SettingsList? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: Schema.family, from: before) }
    guard node.kind == .sequence else {
      context.wrongType(node, wanted: "a list")
      return nil
    }
    var list = SettingsList()
    list.groups = node.items.compactMap { Settings.decode($0, by: Schema.table, &context) }
    return list
  }

  /// The groups with dotted names.
  package func encode() -> Value? { .sequence(groups.map(\.value)) }

  /// A list of mappings.
  package static var shape: Shape { .list(.map(.any)) }
}
