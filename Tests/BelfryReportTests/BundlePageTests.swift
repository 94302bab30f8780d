import BelfryModels
import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryReport

@Suite("The page of a bundle")
struct BundlePageTests {
  private func file(_ path: String, _ kind: FileKind, _ text: String) throws -> BundlePage.File {
    let root = try #require(parseYAML(SourceFile(path: path, text: text)).roots.first)
    return BundlePage.File(path: path, kind: kind, root: root)
  }

  private func page(
    _ files: [BundlePage.File], runbooks: [String: String] = [:], _ findings: [Diagnostic] = []
  ) -> String {
    let page = BundlePage(
      title: "a <b> & c", files: files, runbooks: runbooks, findings: findings, sources: [:])
    return String(decoding: page.render(), as: UTF8.self)
  }

  @Test("What files say is escaped, wherever it is put in")
  func escapes() throws {
    let alert = """
      groups:
        - name: g
          rules:
            - alert: '"><script>alert(1)</script>'
              expr: up < 1 and on ("x") up
              labels: {severity: critical}
              annotations: {summary: "a\\u0007b & c"}
      """
    let text = page([try file("r.yml", .rules, alert)])
    #expect(!text.contains("<script>"))
    #expect(text.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(text.contains("up &lt; 1"))
    #expect(text.contains("a\u{FFFD}b &amp; c"))
    #expect(text.contains("<title>a &lt;b&gt; &amp; c</title>"))
  }

  @Test("The most urgent alerts come first, each with its part of the runbook")
  func alerts() throws {
    let rules = """
      groups:
        - name: g
          rules:
            - {alert: Slow, expr: a > 1, labels: {severity: warning}}
            - alert: Down
              expr: up == 0
              labels: {severity: critical}
              annotations: {runbook_url: "https://example.org/runbooks/x.md#down"}
      """
    let runbook = "## Slow\nwait\n\n## Down\nstart it\n\n## Other\nno\n"
    let text = page([try file("r.yml", .rules, rules)], runbooks: ["runbooks/x.md": runbook])
    let down = try #require(text.firstRange(of: "<b>Down</b>"))
    let slow = try #require(text.firstRange(of: "<b>Slow</b>"))
    #expect(down.lowerBound < slow.lowerBound)
    #expect(text.contains("start it"))
    #expect(!text.contains("wait"))
  }

  @Test("Panels are drawn where they stand, and those that lie over each other are named")
  func drawing() throws {
    func panel(_ title: String, _ type: String, _ x: Int, _ y: Int) -> String {
      """
      {"title": "\(title)", "type": "\(type)", "gridPos": {"x": \(x), "y": \(y), "w": 12, "h": 8},
       "targets": [{"expr": "up", "legendFormat": "up"}]}
      """
    }
    let panels = [
      panel("One", "timeseries", 0, 0), panel("Two", "stat", 12, 0), panel("Three", "gauge", 0, 7),
    ]
    let text = """
      {"title": "Board", "panels": [\(panels.joined(separator: ",")), {"title": "nowhere"}]}
      """
    let board = try file("b.json", .grafanaDashboard, text)
    let drawing = DashboardDrawing(board.root)
    #expect(drawing.panels.map(\.title) == ["One", "Two", "Three"])
    #expect(drawing.overlaps.map(\.0) == ["One"])
    #expect(drawing.overlaps.map(\.1) == ["Three"])
    #expect(drawing.svg.text.contains("viewBox=\"0 0 960 330\""))
    #expect(page([board]).contains("'One' and 'Three' lie over each other"))
  }

  @Test("Findings are listed with their places; without any the page says so")
  func findings() throws {
    let finding = Diagnostic(
      "promql/syntax", .error, "no <b>", help: "mend it", file: "r.yml", at: nil)
    #expect(page([], [finding]).contains("no &lt;b&gt;"))
    #expect(page([]).contains("Nothing to report."))
    #expect(page([]) == page([]))
  }

  @Test("Sizes that no dashboard has are no drawing of that size")
  func bounds() throws {
    let text = """
      {"panels": [{"type": "x", "gridPos": {"x": 0, "y": 99999, "w": 9999, "h": 99999}},
       {"type": "y", "gridPos": {"x": -1, "y": 9223372036854775807, "w": 1e9, "h": 2}}]}
      """
    let drawing = DashboardDrawing(try file("b.json", .grafanaDashboard, text).root)
    #expect(drawing.panels.count == 1)
    #expect(drawing.svg.text.contains("viewBox=\"0 0 960 44000\""))
  }
}
