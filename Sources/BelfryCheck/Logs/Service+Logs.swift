import BelfryModels
import BelfrySource
import BelfryYAML

extension Workspace.Service {
  /// The program of Elastic that the image holds.
  var program: ElasticProgram? {
    if let base = inlineBase, let program = Self.program(base.lastImageName) { return program }
    guard let image else { return node["build"] == nil ? nil : programByMounts }
    return Self.program(image)
  }

  private static func program(_ image: String) -> ElasticProgram? {
    var name = image
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

  /// The major version; nothing where it is not said.
  var majorVersion: Int? { version?.first }

  /// The numbers of the version by the image's tag; of an image that is built here, by the base of
  /// its Dockerfile where that stands in the Compose file, or by an argument of the build that is
  /// called after one. Nothing where it is not said.
  var version: [Int]? {
    if let build = node["build"] {
      return inlineBase?.imageTag.flatMap { Self.version(tag: $0) } ?? Self.version(build: build)
    }
    guard let image = node["image"]?.text, !image.contains("$"), let tag = image.imageTag else {
      return nil
    }
    return Self.version(tag: tag)
  }

  private static func version(tag: some StringProtocol) -> [Int]? {
    let digits = tag.prefix { $0.isASCII && $0.isNumber }
    let rest = tag.dropFirst(digits.count)
    guard rest.isEmpty || rest.first == "." || rest.first == "-" else { return nil }
    let numbers = tag.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      .split(separator: ".").compactMap { Int($0) }
    return numbers.isEmpty ? nil : numbers
  }

  /// What builds of Elastic's programs call the version.
  private static let versionArguments: Set<String> = [
    "ELASTIC_VERSION", "ELASTIC_STACK_VERSION", "ELK_VERSION", "STACK_VERSION", "ES_VERSION",
    "ELASTICSEARCH_VERSION", "KIBANA_VERSION", "LOGSTASH_VERSION", "BEATS_VERSION",
    "FILEBEAT_VERSION",
  ]

  private static func version(build: Node) -> [Int]? {
    guard let arguments = build["args"] else { return nil }
    let pairs =
      arguments.kind == .sequence
      ? arguments.items.map { item in
        let parts = item.text.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
      } : arguments.merged.map { ($0.key.text, $0.value.text) }
    let found = Set(
      pairs.filter { versionArguments.contains($0.0) }.map { version(tag: $0.1) })
    return found.count == 1 ? found.first ?? nil : nil
  }

  /// Whether another program is started than the image's own, so that settings may come from
  /// anywhere: an entry point, or a command that is no list of options.
  var isScripted: Bool { node["entrypoint"] != nil }

  /// The words of the command, in either of its forms.
  var words: [(text: String, span: Span)] { ComposeWalk.words(node["command"]) }

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
