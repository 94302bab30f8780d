import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let tlsIncomplete = CheckRule(
    "elastic/tls-incomplete", .error,
    summary: "TLS of Elasticsearch that is only half set up.",
    rationale: """
      Since version 8 Elasticsearch ends at its start where TLS is on without a certificate and key, or \
      is set up without being switched on or off.
      """,
    references: ["https://www.elastic.co/guide/en/elasticsearch/reference/8.18/migrating-8.0.html"],
    examples: [
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.http.ssl.enabled: ⟦"true"⟧

        """),
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.transport.ssl.keystore.path: ⟦certs/node.p12⟧

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.http.ssl.enabled: "true"
              xpack.security.http.ssl.keystore.path: certs/http.p12
              xpack.security.transport.ssl.enabled: "false"

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch)
      where program.isWhole && (stack.majorVersion(of: program) ?? stack.likelyMajor) >= 8 {
        for layer in ["xpack.security.http.ssl", "xpack.security.transport.ssl"] {
          let own = program.settings.filter { $0.name.hasPrefix(layer + ".") }
          guard let first = own.first else { continue }
          guard let enabled = program.setting(layer + ".enabled") else {
            reporter.report(
              at: first.span, "'\(layer).enabled' must be set as well",
              help: "set it to true or false", in: first.path)
            continue
          }
          let has = { (name: String) in program.setting("\(layer).\(name)") != nil }
          guard enabled.text == "true", !has("keystore.path"), !(has("key") && has("certificate"))
          else { continue }
          reporter.report(
            at: enabled.span, "TLS is on, and no certificate with a key is named",
            help: "set '\(layer).certificate' and '.key', or '.keystore.path'", in: enabled.path)
        }
      }
    }
  )
}
