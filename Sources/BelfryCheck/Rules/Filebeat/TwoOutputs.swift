import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let twoOutputs = CheckRule(
    "filebeat/two-outputs", .error,
    summary: "Filebeat with more than one output.",
    rationale: """
      Filebeat takes one output alone, and ends at once where it finds two.
      """,
    examples: [
      .fails(
        """
        filebeat.inputs: []
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
        ⟦output.logstash⟧:
          hosts: ["logstash:5044"]

        """),
      .fails(
        """
        filebeat.inputs: []
        output:
          logstash:
            hosts: ["logstash:5044"]
          ⟦console⟧: {pretty: true}

        """),
      .passes(
        """
        filebeat.inputs: []
        output.elasticsearch:
          enabled: false
          hosts: ["https://elasticsearch:9200"]
        output.logstash.hosts: ["logstash:5044"]
        output.logstash.loadbalance: true

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        let outputs = FilebeatWalk.outputs(program)
        guard let first = outputs.first else { continue }
        for output in outputs.dropFirst() {
          reporter.report(
            at: output.key.span, "'\(output.name)' is a second output beside '\(first.name)'",
            help: "keep one of the two, or let Logstash send to several",
            related: [.init("the first one", file: output.path, span: first.key.span)],
            in: output.path)
        }
      }
    }
  )
}
