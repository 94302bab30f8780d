import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let pipelineNotFound = CheckRule(
    "logstash/pipeline-not-found", .error,
    summary: "A pipeline of pipelines.yml whose files are not there.",
    rationale: """
      Logstash starts without the pipeline, or not at all when it is the only one.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes:
              - ./config/pipelines.yml:/usr/share/logstash/config/pipelines.yml:ro
              - ./pipeline:/usr/share/logstash/pipeline:ro
        --- config/pipelines.yml
        - pipeline.id: main
          path.config: ⟦/usr/share/logstash/pipeline/main/*.conf⟧
        --- pipeline/main.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes:
              - ./config/pipelines.yml:/usr/share/logstash/config/pipelines.yml:ro
              - ./pipeline/main.conf:/usr/share/logstash/pipeline/logstash.conf:ro
        --- config/pipelines.yml
        - pipeline.id: main
          path.config: ⟦/usr/share/logstash/pipeline/main.conf⟧
        - pipeline.id: usual
          path.config: /usr/share/logstash/pipeline/logstash.conf
        --- pipeline/main.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: registry.example.com/logstash:9.5.3
            volumes: ["./config/pipelines.yml:/usr/share/logstash/config/pipelines.yml:ro"]
        --- config/pipelines.yml
        - pipeline.id: main
          path.config: /usr/share/logstash/pipeline/main.conf
        --- pipeline/main.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes:
              - ./config/pipelines.yml:/usr/share/logstash/config/pipelines.yml:ro
              - ./pipeline:/usr/share/logstash/pipeline:ro
              - others:/others:ro
        volumes: {others: {}}
        --- config/pipelines.yml
        - pipeline.id: main
          path.config: /usr/share/logstash/pipeline/*.conf
        - pipeline.id: folder
          path.config: /usr/share/logstash/pipeline
        - pipeline.id: others
          path.config: "/others/*.conf"
        --- pipeline/main.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      let workspace = stack.workspace
      guard !workspace.paths.isEmpty else { return }
      for program in stack.all(.logstash) {
        guard let service = program.service else { continue }
        for list in workspace.files(.logstashPipelines)
        where workspace.mounts(service).contains(where: { mount in
          list.path == mount.source || list.path.hasPrefix(mount.source + "/")
        }) {
          for setting in list.root.items.flatMap({ ProgramSetting.all(in: $0, list.path) })
          where setting.name == "path.config" {
            // What lies on a volume or in the image cannot be looked at.
            guard !setting.isVariable, !setting.text.contains("{"), !setting.text.contains("**")
            else { continue }
            guard let pattern = workspace.source(of: setting.text, in: service) else {
              guard isMissingInImage(setting.text, service) else { continue }
              reporter.report(
                at: setting.span, "nothing is mounted at '\(setting.text)' in the container",
                help: "mount the file under this name, or write the name that is mounted",
                in: list.path)
              continue
            }
            guard !workspace.exists(pattern),
              !workspace.paths.contains(where: { Glob.matches(pattern, $0) })
            else { continue }
            reporter.report(
              at: setting.span, "no file of the bundle is '\(setting.text)' in the container",
              help: "nothing fits '\(pattern)' here", in: list.path)
          }
        }
      }
    }
  )
}

/// Whether a file of the usual folder is neither in Elastic's own image nor mounted; that image has
/// but one there.
private func isMissingInImage(_ path: String, _ service: Workspace.Service) -> Bool {
  let folder = "/usr/share/logstash/pipeline/"
  let images = ["docker.elastic.co/logstash/logstash:", "elastic/logstash:", "logstash:"]
  guard path.hasPrefix(folder), path.hasSuffix(".conf"), path != folder + "logstash.conf",
    !path.contains("*"), !path.contains("?"), !path.contains("["),
    service.node["build"] == nil, !service.isScripted, service.node["extends"] == nil,
    service.node["volumes_from"] == nil, service.node["configs"] == nil,
    let image = service.node["image"]?.text, images.contains(where: image.hasPrefix)
  else { return false }
  return !service.mountTargets.contains {
    path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/")
  }
}
