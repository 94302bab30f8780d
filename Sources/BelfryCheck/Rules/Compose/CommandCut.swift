import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let commandCut = CheckRule(
    "compose/command-cut", .warning,
    summary: "A command with a sign of the shell, at which Compose drops the rest.",
    rationale: """
      Compose splits a command that is one text into words, but no shell runs it: what stands behind ;, &, |, < or > \
      outside of quotes is silently left out.
      """,
    references: ["https://docs.docker.com/reference/compose-file/services/#command"],
    examples: [
      .fails(
        """
        services:
          web:
            image: "nginx:1.29"
            command: ⟦wait-for db:5432 && nginx -g 'daemon off;'⟧

        """),
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: ⟦"--web.external-url=http://metrics.example.org/?org=1&team=2"⟧

        """),
      .passes(
        """
        services:
          web:
            image: "nginx:1.29"
            command: [sh, -c, "wait-for db:5432 && nginx -g 'daemon off;'"]
            entrypoint: sh -c "sleep 1; exec nginx"

        """),
    ],
    check: .service { service, reporter in
      for key in ["command", "entrypoint"] {
        guard let value = service.node[key], value.kind == .scalar else { continue }
        let words = ShellWords(value.text)
        guard words.isWhole, let cut = words.cut else { continue }
        let rest = Substring(value.text.utf8.dropFirst(cut)).prefix { !$0.isNewline }
        let shown = rest.count > 40 ? rest.prefix(40) + "…" : rest
        reporter.report(
          at: value.span, "Compose leaves a part of this command out: \(shown)",
          help: "write a list: [sh, -c, '…'], or put the sign in quotes")
      }
    }
  )
}
