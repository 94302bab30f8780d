package import BelfrySource

/// A pipeline of Logstash as written: sections of plugins and branches, with the bytes of each.
package struct LogstashPipeline: Sendable, Hashable {
  /// The sections in the file's order; one kind may come several times.
  package var sections: [LogstashSection] = []

  /// An empty pipeline.
  package init() {}
}

/// What a plugin does, by where it stands.
package enum LogstashStage: String, Sendable, CaseIterable {
  case input
  case filter
  case output
  case codec
}

/// `input`, `filter` or `output` with what it holds.
package struct LogstashSection: Sendable, Hashable {
  /// Which of the three it is.
  package var stage: LogstashStage
  /// The keyword.
  package var keyword: Span
  /// The plugins and branches.
  package var body: [LogstashStatement] = []
  /// From the keyword to the closing brace.
  package var span: Span
}

/// A plugin, or a branch between some.
package indirect enum LogstashStatement: Sendable, Hashable {
  case plugin(LogstashPlugin)
  case branch(LogstashBranch)
}

/// `if … else if … else`.
package struct LogstashBranch: Sendable, Hashable {
  /// The arms in their order.
  package var arms: [Arm] = []

  /// One arm of a branch.
  package struct Arm: Sendable, Hashable {
    /// The keywords, such as `else if`.
    package var keyword: Span
    /// What must hold; nothing after a plain `else`, or where it could not be read.
    package var condition: LogstashCondition?
    /// The plugins and branches.
    package var body: [LogstashStatement] = []
  }
}

/// A plugin with its settings.
package struct LogstashPlugin: Sendable, Hashable {
  /// The name, without quotes.
  package var name: String
  /// The name as written.
  package var nameSpan: Span
  /// The settings in the file's order.
  package var attributes: [LogstashAttribute] = []
  /// From the name to the closing brace.
  package var span: Span

  /// The last setting of a name. Logstash joins several of them: hashes into one, others to a list.
  package subscript(name: String) -> LogstashValue? {
    attributes.last { $0.name == name }?.value
  }
}

/// One setting of a plugin.
package struct LogstashAttribute: Sendable, Hashable {
  /// The name, without quotes.
  package var name: String
  /// The name as written.
  package var nameSpan: Span
  /// What it is set to.
  package var value: LogstashValue
}

/// A value as written.
package struct LogstashValue: Sendable, Hashable {
  /// What it is.
  package var content: Content
  /// Its bytes, quotes and brackets included.
  package var span: Span

  /// The kinds of values.
  package indirect enum Content: Sendable, Hashable {
    /// A word without quotes, such as `true` or `json`.
    case word(String)
    /// What stands between quotes, escapes left as they are.
    case text(String)
    /// A number as written.
    case number(String)
    /// Values between brackets.
    case array([LogstashValue])
    /// Pairs between braces.
    case hash([LogstashEntry])
    /// A plugin as a value: a codec with settings.
    case plugin(LogstashPlugin)
  }

  /// The text of a word, a quoted text or a number.
  package var scalar: String? {
    switch content {
    case .word(let text), .text(let text), .number(let text): text
    case .array, .hash, .plugin: nil
    }
  }

  /// The values of an array, or the value alone, as Logstash takes it where a list is wanted.
  package var items: [LogstashValue] {
    if case .array(let values) = content { return values }
    return [self]
  }
}

/// One pair of a hash.
package struct LogstashEntry: Sendable, Hashable {
  /// The key, without quotes.
  package var key: String
  /// The key as written.
  package var keySpan: Span
  /// Its value.
  package var value: LogstashValue
}
