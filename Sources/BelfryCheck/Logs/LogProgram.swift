import BelfryModels
import BelfrySource
import BelfryYAML

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
  func flag(_ name: String) -> Bool? { text(name).flatMap(program.truth.value) }

  /// Whether all settings are known: nothing comes from a script, from files of variables, from a
  /// mount that cannot be read or from an image that is built here.
  var isWhole: Bool {
    guard let service else { return true }
    guard service.node["env_file"] == nil, service.node["extends"] == nil else { return false }
    if file != nil { return true }
    guard !service.isScripted, service.node["build"] == nil else { return false }
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
