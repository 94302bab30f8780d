extension ReportDocument {
  /// The report as one page that loads nothing, in the style of a bundle's page.
  package var page: [UInt8] {
    let page: HTML = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title): \(verdict.text)</title>
      <style>\(HTML(raw: BundlePage.style + "\n" + Self.style))</style></head><body>
      <header><h1>\(title)</h1><nav>
      \(parts.map { part -> HTML in "<a href=\"#\(id(part))\">\(part.title)</a>" })
      </nav></header><main>
      <div class="verdict \(verdict.level.rawValue)"><b>\(verdict.text)</b>
      <ul>\(reasons.map { reason -> HTML in "<li>\(reason)</li>" })</ul>
      <small>\(time)</small></div>
      \(parts.map(section))
      </main></body></html>

      """
    return Array(page.text.utf8)
  }

  private func id(_ part: Part) -> String {
    part.title.lowercased().replacing(" ", with: "-")
  }

  private func section(_ part: Part) -> HTML {
    let content: HTML =
      switch part.content {
      case .table(let columns, let rows): rows.isEmpty ? "" : table(columns, rows)
      case .items(let items): "<div class=\"items\">\(items.map(item))</div>"
      }
    return """
      <section id="\(id(part))"><h2>\(part.title)
      <small class="\(part.mark.level.rawValue)">\(part.mark.text)</small></h2>
      \(content)\(part.notes.map { note -> HTML in "<p><small>\(note)</small></p>" })</section>
      """
  }

  private func table(_ columns: [String], _ rows: [[Cell]]) -> HTML {
    let body = rows.map { row -> HTML in
      let cells = zip(columns, row).map { column, cell -> HTML in
        "<td data-name=\"\(column)\" class=\"\(cell.level.rawValue)\">\(cell.text)</td>"
      }
      return "<tr>\(cells)</tr>"
    }
    return """
      <table class="folding"><thead><tr>\(columns.map { name -> HTML in "<th>\(name)</th>" })</tr>
      </thead><tbody>\(body)</tbody></table>
      """
  }

  private func item(_ item: Item) -> HTML {
    let lines = item.lines.map { line -> HTML in "<p>\(line)</p>" }
    let link = item.link.map { link -> HTML in
      link.hasPrefix("https://") || link.hasPrefix("http://")
        ? "<p><a href=\"\(link)\">\(link)</a></p>" : "<p><code>\(link)</code></p>"
    }
    return """
      <div class="item \(item.head.level.rawValue)"><b>\(item.head.text)</b>\(lines)\
      \(link ?? "")</div>
      """
  }

  /// What a bundle's page does not have: the verdict, and tables that fold on a narrow screen.
  private static let style = """
    .good{color:var(--green)}.near{color:var(--amber)}.bad{color:var(--red);font-weight:600}
    h2 small{margin-left:.6rem;font-weight:400}h2 small.bad{font-weight:600}
    .verdict{margin:1.6rem 0;padding:1rem 1.2rem;border-radius:8px;background:var(--tint);\
    border-left:6px solid var(--line);color:var(--ink);font-weight:400}
    .verdict>b{font-size:1.5rem}.verdict ul{margin:.3rem 0;padding-left:1.2rem}
    .verdict.good{border-color:var(--green)}.verdict.good>b{color:var(--green)}
    .verdict.near{border-color:var(--amber)}.verdict.near>b{color:var(--amber)}
    .verdict.bad{border-color:var(--red)}.verdict.bad>b{color:var(--red)}
    .item{margin:.5rem 0;padding:.5rem .9rem;border-left:4px solid var(--blue);\
    background:var(--tint);border-radius:4px;color:var(--ink);font-weight:400;\
    overflow-wrap:anywhere}
    .item p{margin:.2rem 0 0}.item.near{border-color:var(--amber)}.item.bad{border-color:var(--red)}
    .item.good{border-color:var(--green)}
    td{overflow-wrap:anywhere}
    @media(max-width:640px){header{position:static;padding:.7rem 1rem}main{padding:0 1rem 3rem}
    .folding,.folding tbody,.folding tr,.folding td{display:block;width:100%}
    .folding thead{display:none}
    .folding tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
    .folding td{border:0;padding:.1rem 0}
    .folding td:empty{display:none}
    .folding td[data-name]:not([data-name=""])::before{content:attr(data-name)": ";\
    color:var(--soft);font-weight:400}}
    """
}
