import BelfryModels
import BelfrySource

extension PipelineFields {
  /// A field where it is asked for.
  struct Use {
    let path: [String]
    let span: Span
    /// The plugin that asks; nothing for a condition.
    var plugin: LogstashPlugin?
  }

  /// Fields that conditions, texts and filters ask for.
  static func uses(_ pipeline: LogstashPipeline, _ source: SourceFile) -> [Use] {
    var found: [Use] = []
    for branch in pipeline.sections.flatMap({ $0.body.flatMap(\.branches) }) {
      // A bare question whether a field is there is no mistake.
      for arm in branch.arms { found += arm.condition.map(compared) ?? [] }
    }
    for (stage, plugin) in pipeline.plugins where stage != .codec {
      var asked = stage == .filter ? read(plugin) : []
      for attribute in plugin.attributes { asked += texts(attribute.value, source.bytes) }
      found += asked.map { Use(path: $0.path, span: $0.span, plugin: plugin) }
    }
    // What a field or a variable fills in may be any name.
    let isKnown = { (name: String) in !name.contains("%{") && !name.contains("$") }
    return found.filter { !$0.path.isEmpty && $0.path.allSatisfy(isKnown) }
      .prefix(2000).map(\.self)
  }

  private static func compared(_ condition: LogstashCondition) -> [Use] {
    switch condition {
    case .both(let left, _, let right): compared(left) + compared(right)
    case .not(let inner, _): compared(inner)
    case .truth: []
    case .comparison(let left, _, let right, _): field(left) + field(right)
    }
  }

  private static func field(_ operand: LogstashOperand) -> [Use] {
    // A list of one text reads as a field whose name has quotes.
    guard case .field(let path) = operand.content,
      path.allSatisfy({ !$0.contains("\"") && !$0.contains("'") && !$0.contains(" ") })
    else { return [] }
    return [Use(path: path, span: operand.span)]
  }

  private static func texts(_ value: LogstashValue, _ bytes: [UInt8]) -> [Use] {
    switch value.content {
    case .text:
      LogstashReference.all(in: value.span, of: bytes).compactMap { reference in
        guard case .field(let path) = reference.content else { return nil }
        return isName(path) ? Use(path: path, span: reference.span) : nil
      }
    case .array(let values): values.flatMap { texts($0, bytes) }
    case .word, .number, .hash, .plugin: []
    }
  }

  private static func isName(_ path: [String]) -> Bool {
    path.allSatisfy { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A } }
  }

  /// What filters read, by the settings that name it.
  private static func read(_ plugin: LogstashPlugin) -> [Use] {
    switch plugin.name {
    case "mutate":
      return plugin.attributes.flatMap { attribute -> [Use] in
        switch attribute.name {
        case "convert", "rename", "copy", "split", "join":
          attribute.value.entries.map { use($0.key, $0.keySpan) } + pairs(attribute.value)
        case "lowercase", "uppercase", "strip", "capitalize":
          attribute.value.items.compactMap { value in value.scalar.map { use($0, value.span) } }
        default: []
        }
      }
    case "date":
      guard let first = plugin["match"]?.items.first, let name = first.scalar else { return [] }
      return [use(name, first.span)]
    case "json", "kv", "geoip", "useragent", "csv", "xml", "translate":
      guard let source = plugin["source"], let name = source.scalar else { return [] }
      return [use(name, source.span)]
    default: return []
    }
  }

  /// Keys of a hash that is written as a list of keys and values by turns.
  private static func pairs(_ value: LogstashValue) -> [Use] {
    guard case .array(let values) = value.content else { return [] }
    return values.enumerated().filter { $0.offset.isMultiple(of: 2) }.compactMap { _, key in
      key.scalar.map { use($0, key.span) }
    }
  }

  private static func use(_ name: String, _ span: Span) -> Use {
    Use(path: LogstashReference.fieldPath(name), span: span)
  }
}
