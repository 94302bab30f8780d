import BelfrySource
import BelfryYAML

extension CheckRule {
  static let valueAndFile = CheckRule(
    "compose/value-and-file", .error,
    summary: "A variable is given as it is and from a file.",
    rationale: """
      The start scripts of these images take a secret from a file under a second name, and end where \
      both are set: "Both … are set (but are exclusive)".
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/",
      "https://hub.docker.com/_/postgres",
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_SECURITY_ADMIN_PASSWORD: from-the-vault
              GF_SECURITY_ADMIN_PASSWORD__FILE: ⟦/run/secrets/grafana⟧
          db:
            image: postgres:18
            environment: [POSTGRES_PASSWORD=a, ⟦POSTGRES_PASSWORD_FILE=/run/secrets/db⟧]

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_SECURITY_ADMIN_USER: admin
              GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/grafana
          db:
            image: postgres:18
            environment: {POSTGRES_PASSWORD: , POSTGRES_PASSWORD_FILE: /run/secrets/db}
          other:
            image: postgres:18
            environment:
              POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}
              POSTGRES_PASSWORD_FILE: ${POSTGRES_PASSWORD_FILE}
          app:
            image: app:1
            environment: {TOKEN: a, TOKEN_FILE: b}

        """),
    ],
    check: .service { service, reporter in
      guard let known = service.imageName.flatMap({ scripts[$0] }),
        service.node["entrypoint"] == nil
      else { return }
      // What a variable brings may be empty, which is as if it were not there.
      let variables = ComposeWalk.environment(service.node).filter {
        !$0.value.isEmpty && (!$0.value.hasPrefix("$") || $0.value.hasPrefix("$$"))
      }
      let names = Set(variables.map(\.name))
      for (name, _, node) in variables where name.hasSuffix(known.end) {
        let plain = String(name.dropLast(known.end.count))
        guard names.contains(plain), known.prefixes.contains(where: plain.hasPrefix) else {
          continue
        }
        reporter.report(
          at: node.span,
          "'\(service.name.text)' gets '\(plain)' as well, and the image refuses both",
          help: "take one of them out",
          related: variables.filter { $0.name == plain }.map {
            .init("set here", file: reporter.file, span: $0.2.span)
          })
      }
    }
  )
}

/// Which variables an image's start script takes from files, and what stands behind their names then.
private struct StartScript {
  let prefixes: [String]
  var end = "_FILE"
}

private let others: [String: StartScript] = [
  "postgres": StartScript(prefixes: ["POSTGRES_"]),
  "mysql": StartScript(prefixes: ["MYSQL_"]),
  "mariadb": StartScript(prefixes: ["MARIADB_", "MYSQL_"]),
  "mongo": StartScript(prefixes: ["MONGO_INITDB_"]),
  "elasticsearch": StartScript(prefixes: ["ELASTIC_PASSWORD", "KEYSTORE_PASSWORD"]),
]

private let scripts = others.merging(
  Workspace.grafanaImages.map { ($0, StartScript(prefixes: ["GF_"], end: "__FILE")) }
) { first, _ in first }
