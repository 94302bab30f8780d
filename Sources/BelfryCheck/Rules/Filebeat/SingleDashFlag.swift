import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let singleDashFlag = CheckRule(
    "filebeat/single-dash-flag", .error,
    summary: "A long flag of Filebeat after a single dash.",
    rationale: """
      Since version 9 Filebeat takes it for single letters that it does not know, and ends at its start.
      """,
    references: ["https://www.elastic.co/docs/release-notes/beats/breaking-changes"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            command: [filebeat, -e, ⟦-strict.perms=false⟧]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            command: ⟦filebeat -e -strict.perms=false⟧

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            command: [filebeat, -e, --strict.perms=false, -Elogging.level=warning, -c, /etc/filebeat.yml]
          old:
            image: docker.elastic.co/beats/filebeat:8.19.20
            command: filebeat -e -strict.perms=false

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let service = program.service, let major = service.majorVersion, major >= 9,
          !service.isScripted
        else { continue }
        for word in service.words {
          // After one letter a value may follow at once.
          guard word.text.hasPrefix("-"), !word.text.hasPrefix("--"), word.text.utf8.count > 3,
            let letter = word.text.dropFirst().first, !"EMNcd".contains(letter)
          else { continue }
          let fix = FixIt("write two dashes", edits: [.init(Span(at: word.span.start), "-")])
          let isAlone = service.node["command"]?.items.contains {
            $0.span == word.span && $0.style == .plain
          }
          reporter.report(
            at: word.span, "Filebeat \(major) does not know '\(word.text)'",
            help: "write two dashes: '-\(word.text)'", fixes: isAlone == true ? [fix] : [],
            in: service.file.path)
        }
      }
    }
  )
}
