import BelfryYAML
import Testing

@testable import BelfryReport

@Suite("A report in parts, as text, Markdown and a page")
struct DocumentTests {
  static let document = ReportDocument(
    title: "shop & co", verdict: .init("degraded", .near), reasons: ["1 of 2 <targets> is down"],
    time: "2026-01-01T00:00:00Z",
    parts: [
      .init(
        "Recommendations", .init("1"),
        .items([
          .init(.init("It | is *so*", .bad), lines: ["Do <b>this</b>."], link: "runbooks/a.md#x"),
          .init(.init("Fine", .good), lines: [], link: "https://a.example/b"),
          .init(.init("Bad link"), lines: [], link: "javascript:alert(1)"),
        ])),
      .init(
        "Services", .init("1 of 2 well", .bad),
        .table(
          columns: ["Service", "State"],
          rows: [
            [.init("監視"), .init("healthy", .good)],
            [.init("web\u{1B}[2J"), .init("it exited\nwith 1", .bad)],
          ]),
        notes: ["A note."]),
      .init("Targets", .init("2 of 2 up", .good), .table(columns: ["Job"], rows: [])),
    ])

  @Test("On a terminal: columns stand below each other, and nothing of others moves the cursor")
  func human() {
    let text = Self.document.human(isColoured: false, width: 40)
    #expect(
      text == """
        shop & co: degraded
          1 of 2 <targets> is down

        Recommendations  1
          ! It | is *so*
            Do <b>this</b>.
            runbooks/a.md#x
          + Fine
            https://a.example/b
          - Bad link
            javascript:alert(1)

        Services         1 of 2 well
          監視     healthy
          web [2J  it exited with 1
          A note.

        Targets          2 of 2 up

        2026-01-01T00:00:00Z

        """)
    let coloured = Self.document.human(isColoured: true, width: 40)
    #expect(coloured.contains("\u{1B}[33mdegraded\u{1B}[0m"))
    #expect(!coloured.contains("\u{1B}[2J"))
  }

  @Test("Long lines are wrapped, long cells cut, wide characters counted twice")
  func widths() {
    let long = String(repeating: "word ", count: 40)
    let document = ReportDocument(
      title: "t", verdict: .init("v"), reasons: [long], time: "",
      parts: [
        .init(
          "P", .init(""),
          .table(
            columns: ["a", "b"], rows: [[.init("short"), .init(String(repeating: "漢", count: 90))]])
        )
      ])
    for line in document.human(isColoured: false, width: 60).split(separator: "\n") {
      #expect(TextWidth.columns(of: String(line)) <= 60, "\(line)")
    }
  }

  @Test("Without a terminal nothing of a table is cut; with one the last column gives way first")
  func whole() {
    let rows: [[ReportDocument.Cell]] = [
      [.init(String(repeating: "a", count: 30)), .init(String(repeating: "b", count: 90))]
    ]
    let document = ReportDocument(
      title: "t", verdict: .init("v"), reasons: [], time: "",
      parts: [.init("P", .init(""), .table(columns: ["a", "b"], rows: rows))])
    #expect(document.human(isColoured: false, width: nil).contains(rows[0][1].text))
    let cut = document.human(isColoured: false, width: 60)
    #expect(cut.contains(rows[0][0].text + "  bb") && cut.contains("b…"))
  }

  @Test("As Markdown: what others wrote stays text")
  func markdown() {
    let text = Self.document.markdown
    #expect(text.contains("# shop & co: degraded\n"))
    #expect(text.contains("- **It \\| is \\*so\\***\n  Do \\<b\\>this\\</b\\>.\n"))
    #expect(text.contains("| Service | State |\n| --- | --- |\n| 監視 | healthy |\n"))
    #expect(text.contains("| web \\[2J | **it exited with 1** |"))
    #expect(text.contains("[runbooks/a.md\\#x](<runbooks/a.md#x>)"))
  }

  @Test("As a page: escaped, loading nothing, with names before cells that are folded")
  func page() {
    let text = String(decoding: Self.document.page, as: UTF8.self)
    #expect(text.contains("<h1>shop &amp; co</h1>") && text.contains("Do &lt;b&gt;this"))
    #expect(text.contains("<td data-name=\"State\" class=\"good\">healthy</td>"))
    #expect(text.contains("<a href=\"https://a.example/b\">"))
    #expect(!text.contains("href=\"javascript"))
    for loading in ["<script", "<link", "src=", "@import", "url("] {
      #expect(!text.contains(loading), "\(loading)")
    }
    #expect(text.contains("@media(max-width:640px)") && !text.contains("\u{1B}"))
  }
}
