import BelfryModels
import BelfrySource
import BelfryYAML

/// Pipelines that are written out in `pipelines.yml` or `logstash.yml`, as `config.string`.
enum InlinePipelines {
  /// A pipeline, and how its bytes lie in the file.
  struct Inline {
    let pipeline: LogstashPipeline
    let map: ScalarMap
    let path: String
  }

  /// The pipelines in files of a bundle.
  static func all(_ workspace: Workspace) -> [Inline] {
    let files = workspace.files(.logstashPipelines) + workspace.files(.logstashSettings)
    return files.flatMap { file in
      texts([file.root], file.path).map { setting in
        let source = SourceFile(path: file.path, text: setting.text)
        return Inline(
          pipeline: LogstashPipeline.parse(source).pipeline, map: setting.node.map,
          path: file.path)
      }
    }
  }

  private static func texts(_ roots: [Node], _ path: String) -> [ProgramSetting] {
    let groups = roots.flatMap { $0.kind == .sequence ? $0.items : [$0] }
    return groups.flatMap { ProgramSetting.all(in: $0, path) }.filter {
      $0.name == "config.string" && $0.node.kind == .scalar && !$0.node.isNull
    }
  }

  /// Everything that is wrong with them by themselves, at the bytes of the file.
  static func findings(_ documents: ParsedDocuments, _ kind: FileKind) -> [Diagnostic] {
    guard kind == .logstashPipelines || kind == .logstashSettings else { return [] }
    let path = documents.file.path
    return texts(documents.roots, path).flatMap { setting -> [Diagnostic] in
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
