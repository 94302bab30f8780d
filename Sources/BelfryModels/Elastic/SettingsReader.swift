import BelfrySource
package import BelfryYAML

extension Settings {
  /// Reads a mapping whose keys may be dotted, nested or both.
  package static func decode(
    _ node: Node, by table: SettingsTable, _ context: inout DecodeContext
  ) -> Settings? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var reader = SettingsReader(table: table, context: context)
    reader.read(node, under: "", depth: 0)
    context = reader.context
    reader.settings.span = node.span
    return reader.settings
  }
}

/// Flattens mappings into dotted names and looks each up in a table.
private struct SettingsReader {
  let table: SettingsTable
  var context: DecodeContext
  var settings = Settings()
  var seen: Set<String> = []

  init(table: SettingsTable, context: DecodeContext) {
    self.table = table
    self.context = context
  }

  mutating func read(_ node: Node, under prefix: String, depth: Int) {
    for pair in node.merged {
      let name = prefix.isEmpty ? pair.key.text : prefix + "." + pair.key.text
      if let known = table.known(name), !isOpened(pair.value, name, known) {
        add(pair, name, known)
      } else if pair.value.kind == .mapping, !pair.value.pairs.isEmpty, depth < 32,
        table.isInner(name) || table.takes(name)
      {
        read(pair.value, under: name, depth: depth + 1)
      } else if pair.value.isNull {
        if !table.takes(name), !table.isInner(name) { reportUnknown(name, pair.key, in: node) }
      } else if table.takes(name) {
        append(name, .value(Value(pair.value)), pair)
      } else {
        reportUnknown(name, pair.key, in: node)
        append(name, .value(Value(pair.value)), pair)
      }
    }
  }

  /// Whether a mapping is read key by key although it could be kept as a whole.
  private func isOpened(_ node: Node, _ name: String, _ known: SettingsTable.Known) -> Bool {
    guard case .any = known.kind, node.kind == .mapping, !node.pairs.isEmpty else { return false }
    return table.isInner(name)
  }

  private mutating func append(_ name: String, _ content: Setting.Content, _ pair: Pair) {
    guard seen.insert(name).inserted else {
      context.report(
        "value/duplicate", at: pair.key.span, "'\(name)' is set twice",
        help: "a dotted name and a nested one mean the same; remove one of the two")
      return
    }
    var setting = Setting(name, content)
    setting.nameSpan = pair.key.span
    setting.span = pair.value.span
    settings.entries.append(setting)
  }

  private mutating func add(_ pair: Pair, _ name: String, _ known: SettingsTable.Known) {
    if pair.value.isNull {
      if case .any = known.kind { append(name, .value(.null), pair) }
      return
    }
    if case .groups(let inner) = known.kind {
      guard pair.value.kind == .sequence else {
        context.wrongType(pair.value, wanted: "a list")
        return
      }
      let table = inner()
      let groups = pair.value.items.compactMap { Settings.decode($0, by: table, &context) }
      append(name, .groups(groups), pair)
      return
    }
    guard known.kind.check(pair.value, table.truth, &context) else { return }
    append(name, .value(Value(pair.value)), pair)
  }

  private mutating func reportUnknown(_ name: String, _ key: Node, in mapping: Node) {
    let prefix = String(name.dropLast(key.text.count))
    let help =
      owner(of: key, in: mapping, under: prefix).map { "indent it further, below '\($0)'" }
      ?? table.nearestName(to: name).map { "did you mean '\($0)'?" }
    guard table.ignoresUnknown else {
      context.report(
        "yaml/unknown-key", at: key.span, "unknown setting '\(name)'", help: help)
      return
    }
    context.diagnostics.keep(
      Diagnostic(
        "yaml/unknown-key", .warning, "the unknown setting '\(name)' is ignored", help: help,
        file: context.file, at: key.span))
  }
}

extension SettingsReader {
  /// The key without a value before an unknown one to which that belongs: its line is not indented.
  fileprivate func owner(of key: Node, in mapping: Node, under prefix: String) -> String? {
    mapping.pairs.last { pair in
      pair.value.isNull && pair.key.span.start < key.span.start
        && table.known("\(prefix)\(pair.key.text).\(key.text)") != nil
    }?.key.text
  }
}

extension SettingsTable.Kind {
  /// Reports a value that does not fit; one with a variable always does.
  func check(_ node: Node, _ truth: TruthWords, _ context: inout DecodeContext) -> Bool {
    if node.kind == .scalar, node.text.contains("${") { return true }
    if accepts(node, truth) { return true }
    if node.kind == .scalar, let finding {
      context.report(
        finding, at: node.span, "'\(node.shortText)' is not \(words)")
    } else {
      context.wrongType(node, wanted: words)
    }
    return false
  }

  private func accepts(_ node: Node, _ truth: TruthWords) -> Bool {
    switch self {
    case .any, .groups: return true
    case .texts:
      return node.kind == .scalar
        || (node.kind == .sequence && node.items.allSatisfy { $0.kind == .scalar })
    case .text: return node.kind == .scalar
    case .flag: return node.kind == .scalar && truth.value(node.text) != nil
    case .integer: return node.kind == .scalar && Int(node.text) != nil
    case .number: return node.kind == .scalar && Double(node.text) != nil
    case .word(let words): return node.kind == .scalar && words.contains(node.text.lowercased())
    case .choice(let words):
      guard node.kind == .scalar else { return false }
      return words.contains(node.text)
        || truth.value(node.text).map { words.contains("\($0)") } ?? false
    case .duration: return node.kind == .scalar && Self.isDuration(node.text)
    case .size: return node.kind == .scalar && Self.isSize(node.text)
    }
  }

  private var finding: String? {
    switch self {
    case .duration: "value/bad-duration"
    case .size: "value/bad-size"
    default: nil
    }
  }

  /// What is accepted, with its article.
  package var words: String {
    switch self {
    case .flag: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a text"
    case .choice(let words), .word(let words): Shape.choice(words).words
    case .texts: "a text or a list of texts"
    case .duration: "a duration such as '30s'"
    case .size: "a size such as '50gb' or '85%'"
    case .any: "a value"
    case .groups: "a list"
    }
  }

  /// Elastic's durations have units from nanos to d; Beats read Go's; -1 and 0 need none.
  private static func isDuration(_ text: String) -> Bool {
    if Int(text) != nil { return true }
    for unit in ["nanos", "micros"] where text.hasSuffix(unit) {
      return Int(text.dropLast(unit.count)) != nil
    }
    return GoDuration(text) != nil
  }

  private static func isSize(_ text: String) -> Bool {
    if text.hasSuffix("%") { return Double(text.dropLast()) != nil }
    return ByteSize.elastic(text) != nil || Double(text) != nil
      || ByteSize.docker(text) != nil
  }
}
