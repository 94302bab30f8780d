import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateInputId = CheckRule(
    "filebeat/duplicate-id", .error,
    summary: "Two inputs of Filebeat with one id.",
    rationale: """
      What was read is kept under the id: with one for two inputs, lines are lost or sent again.
      """,
    references: ["https://github.com/elastic/beats/issues/35964"],
    examples: [
      .fails(
        """
        filebeat.inputs:
          - type: filestream
            id: logs
            paths: [/var/log/a/*.log]
          - type: filestream
            id: ⟦logs⟧
            paths: [/var/log/b/*.log]
        output.console.pretty: true

        """),
      .passes(
        """
        filebeat.inputs:
          - type: filestream
            id: logs
            paths: [/var/log/a/*.log]
          - type: filestream
            id: other
            paths: [/var/log/b/*.log]
          - type: filestream
            id: logs
            enabled: false
            paths: [/var/log/c/*.log]
        output.console.pretty: true

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        var first: [String: Node] = [:]
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          guard let id = input.node["id"], !id.text.contains("$"),
            input.node["allow_deprecated_id_duplication"]?.text != "true"
          else { continue }
          guard let other = first[id.text] else {
            first[id.text] = id
            continue
          }
          reporter.report(
            at: id.span, "the id '\(id.text)' belongs to another input already",
            help: "give every input an id of its own",
            related: [.init("the other one", file: input.path, span: other.span)], in: input.path)
        }
      }
    }
  )
}
