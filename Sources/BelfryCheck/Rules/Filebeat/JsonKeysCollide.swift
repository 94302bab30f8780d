import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let jsonKeysCollide = CheckRule(
    "filebeat/json-keys-collide", .advice,
    summary: "An application's JSON is put at the root of the event.",
    rationale: """
      There its keys meet those of Filebeat and ECS: a text 'host', 'log' or 'service' is refused where \
      an object is wanted, and the line is lost.
      """,
    examples: [
      .fails(
        """
        filebeat.inputs:
          - type: log
            allow_deprecated_use: true
            paths: [/var/log/shop/*.log]
            ⟦json.keys_under_root⟧: true
        output.logstash.hosts: ["logstash:5044"]

        """),
      .fails(
        """
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.log]
            parsers:
              - ndjson:
                  ⟦target⟧: ""
                  overwrite_keys: true
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.log]
            parsers:
              - ndjson: {target: shop, add_error_key: true}
          - type: filestream
            id: ecs
            paths: [/var/log/ecs/*.log]
            parsers:
              - ndjson: {target: "", expand_keys: true, overwrite_keys: true}
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        if let root = program.file?.root, let path = program.file?.path {
          for key in FilebeatWalk.rootKeys(root) {
            reporter.report(
              at: key.span, "keys of the JSON may collide with those of ECS",
              help: "put them under a name of their own, and rename those that are wanted",
              in: path)
          }
        }
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          for key in FilebeatWalk.rootKeys(input.node) {
            reporter.report(
              at: key.span, "keys of the JSON may collide with those of ECS",
              help: "put them under a name of their own, and rename those that are wanted",
              in: input.path)
          }
        }
      }
    }
  )
}
