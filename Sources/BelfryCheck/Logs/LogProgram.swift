import BelfryModels
import BelfrySource
import BelfryYAML

/// Programs of Elastic that a bundle may run.
enum ElasticProgram: String, Sendable, CaseIterable {
  case elasticsearch
  case kibana
  case logstash
  case filebeat

  /// The kind of its file of settings.
  var kind: FileKind {
    switch self {
    case .elasticsearch: .elasticsearchSettings
    case .kibana: .kibanaSettings
    case .logstash: .logstashSettings
    case .filebeat: .filebeat
    }
  }

  /// Where its image looks for that file.
  var path: String {
    switch self {
    case .elasticsearch: "/usr/share/elasticsearch/config/elasticsearch.yml"
    case .kibana: "/usr/share/kibana/config/kibana.yml"
    case .logstash: "/usr/share/logstash/config/logstash.yml"
    case .filebeat: "/usr/share/filebeat/filebeat.yml"
    }
  }

  /// The name in words.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

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
}

/// A program of Elastic with what is known of its settings: a service, a file, or both.
struct LogProgram: Sendable {
  let program: ElasticProgram
  let service: Workspace.Service?
  let file: Workspace.File?
  /// Settings of the service's environment and command, which are stronger, then of the file.
  let settings: [ProgramSetting]

  init(_ program: ElasticProgram, _ service: Workspace.Service?, _ file: Workspace.File?) {
    self.program = program
    self.service = service
    self.file = file
    settings =
      (service.map { ProgramSetting.all(of: $0, program) } ?? [])
      + (file.map { ProgramSetting.all(in: $0.root, $0.path) } ?? [])
  }

  /// The setting of a name that counts.
  func setting(_ name: String) -> ProgramSetting? { settings.first { $0.isNamed(name) } }

  /// The text of a setting.
  func text(_ name: String) -> String? { setting(name)?.text }

  /// Settings below a name.
  func family(_ name: String) -> [ProgramSetting] {
    settings.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
  }

  /// Whether a flag is on; nothing where that is not said, or said by a variable.
  func flag(_ name: String) -> Bool? { text(name).flatMap { Bool($0) } }

  /// Whether all settings are known: nothing comes from a script, from files of variables or from
  /// a mount that cannot be read.
  var isWhole: Bool {
    guard let service else { return true }
    guard service.node["env_file"] == nil, service.node["extends"] == nil else { return false }
    if file != nil { return true }
    guard !service.isScripted else { return false }
    let folder = program.path.prefix(upTo: program.path.lastIndex(of: "/") ?? program.path.endIndex)
    return !service.mountTargets.contains { $0 == program.path || $0 == folder }
  }

  /// Where a finding about the program as a whole stands.
  var place: (span: Span, file: String)? {
    if let service { return (service.name.span, service.file.path) }
    return file.flatMap { file in
      file.root.merged.first.map { ($0.key.span, file.path) }
    }
  }

  /// The name in a message.
  var name: String { service?.name.text ?? program.title }
}
