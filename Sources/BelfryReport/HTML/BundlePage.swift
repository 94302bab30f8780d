package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A bundle as one self-contained page: services, what is scraped, alerts with their runbooks,
/// dashboards as wireframes, findings.
///
/// Nothing in it depends on the clock or on anything but the files, and nothing is loaded from
/// elsewhere, so that it can be mailed or kept with a build.
package struct BundlePage {
  /// A file of the bundle.
  package struct File {
    package let path: String
    package let kind: FileKind
    package let root: Node

    /// A file that was parsed.
    package init(path: String, kind: FileKind, root: Node) {
      (self.path, self.kind, self.root) = (path, kind, root)
    }
  }

  let title: String
  let files: [File]
  /// Texts of `runbooks/`, by path.
  let runbooks: [String: String]
  let findings: [Diagnostic]
  let sources: [String: SourceFile]

  /// - Parameter sources: The files that findings point into, by path.
  package init(
    title: String, files: [File], runbooks: [String: String], findings: [Diagnostic],
    sources: [String: SourceFile]
  ) {
    self.title = title
    self.files = files
    self.runbooks = runbooks
    self.findings = findings.inOrder()
    self.sources = sources
  }

  /// The page.
  package func render() -> [UInt8] {
    let sections: [(id: String, name: String, count: Int, content: HTML)] = [
      ("services", "Services", services.count, servicesTable),
      ("targets", "Scrape jobs", jobs.count, jobsTable),
      ("alerts", "Alerts", alerts.count, alertsTable),
      ("dashboards", "Dashboards", dashboards.count, HTML(dashboards.map(board))),
      ("findings", "Findings", findings.count, findingsList),
    ]
    let page: HTML = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title><style>\(HTML(raw: Self.style))</style></head><body>
      <header><h1>\(title)</h1><nav>
      \(sections.map { part -> HTML in
        "<a href=\"#\(part.id)\"><b>\(part.count)</b> \(part.name.lowercased())</a>"
      })
      </nav></header><main>
      \(sections.map { part -> HTML in
        "<section id=\"\(part.id)\"><h2>\(part.name)</h2>\(part.content)</section>"
      })
      </main></body></html>

      """
    return Array(page.text.utf8)
  }

  func files(_ kind: FileKind) -> [File] { files.filter { $0.kind == kind } }

  // MARK: Dashboards

  private var dashboards: [(path: String, drawing: DashboardDrawing)] {
    files(.grafanaDashboard).map { ($0.path, DashboardDrawing($0.root)) }
  }

  private func board(_ board: (path: String, drawing: DashboardDrawing)) -> HTML {
    let drawing = board.drawing
    let panels = drawing.panels.count { $0.type != "row" }
    let over = drawing.overlaps.map { one, other -> HTML in
      "<p class=\"error\">'\(one)' and '\(other)' lie over each other</p>"
    }
    let variables = drawing.variables.map { "$\($0)" }.joined(separator: ", ")
    return """
      <details open><summary>\(drawing.title)
      <small>\(board.path) · \(panels) panels · \(variables)</small></summary>
      \(over)\(drawing.svg)</details>
      """
  }

  // MARK: Findings

  private var findingsList: HTML {
    guard !findings.isEmpty else { return "<p class=\"fine\">Nothing to report.</p>" }
    let rows = findings.prefix(2_000).map { finding -> HTML in
      var place = finding.file
      if let span = finding.span, let source = sources[finding.file] {
        let position = LineIndex(source).position(of: span.start)
        place += ":\(position.line):\(position.column)"
      }
      return """
        <tr><td class="\(finding.severity.rawValue)">\(finding.severity.rawValue)</td>
        <td><code>\(finding.id)</code><br><small>\(place)</small></td>
        <td>\(finding.message)<br><small>\(finding.help ?? "")</small></td></tr>
        """
    }
    return "<table><tr><th>Weight</th><th>Check</th><th>What</th></tr>\(Array(rows))</table>"
  }
}
