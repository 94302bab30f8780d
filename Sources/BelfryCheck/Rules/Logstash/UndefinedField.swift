import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedField = CheckRule(
    "logstash/undefined-field", .warning,
    summary: "A field is asked for that no input and no filter makes.",
    rationale: """
      The condition never holds, or the text keeps '%{name}' as it stands; nothing is said about it.
      """,
    examples: [
      .fails(
        """
        input { file { path => "/var/log/shop.log" } }
        filter {
          grok { match => { "message" => "%{WORD:verb} %{NUMBER:status:int}" } }
          if ⟦[state]⟧ >= 500 { mutate { add_tag => ["broken"] } }
        }
        output { stdout { } }

        """),
      .fails(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => "%{WORD:verb} %{NUMBER:duration}" } }
          mutate { convert => { "durations" => "float" ⟦"duraton"⟧ => "float" } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          if [service][name] == "shop" {
            grok { match => { "message" => "%{COMBINEDAPACHELOG}" } }
            if [response] == "500" and [@metadata][beat] { drop { } }
          }
        }
        output { elasticsearch { index => "%{[fields][app]}-%{+YYYY}" } }

        """),
      .passes(
        """
        input { file { path => "/var/log/shop.log" } }
        filter {
          dissect { mapping => { "message" => "%{when} %{+when} %{verb} %{}" } }
          json { source => "message" target => "shop" }
          if [when] and [verb] == "GET" and [shop][user] and "x" in [tags] { drop { } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { file { path => "/var/log/shop.csv" } }
        filter {
          csv { columns => ["when", "verb"] }
          mutate { rename => ["when", "moment"] replace => ["code", "x"] }
          if [moment] == "x" and [code] == "x" and [column3] == "y" { drop { } }
        }
        output { file { path => "/data/%{[${FIELD}]}.log" } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          json { source => "message" }
          date { match => ["timestamp", "ISO8601"] target => "@timestamp" }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { http { port => 8080 } }
        filter {
          mutate { rename => { "domain" => "_domain" "headers" => "_headers" } }
          mutate { lowercase => ["domain"] }
          date { match => ["update_time", "UNIX"] target => "updated_time" }
        }
        output { stdout { } }

        """),
      .fails(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => "at=%{NUMBER:created};%{GREEDYDATA:query}" } }
          mutate { rename => { ⟦"creeted"⟧ => "_created" } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { pipe { command => "journalctl -f" } }
        filter { if [process][command_line] == "x" { drop { } } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for group in stack.pipelineGroups
      where !group.contains(where: { $0.reading.diagnostics.hasErrors }) {
        let fields = PipelineFields(group.map(\.pipeline))
        for file in group {
          for use in PipelineFields.uses(file.pipeline, file.source) {
            guard !fields.makes(use.path) else { continue }
            let near = fields.slip(of: use.path[0], in: use.plugin)
            guard !fields.isOpen || near != nil else { continue }
            reporter.report(
              at: use.span, "nothing makes the field '\(use.path.joined(separator: "."))'",
              help: near.map { "did you mean '\($0)'?" }
                ?? "the input and the filters know no such field",
              in: file.path)
          }
        }
      }
    }
  )
}
