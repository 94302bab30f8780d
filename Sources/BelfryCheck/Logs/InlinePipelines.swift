import BelfryModels
import BelfrySource
import BelfryYAML

/// Pipelines that are written out in `pipelines.yml` or `logstash.yml`, as `config.string`.
enum InlinePipelines {
  /// Everything that is wrong with them by themselves, at the bytes of the file.
  static func findings(_ documents: ParsedDocuments, _ kind: FileKind) -> [Diagnostic] {
    guard kind == .logstashPipelines || kind == .logstashSettings else { return [] }
    let path = documents.file.path
    let groups = documents.roots.flatMap { $0.kind == .sequence ? $0.items : [$0] }
    let texts = groups.flatMap { ProgramSetting.all(in: $0, path) }.filter {
      $0.name == "config.string" && $0.node.kind == .scalar && !$0.node.isNull
    }
    return texts.flatMap { setting -> [Diagnostic] in
      let map = setting.node.map
      let file = SourceFile(path: path, text: setting.text)
      return LogstashPipeline.findings(file).map { finding in
        var finding = finding
        finding.span = finding.span.map(map.source)
        finding.related = []
        // An edit of the decoded text is none of the file.
        finding.fixes = []
        return finding
      }
    }
  }
}
