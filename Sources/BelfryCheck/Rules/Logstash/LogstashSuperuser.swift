import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let logstashSuperuser = CheckRule(
    "logstash/superuser", .error,
    summary: "Logstash runs as root.",
    rationale: """
      Since version 9 Logstash ends at its start, unless it is allowed to.
      """,
    references: ["https://www.elastic.co/docs/release-notes/logstash/breaking-changes"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            user: ⟦root⟧

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            user: "1000:0"
          allowed:
            image: docker.elastic.co/logstash/logstash:9.5.3
            user: root
            environment: [ALLOW_SUPERUSER=true]
          old:
            image: docker.elastic.co/logstash/logstash:8.19.20
            user: root

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.logstash) where program.isWhole {
        guard let service = program.service, let major = service.majorVersion, major >= 9,
          let user = service.node["user"],
          ["root", "0"].contains(String(user.text.prefix { $0 != ":" })),
          program.setting("allow_superuser") == nil || program.flag("allow_superuser") == false
        else { continue }
        reporter.report(
          at: user.span, "Logstash \(major) does not run as root",
          help: "leave 'user' out, or set 'allow_superuser: true'", in: service.file.path)
      }
    }
  )
}
