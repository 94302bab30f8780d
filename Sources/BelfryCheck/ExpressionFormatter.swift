import BelfryPromQL
package import BelfrySource
import BelfryYAML

/// Formats the expressions of rule files, everything else byte for byte as it is.
package struct ExpressionFormatter {
  private let file: SourceFile
  private let width: Int
  /// Whether edits are asked for, or the places alone.
  private let isEdited: Bool
  /// Expressions that are not in the canonical form.
  private var faults: [Fault] = []
  /// Why an expression was left alone.
  package private(set) var findings: [Diagnostic] = []
  /// How many expressions were seen.
  package private(set) var count = 0

  /// Works out the edits of one file; lines are at most `width` bytes where that can be.
  package init(_ file: SourceFile, width: Int) {
    self.file = file
    self.width = width
    isEdited = true
    let parsed = parseYAML(file)
    guard !parsed.diagnostics.hasErrors else {
      findings = parsed.diagnostics
      return
    }
    for root in parsed.roots {
      for group in root["groups"]?.items ?? [] {
        for rule in group["rules"]?.items ?? [] { format(rule) }
      }
    }
  }

  private init(empty file: SourceFile, width: Int, isEdited: Bool) {
    self.file = file
    self.width = width
    self.isEdited = isEdited
  }

  /// An expression that is not in the canonical form.
  struct Fault: Sendable {
    /// The bytes of its scalar.
    var span: Span
    /// What would bring it there; nothing where that was not asked for.
    var edit: FixIt.Edit?
  }

  /// What is wrong with the form of an expression that was read already; nothing where it is the
  /// canonical one, or cannot be brought there.
  static func fault(
    _ rule: RuleSubject, width: Int, isEdited: Bool, _ texts: inout KnownTexts
  ) -> Fault? {
    guard let subject = rule.expression, !subject.hasComments else { return nil }
    var formatter = ExpressionFormatter(empty: rule.node.file, width: width, isEdited: isEdited)
    formatter.format(subject.tree, of: rule.node) { node, width in
      texts.isCanonical(node, subject, width: width)
    }
    return formatter.faults.first
  }

  /// Replacements of scalars, in the file's order.
  package var edits: [FixIt.Edit] {
    faults.compactMap(\.edit).sorted { $0.span.start < $1.span.start }
  }

  /// The file with every edit made.
  package var result: [UInt8] { Fixer.apply(edits, to: file.bytes) }

  private mutating func leave(_ node: Node, _ message: String) {
    findings.append(
      Diagnostic(
        "promql/formatting", .advice, message, help: "format it by hand", file: file.path,
        at: node.span))
  }

  private mutating func format(_ rule: Node) {
    guard let node = rule["expr"], node.kind == .scalar, !node.isNull else { return }
    count += 1
    let parsed = parse(node.text)
    guard let expression = parsed.expression else {
      let map = node.map
      findings += parsed.errors.map {
        Diagnostic(
          "promql/syntax", .error, $0.message, file: file.path, at: map.source($0.span))
      }
      return
    }
    guard parsed.comments.isEmpty else {
      return leave(node, "this expression holds comments, which formatting would lose")
    }
    format(expression, of: rule) { node, width in
      Printer().isPretty(node.text, expression, width: width, layout: .flush)
    }
  }

  private mutating func format(
    _ expression: Expression, of rule: Node, isCanonical: (Node, Int) -> Bool
  ) {
    guard let pair = rule.pair("expr") else { return }
    let node = pair.value
    // Behind an alias the same bytes would be written twice.
    guard !node.isAlias else { return }
    // In flow style only what fits counts, and a whole file may be one line.
    let isFlow = rule.style == .flow
    let column = column(of: pair.key.span.start, most: isFlow ? width : .max)
    let isBlock = node.style == .literal || node.style == .folded
    let fits = max(20, width - column - 2)
    guard !isCanonical(node, fits) else { return }
    if node.tag != nil { return leave(node, "this expression has a tag") }
    let mayShare = isFlow || !isBlock && isFollowed(node)
    guard isEdited || mayShare else { return faults.append(Fault(span: node.span)) }
    let text = Printer().pretty(expression, width: fits, layout: .flush)
    if isFlow || mayShare && text.contains("\n") {
      return leave(node, "this expression shares its line with something else")
    }
    let edit = isEdited ? replacement(of: node, by: text, column: column, isBlock: isBlock) : nil
    faults.append(Fault(span: node.span, edit: edit))
  }

  /// How the file's first line ends.
  private var lineBreak: String {
    guard let end = file.bytes.firstIndex(of: 0x0A), end > 0 else { return "\n" }
    return file.bytes[end - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// Characters before an offset on its line, of which no more than so many are counted.
  private func column(of offset: Int, most: Int) -> Int {
    var index = offset
    var count = 0
    while count < most, index > 0, file.bytes[index - 1] != 0x0A, file.bytes[index - 1] != 0x0D {
      index -= 1
      if file.bytes[index] & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }

  private func replacement(
    of node: Node, by text: String, column: Int, isBlock: Bool
  ) -> FixIt.Edit {
    guard isBlock || text.contains("\n") else {
      return FixIt.Edit(node.span, scalarText(text))
    }
    let indent = lineBreak + String(repeating: " ", count: column + 2)
    var lines = "|"
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      lines += indent
      lines += Substring(line)
    }
    return FixIt.Edit(node.span, lines)
  }

  /// Whether anything but blanks stands behind a node on its last line.
  private func isFollowed(_ node: Node) -> Bool {
    file.bytes[node.span.end...].prefix { $0 != 0x0A && $0 != 0x0D }
      .contains { $0 != 0x20 && $0 != 0x09 }
  }
}
