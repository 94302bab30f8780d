import BelfrySource
import BelfryYAML

extension CheckRule {
  static let templateFileMissing = CheckRule(
    "alertmanager/template-file-missing", .error,
    summary: "An entry of templates that reaches no file of the bundle.",
    rationale: """
      Alertmanager starts all the same, and every notification that calls one of these \
      templates fails.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          alertmanager:
            image: prom/alertmanager:v0.33.1
            volumes: ["./alertmanager:/etc/alertmanager:ro"]
        --- alertmanager/alertmanager.yml
        templates: [⟦"templates/*.tmpl"⟧]
        route: {receiver: a}
        receivers: [{name: a}]
        --- alertmanager/a.tmpl
        {{ define "a" }}x{{ end }}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          alertmanager:
            image: prom/alertmanager:v0.33.1
            volumes: ["./alertmanager:/etc/alertmanager:ro"]
        --- alertmanager/alertmanager.yml
        templates: ["*.tmpl", /other/*.tmpl]
        route: {receiver: a}
        receivers: [{name: a}]
        --- alertmanager/a.tmpl
        {{ define "a" }}x{{ end }}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          alertmanager:
            image: prom/alertmanager:v0.33.1
            volumes:
              - ./alertmanager.yml:/etc/alertmanager/alertmanager.yml:ro
              - ./mail.tmpl:/etc/alertmanager/templates/mail.tmpl:ro
        --- alertmanager.yml
        templates: [templates/*.tmpl]
        route: {receiver: a}
        receivers: [{name: a}]
        --- mail.tmpl
        {{ define "a" }}x{{ end }}

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.paths.isEmpty else { return }
      for server in workspace.alertmanagers where server.service != nil {
        for entry in server.config.root["templates"]?.items ?? [] {
          guard let reach = workspace.reach(of: entry.text, server), !reach.isEmpty,
            !workspace.paths.contains(where: reach.contains)
          else { continue }
          reporter.report(
            at: entry.span, "'\(entry.text)' reaches no file",
            help: "put the file there, or correct the path", in: server.config.path)
        }
      }
    }
  )
}
