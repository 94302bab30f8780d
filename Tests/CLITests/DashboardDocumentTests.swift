import Foundation
import Testing

@Suite("The page about dashboards")
struct DashboardDocumentTests {
  @Test("The profile that it shows gives the dashboards that it names")
  func example() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/dashboards.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst()
    #expect(blocks.count == 1)
    let text = try #require(blocks.first?.components(separatedBy: "```").first)
    try Program.withFolder { folder in
      try Data(text.utf8).write(to: folder.appendingPathComponent("belfry.yaml"))
      let generated = try Program.run(["generate", "-o", "m"], in: folder)
      #expect(generated.status == 0, "\(generated.errors)")
      let checked = try Program.run(["check", "m"], in: folder)
      #expect(checked.output.contains("nothing to report"), "\(checked.output)")
      for board in ["overview", "service-api", "board-business", "system", "stack"] {
        let file = folder.appendingPathComponent("m/grafana/dashboards/\(board).json")
        #expect(FileManager.default.fileExists(atPath: file.path), "\(board)")
      }
    }
  }

  @Test("Mistakes in PromQL of a dashboard are found where they stand")
  func mistakes() throws {
    try Program.withFolder { folder in
      let profile = """
        project: shop
        services: {api: {metrics: "api:8000", workloads: [http]}}
        dashboard:
          sections:
            s:
              metrics:
                - {title: A, expr: "sum(rate(up[$__rate_interval])"}
                - htp_requests_total
        """
      try Data(profile.utf8).write(to: folder.appendingPathComponent("belfry.yaml"))
      let said = try Program.run(["generate", "-o", "m"], in: folder)
      #expect(said.status != 0)
      #expect((said.output + said.errors).contains("belfry.yaml:7:"), "\(said)")
    }
  }
}
