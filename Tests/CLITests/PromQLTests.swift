import Foundation
import Testing

@Suite("belfry promql")
struct PromQLTests {
  private static let ratio =
    "sum by (job) (rate(a_total{code=~\"5..\"}[5m])) / sum by (job) (rate(a_total[5m]))"

  @Test("Explains for people, with reasons under carets")
  func explain() throws {
    try Program.withFolder { folder in
      let outcome = try Program.run(["promql", "explain", Self.ratio], in: folder)
      #expect(outcome.status == 0)
      for part in [
        "type    instant vector", "reads   a_total{code=~\"5..\"}[5m]", "value   ratio",
        "possible  job", "never     __name__, every other label",
        "      ^^^^^^^^ every other label: never, since 'by' keeps only the labels that it names",
      ] {
        #expect(outcome.output.contains(part), "\(outcome.output)")
      }
    }
  }

  @Test("Explains for programs, with the same facts")
  func json() throws {
    try Program.withFolder { folder in
      let outcome = try Program.run(
        ["promql", "explain", "--format", "json", Self.ratio], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let root = try #require(object as? [String: Any])
      #expect(root["type"] as? String == "instant vector")
      #expect(root["metrics"] as? [String] == ["a_total"])
      #expect((root["selectors"] as? [Any])?.count == 2)
      let result = try #require((root["results"] as? [[String: Any]])?.first)
      #expect(result["unit"] as? String == "ratio")
      let labels = try #require(result["labels"] as? [[String: Any]])
      let job = try #require(labels.first { $0["label"] as? String == "job" })
      #expect(job["presence"] as? String == "possible")
      #expect((result["other_labels"] as? [String: Any])?["presence"] as? String == "never")
    }
  }

  @Test("Errors are all shown, and end with 1", arguments: ["human", "json"])
  func errors(format: String) throws {
    try Program.withFolder { folder in
      let outcome = try Program.run(
        ["promql", "explain", "--format", format, "ratee(a) + sum(b[5m])"], in: folder)
      #expect(outcome.status == 1)
      let shown = format == "json" ? outcome.output : outcome.errors
      #expect(shown.contains("did you mean 'rate'?"), "\(shown)")
      #expect(shown.contains("'sum' wants an instant vector"), "\(shown)")
    }
  }

  @Test("Formats the expressions of rule files, and nothing else")
  func format() throws {
    try Program.withFolder { folder in
      let text = """
        # head
        groups:
        - name: a   # tail
          rules:
          - record: b:c
            expr: sum(d)by(e)   # note
          - alert: F
            expr: >-
              sum(rate(http_requests_total{job="x",code=~"5.."}[5m]))by(job)/sum(rate(http_requests_total[5m]))by(job)
            labels: {severity: "page"}

        """
      let path = folder.appendingPathComponent("rules.yml")
      try Data(text.utf8).write(to: path)
      let checked = try Program.run(["promql", "format", "--check", "rules.yml"], in: folder)
      #expect(checked.status == 1)
      #expect(try String(contentsOf: path, encoding: .utf8) == text)
      #expect(try Program.run(["promql", "format", "rules.yml"], in: folder).status == 0)
      let formatted = """
        # head
        groups:
        - name: a   # tail
          rules:
          - record: b:c
            expr: sum by (e) (d)   # note
          - alert: F
            expr: |
              sum by (job) (rate(http_requests_total{code=~"5..",job="x"}[5m]))
              /
              sum by (job) (rate(http_requests_total[5m]))
            labels: {severity: "page"}

        """
      #expect(try String(contentsOf: path, encoding: .utf8) == formatted)
      let again = try Program.run(["promql", "format", "--check", "rules.yml"], in: folder)
      #expect(again.status == 0)
    }
  }

  @Test("Leaves what cannot be formatted, and says so")
  func left() throws {
    try Program.withFolder { folder in
      let text = """
        groups:
        - name: a
          rules:
          - {record: b, expr: sum(d)by(e)}
          - record: c
            expr: |
              sum(d)by(e) # why
          - record: d
            expr: sum(

        """
      let path = folder.appendingPathComponent("rules.yml")
      try Data(text.utf8).write(to: path)
      let outcome = try Program.run(["promql", "format", "rules.yml"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("shares its line"), "\(outcome.errors)")
      #expect(outcome.errors.contains("holds comments"), "\(outcome.errors)")
      #expect(outcome.errors.contains("rules.yml:9:15: error"), "\(outcome.errors)")
      #expect(try String(contentsOf: path, encoding: .utf8) == text)
    }
  }
}
