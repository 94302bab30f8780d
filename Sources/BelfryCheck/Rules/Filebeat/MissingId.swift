import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let missingInputId = CheckRule(
    "filebeat/missing-id", .warning,
    summary: "An input 'filestream' of Filebeat without an id.",
    rationale: """
      What was read is kept under the id: without one, lines are sent again after a restart.
      """,
    references: ["https://elastic.co/docs/reference/beats/filebeat/filebeat-input-filestream"],
    examples: [
      .fails(
        """
        filebeat.inputs:
          - type: ⟦filestream⟧
            paths: [/var/log/a/*.log]
        output.console.pretty: true

        """),
      .passes(
        """
        filebeat.inputs:
          - type: filestream
            id: a
            paths: [/var/log/a/*.log]
          - type: filestream
            enabled: false
            paths: [/var/log/b/*.log]
          - type: syslog
        output.console.pretty: true

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          guard let type = input.node["type"], type.text == "filestream", input.node["id"] == nil
          else { continue }
          reporter.report(
            at: type.span, "this input has no id", help: "give it one that never changes",
            in: input.path)
        }
      }
    }
  )
}
