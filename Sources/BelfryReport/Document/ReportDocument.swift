/// A report in parts, before it is text: for a terminal, as Markdown, or as a page.
package struct ReportDocument: Sendable {
  /// How good something is.
  package enum Level: String, Sendable {
    case plain, good, near, bad
  }

  /// A text with its level.
  package struct Cell: Sendable, Equatable {
    package var text: String
    package var level: Level

    package init(_ text: String, _ level: Level = .plain) {
      self.text = text
      self.level = level
    }
  }

  /// Something that was found, and what belongs to it.
  package struct Item: Sendable {
    package var head: Cell
    package var lines: [String]
    /// An address that leads on.
    package var link: String?

    package init(_ head: Cell, lines: [String], link: String? = nil) {
      self.head = head
      self.lines = lines
      self.link = link
    }
  }

  /// What stands below a heading.
  package enum Content: Sendable {
    case table(columns: [String], rows: [[Cell]])
    case items([Item])
  }

  /// A section.
  package struct Part: Sendable {
    package var title: String
    /// The section in a few words.
    package var mark: Cell
    package var content: Content
    /// What is said below it.
    package var notes: [String]

    package init(_ title: String, _ mark: Cell, _ content: Content, notes: [String] = []) {
      self.title = title
      self.mark = mark
      self.content = content
      self.notes = notes
    }
  }

  package var title: String
  /// The one word for all of it.
  package var verdict: Cell
  /// Why it is so.
  package var reasons: [String]
  /// When it was so, RFC 3339.
  package var time: String
  package var parts: [Part]

  /// A report whose parts are given.
  package init(
    title: String, verdict: Cell, reasons: [String], time: String, parts: [Part]
  ) {
    self.title = title
    self.verdict = verdict
    self.reasons = reasons
    self.time = time
    self.parts = parts
  }
}
