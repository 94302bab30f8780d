import BelfryModels
import BelfrySource
import BelfryYAML

/// Reads the parts of Filebeat's settings.
enum FilebeatWalk {
  /// One input.
  struct Input: Sendable {
    let node: Node
    let path: String

    var isEnabled: Bool { node["enabled"].flatMap { TruthWords.old.value($0.text) } != false }
  }

  /// The inputs of a program's file.
  static func inputs(_ program: LogProgram) -> [Input] {
    let plain = program.setting("filebeat.inputs").map { [$0] } ?? []
    let found = plain.flatMap { setting in
      setting.node.items.map { Input(node: $0, path: setting.path) }
    }
    return (found + discovered(program)).filter { $0.node.kind == .mapping }
  }

  /// The inputs that providers make for the containers that they see.
  private static func discovered(_ program: LogProgram) -> [Input] {
    guard let providers = program.setting("filebeat.autodiscover.providers") else { return [] }
    let nodes = providers.node.items.flatMap { provider -> [Node] in
      let templates = provider["templates"]?.items.flatMap { $0["config"]?.items ?? [] } ?? []
      let usual = provider["hints.default_config"] ?? provider["hints"]?["default_config"]
      return templates + (usual.map { [$0] } ?? [])
    }
    return nodes.map { Input(node: $0, path: providers.path) }
  }

  /// One output that is on, by the first key that speaks of it.
  struct Output: Sendable {
    let name: String
    let key: Node
    let path: String
  }

  /// The outputs that are on.
  static func outputs(_ program: LogProgram) -> [Output] {
    guard let file = program.file else { return [] }
    var found: [Output] = []
    for pair in file.root.merged {
      if pair.key.text == "output" {
        for inner in pair.value.merged { add(inner.key.text, inner.key, file.path, &found) }
      } else if pair.key.text.hasPrefix("output.") {
        add(String(pair.key.text.dropFirst("output.".count)), pair.key, file.path, &found)
      }
    }
    return found.filter { program.flag("output.\($0.name).enabled") != false }
  }

  private static func add(_ name: String, _ key: Node, _ path: String, _ found: inout [Output]) {
    let name = String(name.prefix { $0 != "." })
    guard !found.contains(where: { $0.name == name }) else { return }
    found.append(Output(name: name, key: key, path: path))
  }

  /// The paths that an input reads.
  static func paths(_ input: Node) -> [Node] {
    let type = input["type"]?.text ?? ""
    guard ["filestream", "log", "container"].contains(type), let paths = input["paths"] else {
      return []
    }
    return paths.kind == .sequence ? paths.items : [paths]
  }

  /// The folder before the first star of a path; nothing where a variable leaves it open.
  static func folder(_ path: String) -> String? {
    guard path.hasPrefix("/"), !path.contains("$") else { return nil }
    let fixed = path.prefix { !"*?[{".contains($0) }
    guard fixed.count < path.count || fixed.contains("/") else { return nil }
    guard let slash = fixed.lastIndex(of: "/") else { return nil }
    let folder = fixed[..<slash]
    return folder.isEmpty ? nil : String(folder)
  }

  /// Keys that put a JSON's keys at the root of the event.
  static func rootKeys(_ input: Node) -> [Node] {
    var found: [Node] = []
    for pair in input.merged {
      if pair.key.text == "json.keys_under_root", pair.value.text == "true" {
        if input["json.expand_keys"]?.text != "true" { found.append(pair.key) }
      }
      if pair.key.text == "json", pair.value["expand_keys"]?.text != "true" {
        found += keys(pair.value, "keys_under_root", "true")
      }
      if pair.key.text == "processors" { found += decoded(pair.value) }
      guard pair.key.text == "parsers" else { continue }
      for parser in pair.value.items {
        guard let json = parser["ndjson"], json["expand_keys"]?.text != "true" else { continue }
        found += keys(json, "keys_under_root", "true")
        if json["overwrite_keys"]?.text == "true" { found += keys(json, "target", "") }
      }
    }
    return found
  }

  /// Keys of processors that decode JSON into the root.
  private static func decoded(_ processors: Node) -> [Node] {
    processors.items.compactMap { $0["decode_json_fields"] }.flatMap { json -> [Node] in
      guard json["overwrite_keys"]?.text == "true", json["expand_keys"]?.text != "true" else {
        return []
      }
      return keys(json, "target", "")
    }
  }

  private static func keys(_ node: Node, _ name: String, _ value: String) -> [Node] {
    node.merged.filter {
      $0.key.text == name && $0.value.kind == .scalar && $0.value.text == value
    }.map(\.key)
  }

  /// Whether a processor drops events, or lines are left out by what they say.
  static func drops(_ node: Node) -> Bool {
    let processors = node["processors"]?.items ?? []
    return node["exclude_lines"] != nil
      || processors.contains { processor in
        processor.merged.contains { $0.key.text.hasPrefix("drop_event") }
      }
  }
}
