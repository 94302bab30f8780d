/// One setting of a plugin of Logstash, as the reference of 9.x has it.
package struct LogstashOption: Sendable, Hashable {
  /// The name.
  package var name: String
  /// What it takes.
  package var kind: Kind
  /// Whether Logstash refuses to start without it.
  package var isRequired = false
  /// Whether it still works, but should not be used.
  package var isDeprecated = false
  /// Whether Logstash refuses to start with it.
  package var isRemoved = false
  /// The setting that took its place.
  package var replacement: String?

  /// What a setting takes; Logstash turns texts into numbers and flags by itself.
  package enum Kind: String, Sendable {
    case text
    case flag
    case number
    case array
    case hash
    case path
    case password
    case uri
    case codec
  }
}

/// A plugin of Logstash and its settings.
package struct LogstashPluginInfo: Sendable {
  /// The name.
  package var name: String
  /// Its own settings, without those that every plugin of its stage has; nothing where they are not
  /// known here.
  package var options: [LogstashOption]?
  /// Whether the settings are all that there are, so that another one is surely wrong.
  package var isComplete: Bool
}

/// The plugins of Logstash 9.x by stage (its plugin reference), with their settings.
package enum LogstashPluginTable {
  /// What is known of a plugin: its settings as text, which is read when they are asked for.
  private typealias Entry = (isComplete: Bool, options: String?)

  private static let tables: [LogstashStage: [String: Entry]] = [
    .input: table(inputs, names: inputNames),
    .filter: table(filters, names: filterNames),
    .output: table(outputs, names: outputNames),
    .codec: table(codecs, names: codecNames),
  ]

  /// The plugin of a name in a stage.
  package static func plugin(_ name: String, _ stage: LogstashStage) -> LogstashPluginInfo? {
    tables[stage]?[name].map { entry in
      LogstashPluginInfo(
        name: name, options: entry.options.map(options), isComplete: entry.isComplete)
    }
  }

  /// The names of a stage's plugins, in order.
  package static func names(_ stage: LogstashStage) -> [String] {
    tables[stage].map { $0.keys.sorted() } ?? []
  }

  /// Settings that every plugin of a stage has.
  package static func common(_ stage: LogstashStage) -> [LogstashOption] {
    commonOptions[stage] ?? []
  }

  private static let commonOptions: [LogstashStage: [LogstashOption]] = [
    .input: options("add_field:hash codec:codec enable_metric:flag id tags:array type"),
    .filter: options(
      """
      add_field:hash add_tag:array enable_metric:flag id periodic_flush:flag remove_field:array
      remove_tag:array
      """),
    .output: options("codec:codec enable_metric:flag id workers:number"),
    .codec: options("enable_metric:flag id"),
  ]

  private static func table(
    _ entries: [(name: String, isComplete: Bool, options: String)], names: String
  ) -> [String: Entry] {
    var table: [String: Entry] = [:]
    for name in words(names) { table[String(Substring(name))] = (false, nil) }
    for entry in entries { table[entry.name] = (entry.isComplete, entry.options) }
    return table
  }

  /// Reads settings: `name:kind`, with `*` after a required one, `~` after a deprecated one, `-`
  /// after a removed one, and `>other` for what took its place. A text has no kind.
  static func options(_ text: String) -> [LogstashOption] {
    words(text).map { word in
      let halves = word.split(separator: UInt8(ascii: ">"), maxSplits: 1)
      let parts = halves[0].split(separator: UInt8(ascii: ":"), maxSplits: 1)
      var name = parts[0]
      let mark = name.last.flatMap { "*~-".utf8.contains($0) ? $0 : nil }
      if mark != nil { name = name.dropLast() }
      let kind = parts.count > 1 ? LogstashOption.Kind(rawValue: String(Substring(parts[1]))) : nil
      return LogstashOption(
        name: String(Substring(name)), kind: kind ?? .text, isRequired: mark == UInt8(ascii: "*"),
        isDeprecated: mark == UInt8(ascii: "~"), isRemoved: mark == UInt8(ascii: "-"),
        replacement: halves.count > 1 ? String(Substring(halves[1])) : nil)
    }
  }

  private static func words(_ text: String) -> [Substring.UTF8View] {
    text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }
}
