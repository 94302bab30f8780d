import BelfryTestSupport
import Foundation
import Testing

@Suite("The page about packs")
struct PackDocumentTests {
  /// Files that the page shows: a line with the path in backticks and a colon, then a block.
  private func files() throws -> [(path: String, text: String)] {
    let page = Program.root.appendingPathComponent("docs/packs.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var files: [(String, String)] = []
    var path: String?
    var block: [Substring]?
    for line in lines {
      if block != nil, line == "```" {
        if let path, let block { files.append((path, block.joined(separator: "\n") + "\n")) }
        (path, block) = (nil, nil)
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("```"), path != nil {
        block = []
      } else if line.hasPrefix("`"), line.hasSuffix("`:") {
        path = String(line.dropFirst().dropLast(2))
      }
    }
    return files
  }

  @Test("The pack of one's own that it shows works like a built-in one")
  func example() throws {
    let files = try files()
    #expect(files.count == 7)
    try Program.withFolder { folder in
      for (path, text) in files {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let generated = try Program.run(["generate", "--templates", "packs", "-o", "m"], in: folder)
      #expect(generated.status == 0, "\(generated.errors)")
      let checked = try Program.run(["check", "m"], in: folder)
      #expect(checked.output.contains("nothing to report"), "\(checked.output)")
      let rules = try String(
        contentsOf: folder.appendingPathComponent("m/prometheus/alert_rules.yml"), encoding: .utf8)
      #expect(
        rules.contains("caddy_http_requests_in_flight{job=\"caddy\"}")
          && rules.contains("          500\n"))
      for path in ["runbooks/caddy.md", "grafana/dashboards/dependency-caddy.json"] {
        let file = folder.appendingPathComponent("m/\(path)").path
        #expect(FileManager.default.fileExists(atPath: file), "\(path)")
      }
      guard let promtool = Promtool.tool else { return }
      let tested = try promtool.run(
        ["test", "rules", "m/prometheus/tests/caddy.yml"], in: folder)
      #expect(tested.status == 0)
    }
  }

  @Test("Every pack of a dependency is named")
  func names() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/packs.md"), encoding: .utf8)
    let words = Set(page.split { !$0.isLetter })
    let templates = Program.root.appendingPathComponent("templates")
    var found = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: templates.path) {
      let manifest = templates.appendingPathComponent("\(name)/pack.yaml")
      guard let text = try? String(contentsOf: manifest, encoding: .utf8),
        text.contains("\nkind: dependency\n")
      else { continue }
      found += 1
      #expect(words.contains(Substring(name)), "\(name)")
    }
    #expect(found >= 11)
  }
}
