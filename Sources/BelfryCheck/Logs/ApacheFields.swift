import BelfryModels
import BelfryYAML

/// Fields of the patterns for web servers, by their old names and by those of ECS
/// (logstash-patterns-core, `legacy/httpd` and `ecs-v1/httpd`).
enum ApacheFields {
  /// The patterns whose fields have other names since Logstash 8.
  static let patterns: Set<String> = [
    "COMBINEDAPACHELOG", "COMMONAPACHELOG", "HTTPD_COMBINEDLOG", "HTTPD_COMMONLOG",
  ]

  /// Old names with the new ones.
  static let names: [String: String] = [
    "clientip": "[source][address]", "ident": "[apache][access][user][identity]",
    "auth": "[user][name]", "verb": "[http][request][method]", "request": "[url][original]",
    "httpversion": "[http][version]", "response": "[http][response][status_code]",
    "bytes": "[http][response][body][bytes]", "referrer": "[http][request][referrer]",
    "agent": "[user_agent][original]",
  ]
}

extension LogStack {
  /// Whether plugins of a pipeline use the names of ECS, as they do since Logstash 8 where nothing
  /// says otherwise.
  func usesECS(_ file: PipelineFile) -> Bool {
    let version = service(of: file)?.majorVersion ?? logstashVersion(reading: file.path)
    if let version, version < 8 { return false }
    let settings =
      all(.logstash).flatMap(\.settings)
      + workspace.files(.logstashPipelines).flatMap { list in
        list.root.items.flatMap { ProgramSetting.all(in: $0, list.path) }
      }
    return !settings.contains {
      $0.isNamed("pipeline.ecs_compatibility") && $0.text != "v8" && $0.text != "v1"
    }
  }
}
