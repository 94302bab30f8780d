import BelfrySource
import BelfryYAML

/// A setting of a program of Elastic: in a file, in the environment or on the command line.
struct ProgramSetting: Sendable {
  /// Where a setting comes from.
  enum Origin: Sendable {
    case file, environment, command
  }

  /// The dotted name; of the environment, the variable's name as it stands.
  let name: String
  /// The value's node; of the environment and the command the whole entry where it is one text.
  let node: Node
  /// The key's node, where there is one.
  let key: Node?
  /// The text of a scalar.
  let text: String
  /// Path of the file that it stands in.
  let path: String
  let origin: Origin
  /// The program that reads it, where it is known.
  var program: ElasticProgram?

  var span: Span { node.span }

  /// Whether the value is filled in later.
  var isVariable: Bool { text.contains("$") }

  /// The texts of a list, or of one text with commas.
  var items: [(text: String, span: Span)] {
    if node.kind == .sequence {
      return node.items.filter { $0.kind == .scalar }.map { ($0.text, $0.span) }
    }
    var text = text
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    return text.split(separator: ",").map { part in
      (part.filter { !"\"' ".contains($0) }, node.span)
    }
  }

  /// Whether it is the setting of a dotted name: variables are written in several ways.
  func isNamed(_ wanted: String) -> Bool {
    if name == wanted { return true }
    guard origin == .environment else { return false }
    let upper = wanted.uppercased()
    guard program == .elasticsearch else { return name == upper.replacing(".", with: "_") }
    return name == "ES_SETTING_" + upper.replacing("_", with: "__").replacing(".", with: "_")
  }

  /// The settings of a file, names inside of each other joined by dots; lists stay whole.
  static func all(in root: Node, _ path: String) -> [ProgramSetting] {
    var found: [ProgramSetting] = []
    add(root, "", path, 0, &found)
    return found
  }

  private static func add(
    _ node: Node, _ prefix: String, _ path: String, _ depth: Int, _ found: inout [ProgramSetting]
  ) {
    for pair in node.merged {
      let name = prefix.isEmpty ? pair.key.text : prefix + "." + pair.key.text
      if pair.value.kind == .mapping, depth < 32 {
        add(pair.value, name, path, depth + 1, &found)
      } else {
        found.append(
          ProgramSetting(
            name: name, node: pair.value, key: pair.key, text: pair.value.text, path: path,
            origin: .file))
      }
    }
  }

  /// The settings of a service: its command's `-E` (Elasticsearch, Beats), then its environment.
  static func all(of service: Workspace.Service, _ program: ElasticProgram) -> [ProgramSetting] {
    let path = service.file.path
    var found: [ProgramSetting] = []
    var isNext = false
    for word in service.command {
      var text = Substring(word.text)
      if isNext {
        isNext = false
      } else {
        guard text.hasPrefix("-E") else { continue }
        text = text.dropFirst(2)
        isNext = text.isEmpty
      }
      guard let equal = text.firstIndex(of: "=") else { continue }
      found.append(
        ProgramSetting(
          name: String(text[..<equal]), node: word, key: nil,
          text: String(text[text.index(after: equal)...]), path: path, origin: .command))
    }
    return found
      + ComposeWalk.environment(service.node).map {
        ProgramSetting(
          name: $0.name, node: $0.node, key: nil, text: $0.value, path: path, origin: .environment,
          program: program)
      }
  }
}
