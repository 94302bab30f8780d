import BelfryModels
import BelfrySource

/// The fields that a pipeline's inputs and filters make, as far as it says them.
struct PipelineFields {
  /// Paths by the field at their root.
  private(set) var made: [String: Set<[String]>] = [:]
  /// Whether events have, or may get, fields that the pipeline does not name.
  private(set) var isOpen = false
  /// Whether columns without a name are called 'column4' and the like.
  private var namesColumns = false
  /// How many plugins make a field at the root.
  private var makers: [String: Int] = [:]
  /// Fields at the root that the plugin makes which is looked at.
  private var own: Set<String> = []

  private init() {}

  init(_ pipelines: [LogstashPipeline]) {
    for (stage, plugin) in pipelines.flatMap(\.plugins) {
      own = []
      switch stage {
      case .input: input(plugin)
      case .filter: filter(plugin)
      case .codec: if !Self.plainCodecs.contains(plugin.name) { isOpen = true }
      case .output: break
      }
      for root in own { makers[root, default: 0] += 1 }
    }
    // Without an input the events come from somewhere else.
    if !pipelines.contains(where: { $0.sections.contains { $0.stage == .input } }) { isOpen = true }
  }

  /// Whether a field, one around it or one inside of it is made.
  func makes(_ path: [String]) -> Bool {
    guard let root = path.first, !Self.always.contains(root) else { return true }
    if namesColumns, root.hasPrefix("column"), Int(root.dropFirst(6)) != nil { return true }
    return made[root]?.contains { $0.starts(with: path) || path.starts(with: $0) } ?? false
  }

  /// The field at the root that a name differs from by one slip; nothing for short ones. What only
  /// the plugin itself makes is no mistake for what it reads: it makes the one of the other.
  func slip(of name: String, in plugin: LogstashPlugin?) -> String? {
    guard name.utf8.count >= 5 else { return nil }
    // Beside '@timestamp' a field 'timestamp' is no slip: lines bring one along.
    let alike = made.keys.filter {
      $0.hasPrefix("@") == name.hasPrefix("@") && Self.isSlip(name, $0)
    }
    guard !alike.isEmpty else { return nil }
    let own = plugin.map(Self.roots) ?? []
    return alike.filter { !own.contains($0) || makers[$0, default: 0] > 1 }.min()
  }

  /// The fields at the root that a filter makes.
  private static func roots(_ plugin: LogstashPlugin) -> Set<String> {
    var fields = PipelineFields()
    fields.filter(plugin)
    return fields.own
  }

  /// Whether two names differ by one letter more, less, other or swapped.
  static func isSlip(_ name: String, _ other: String) -> Bool {
    guard abs(name.utf8.count - other.utf8.count) < 2,
      LetterSlip.isNear(Array(name.utf8), Array(other.utf8), most: 1)
    else { return false }
    // An ending more is a plural, not a slip, and a mark in front is there on purpose.
    return !name.hasPrefix(other) && !other.hasPrefix(name)
      && (other.first?.isLetter == true || other.dropFirst() != name[...])
  }

  /// Fields at the root beyond which a pipeline is not looked through.
  private static let most = 2000

  // MARK: What makes fields

  /// Fields that may be there in any event.
  private static let always: Set<String> = [
    "message", "@timestamp", "@version", "@metadata", "tags", "type", "host", "event", "log", "ecs",
    "path", "port", "data_stream", "error", "id", "_id",
  ]

  private static let plainInputs: Set<String> = ["stdin", "java_stdin", "file"]
  private static let plainCodecs: Set<String> = [
    "plain", "line", "multiline", "java_plain", "java_line", "rubydebug", "dots",
  ]
  /// Filters that make no field but those that their settings name.
  private static let knownFilters: Set<String> = [
    "mutate", "grok", "date", "dissect", "drop", "json", "csv", "translate", "fingerprint", "uuid",
    "truncate", "sleep", "throttle", "prune", "urldecode", "cidr", "environment", "geoip",
    "useragent", "alter", "de_dot",
  ]

  private mutating func add(_ field: String) {
    guard !field.isEmpty, !field.contains("%{"), !field.contains("$") else {
      isOpen = true
      return
    }
    let path = LogstashReference.fieldPath(field)
    guard let root = path.first, made.count < Self.most else {
      isOpen = true
      return
    }
    made[root, default: []].insert(path)
    own.insert(root)
  }

  private mutating func common(_ plugin: LogstashPlugin) {
    for attribute in plugin.attributes {
      if attribute.name == "add_field" { attribute.value.keys.forEach { add($0) } }
      if attribute.name.hasPrefix("target"), let target = attribute.value.scalar { add(target) }
    }
  }

  private mutating func input(_ plugin: LogstashPlugin) {
    common(plugin)
    if !Self.plainInputs.contains(plugin.name) { isOpen = true }
  }

  private mutating func filter(_ plugin: LogstashPlugin) {
    common(plugin)
    guard Self.knownFilters.contains(plugin.name) else {
      isOpen = true
      return
    }
    switch plugin.name {
    case "mutate": mutate(plugin)
    case "grok": grok(plugin)
    case "dissect": dissect(plugin)
    case "csv":
      plugin["columns"]?.items.compactMap(\.scalar).forEach { add($0) }
      if plugin["columns"] == nil { isOpen = true }
      if plugin["autogenerate_column_names"]?.scalar != "false" { namesColumns = true }
    case "json", "geoip", "useragent", "translate", "fingerprint", "uuid":
      if plugin["target"] == nil { isOpen = true }
    case "environment", "alter", "de_dot": isOpen = true
    default: break
    }
  }

  private mutating func mutate(_ plugin: LogstashPlugin) {
    for attribute in plugin.attributes {
      switch attribute.name {
      case "rename", "copy":
        for value in attribute.value.values {
          if let name = value.scalar { add(name) } else { isOpen = true }
        }
      case "replace", "update", "coerce", "merge": attribute.value.keys.forEach { add($0) }
      default: break
      }
    }
  }

  private mutating func grok(_ plugin: LogstashPlugin) {
    for value in Self.grokPatterns(plugin) {
      let pattern = GrokPattern(value.scalar ?? "")
      pattern.fields.forEach { add($0) }
      if pattern.isOpen { isOpen = true }
    }
  }

  /// The patterns of a `grok`.
  static func grokPatterns(_ plugin: LogstashPlugin) -> [LogstashValue] {
    plugin.attributes.filter { $0.name == "match" }.flatMap { attribute -> [LogstashValue] in
      if case .hash(let entries) = attribute.value.content {
        return entries.flatMap(\.value.items)
      }
      // The old form: a list of field and pattern by turns.
      return attribute.value.items.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
  }

  private mutating func dissect(_ plugin: LogstashPlugin) {
    for value in plugin["mapping"]?.values ?? [] {
      for part in GrokPattern(value.scalar ?? "").parts {
        var name = part.pattern ?? ""
        while let first = name.first, "+?&*".contains(first) { name.removeFirst() }
        if let end = name.firstIndex(where: { $0 == "/" }) { name = String(name[..<end]) }
        if name.hasSuffix("->") { name.removeLast(2) }
        if !name.isEmpty { add(name) }
      }
    }
  }
}
