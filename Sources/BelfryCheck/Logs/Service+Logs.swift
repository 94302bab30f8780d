import BelfryModels
import BelfrySource
import BelfryYAML

extension Workspace.Service {
  /// The program of Elastic that the image holds.
  var program: ElasticProgram? {
    guard var name = image else { return node["build"] == nil ? nil : programByMounts }
    for end in ["-oss", "-ubi", "-ubi8", "-wolfi"] where name.hasSuffix(end) {
      name = String(name.dropLast(end.count))
    }
    return ElasticProgram(rawValue: name)
  }

  /// The program into whose folder something is mounted, for an image that is built here.
  private var programByMounts: ElasticProgram? {
    let targets = mountTargets
    let fitting = ElasticProgram.allCases.filter { program in
      targets.contains { $0.hasPrefix("/usr/share/\(program.rawValue)/") }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The major version by the image's tag; nothing where it is not said.
  var majorVersion: Int? {
    guard let image = node["image"]?.text, !image.contains("$"),
      let colon = image.lastIndex(of: ":"), !image[colon...].contains("/")
    else { return nil }
    let tag = image[colon...].dropFirst()
    let digits = tag.prefix { $0.isASCII && $0.isNumber }
    let rest = tag.dropFirst(digits.count)
    guard rest.isEmpty || rest.first == "." || rest.first == "-" else { return nil }
    return Int(digits)
  }

  /// Whether another program is started than the image's own, so that settings may come from
  /// anywhere: an entry point, or a command that is no list of options.
  var isScripted: Bool { node["entrypoint"] != nil }

  /// The words of the command, in either of its forms.
  var words: [(text: String, span: Span)] {
    guard let command = node["command"] else { return [] }
    if command.kind == .sequence { return command.items.map { ($0.text, $0.span) } }
    return command.text.split { $0 == " " || $0 == "\n" }.map { (String($0), command.span) }
  }

  /// Paths inside at which something is mounted, volumes and folders in memory included.
  var mountTargets: [String] {
    let volumes = (node["volumes"]?.items ?? []).map { volume -> String in
      guard volume.kind == .scalar else { return volume["target"]?.text ?? "" }
      let parts = volume.text.split(separator: ":").map(String.init)
      return parts.count > 1 ? parts[1] : volume.text
    }
    let memory = node["tmpfs"].map { $0.kind == .scalar ? [$0] : $0.items } ?? []
    return volumes + memory.map { String($0.text.prefix { $0 != ":" }) }
  }

  /// Whether something is mounted at a path, above it or below it.
  func mounts(_ path: String) -> Bool {
    mountTargets.contains { target in
      let target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
      return target == path || target == "/" || path.hasPrefix(target + "/")
        || target.hasPrefix(path + "/")
    }
  }

  /// The limit of memory in bytes.
  var memoryLimit: Int64? {
    let node = node["mem_limit"] ?? node["deploy"]?["resources"]?["limits"]?["memory"]
    return node.flatMap { ByteSize.docker($0.text) }
  }

  /// A variable of the environment.
  func variable(_ name: String) -> (value: String, node: Node)? {
    ComposeWalk.environment(node).first { $0.name == name }.map { ($0.value, $0.node) }
  }
}
