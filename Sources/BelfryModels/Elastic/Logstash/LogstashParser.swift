package import BelfrySource

/// What a file of a pipeline turned out to be, as far as it could be read.
package struct LogstashReading: Sendable {
  /// The pipeline.
  package var pipeline = LogstashPipeline()
  /// Comments from `#` to the end of their lines, in the file's order.
  package var comments: [Span] = []
  /// Everything that Logstash would refuse, in the file's order.
  package var diagnostics: [Diagnostic] = []
}

extension LogstashPipeline {
  /// Reads a pipeline by the grammar of Logstash 9; what cannot be read is reported and left out.
  package static func parse(_ file: SourceFile) -> LogstashReading {
    var parser = LogstashParser(file)
    let pipeline = parser.readFile()
    return LogstashReading(
      pipeline: pipeline, comments: parser.comments, diagnostics: parser.diagnostics.inOrder())
  }
}

/// Reads a pipeline from bytes, with a cursor and a sink of findings.
struct LogstashParser {
  static let mostFindings = 200
  static let mostDepth = 100

  let file: String
  let bytes: [UInt8]
  var index = 0
  var depth = 0
  var diagnostics: [Diagnostic] = []
  var comments: [Span] = []
  /// The last text of the section that spans lines: where a forgotten quote shows itself.
  var longText: Span?
  /// Whether the end of the file inside a block has been reported.
  var endIsReported = false

  init(_ file: SourceFile) {
    self.file = file.path
    bytes = file.bytes
  }

  mutating func readFile() -> LogstashPipeline {
    var pipeline = LogstashPipeline()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      report(Span(0, 3), "Logstash does not read a byte-order mark; remove it")
    }
    while true {
      skipSpace()
      guard index < bytes.count, diagnostics.count < Self.mostFindings else { break }
      let start = index
      if let section = readSection() { pipeline.sections.append(section) }
      if index == start { index += 1 }
    }
    return pipeline
  }

  private mutating func readSection() -> LogstashSection? {
    longText = nil
    guard let word = peekName() else {
      if peek == .closeBrace {
        report(Span(index, index + 1), "'}' closes nothing")
        index += 1
      } else {
        report(rest, "expected 'input', 'filter' or 'output'")
        skipToSection()
      }
      return nil
    }
    let name = text(word)
    guard let stage = LogstashStage(rawValue: name), stage != .codec else {
      let near = nearest(to: name, in: ["input", "filter", "output"])
      report(
        word, "expected 'input', 'filter' or 'output', not '\(name)'",
        help: near.map { "Did you mean '\($0)'?" },
        fixes: near.map {
          [FixIt("replace by '\($0)'", edits: [.init(word, $0)], isSafe: false)]
        } ?? [])
      index = word.end
      skipSpace()
      if peek == .openBrace { _ = readBody(of: word) } else { skipToSection() }
      return nil
    }
    index = word.end
    skipSpace()
    guard peek == .openBrace else {
      report(place, "expected '{' after '\(name)'")
      skipToSection()
      return nil
    }
    let body = readBody(of: word)
    return LogstashSection(
      stage: stage, keyword: word, body: body, span: span(from: word.start))
  }

  /// Reads statements between braces; the cursor stands on the opening one.
  mutating func readBody(of keyword: Span) -> [LogstashStatement] {
    let open = Span(index, index + 1)
    index += 1
    guard enter(open) else { return [] }
    defer { depth -= 1 }
    var body: [LogstashStatement] = []
    while true {
      skipSpace()
      let start = index
      guard let byte = peek else {
        reportEnd(open, of: keyword)
        return body
      }
      if byte == .closeBrace {
        index += 1
        return body
      }
      if startsSection {
        reportMissingBrace(open, of: keyword)
        return body
      }
      if let statement = readStatement() { body.append(statement) }
      if index == start { recover() }
      if index == start { index += 1 }
    }
  }

  private mutating func readStatement() -> LogstashStatement? {
    if atKeyword("if") { return .branch(readBranch()) }
    if let word = peekWord(), text(word) == "else" || text(word) == "elseif" {
      report(word, "'\(text(word))' without an 'if' before it")
      skipStrayElse()
      return nil
    }
    guard let name = readName() else {
      report(offender, "expected the name of a plugin, 'if' or '}', not '\(text(offender))'")
      recover()
      return nil
    }
    skipSpace()
    if peek == .openBrace {
      return .plugin(readPlugin(named: name))
    }
    if atArrow {
      report(
        name, "the setting '\(unquoted(name))' stands outside a plugin",
        help: "Put it between the braces of a plugin.")
      index += 2
      skipSpace()
      _ = readValue()
      return nil
    }
    report(
      Span(at: name.end), "expected '{' after '\(unquoted(name))'",
      help: "A plugin without settings is written '\(unquoted(name)) { }'.",
      fixes: isAlone(name)
        ? [FixIt("add '{ }'", edits: [.init(Span(at: name.end), " { }")])] : [])
    if !isAlone(name) { recover() }
    return nil
  }
}
