import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unknownOption = CheckRule(
    "logstash/unknown-option", .error,
    summary: "A setting that a plugin does not have.",
    rationale: """
      The pipeline does not start. Settings that Logstash 9 took away are judged by the version of the \
      image; where it is not known, they are warned of.
      """,
    references: ["https://www.elastic.co/docs/release-notes/logstash/breaking-changes"],
    examples: [
      .fails(
        """
        output {
          elasticsearch { ⟦host⟧ => ["http://elasticsearch:9200"] }
        }

        """),
      .passes(
        """
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] id => "main" }
        }

        """),
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- pipeline/main.conf
        input { beats { port => 5044 ⟦ssl⟧ => true } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:7.17.20
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- pipeline/main.conf
        input { beats { port => 5044 ssl => true } }
        output { elasticsearch { hosts => "https://es:9200" cacert => "/x" } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.20
          logstash:
            build: ./logstash
        --- logstash/main.conf
        input { beats { port => 5044 ssl => true } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        for option in file.pipeline.removedOptions {
          let version = stack.knownVersion(file.path)
          reporter.report(option, at: option.span, version, in: file.path)
        }
      }
      for inline in InlinePipelines.all(stack.workspace) {
        for option in inline.pipeline.removedOptions {
          let version = stack.knownVersion(inline.path)
          reporter.report(
            option, at: inline.map.source(option.span), version, in: inline.path, mends: false)
        }
      }
    }
  )
}

extension LogStack {
  /// The major version of the Logstash that reads a file, or, where that is not known, an older
  /// one of the bundle's other programs.
  fileprivate func knownVersion(_ path: String) -> Int? {
    logstashVersion(reading: path) ?? (likelyMajor < 9 ? likelyMajor : nil)
  }
}

extension Reporter {
  /// Reports a setting that Logstash 9 took away, as far as the version makes it wrong.
  fileprivate mutating func report(
    _ option: RemovedOption, at span: Span, _ version: Int?, in path: String, mends: Bool = true
  ) {
    if let version, version < 8 { return }
    let isGone = version.map { $0 >= 9 } ?? false
    let fixes = option.replacement.map { name in
      [
        FixIt(
          "replace by '\(name)'", edits: [.init(span, name)], isSafe: isGone && option.keepsValue)
      ]
    }
    report(
      at: span,
      isGone
        ? "'\(option.plugin)' has no setting '\(option.name)' since Logstash 9"
        : "Logstash 9 has no setting '\(option.name)' of '\(option.plugin)'",
      help: option.replacement.map { "Use '\($0)'." }, fixes: mends ? fixes ?? [] : [], in: path,
      as: isGone ? nil : version == nil ? .warning : .advice)
  }
}
