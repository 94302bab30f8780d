package import BelfrySource

extension LogstashPipeline {
  /// Whether a file is a pipeline: a `.conf` that begins as one, or one whose path speaks of
  /// Logstash and that holds a line which begins as a section, or comments alone.
  package static func recognises(_ file: SourceFile) -> Bool {
    let path = file.path.lowercased()
    guard path.hasSuffix(".conf") || path == "-" else { return false }
    if begins(file) { return true }
    guard path != "-", path.split(separator: "/").contains(where: { $0.contains("logstash") })
    else { return false }
    return isLikely(file)
  }

  /// Whether a file that is meant to be a pipeline may be one: it has a line that begins with the
  /// word of a section, or nothing but comments.
  package static func isLikely(_ file: SourceFile) -> Bool {
    var hasText = false
    for line in file.bytes.split(separator: .newline) {
      let text = line.drop { $0.isBlank }
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      hasText = true
      let word = String(decoding: text.prefix { $0.isWord }, as: UTF8.self)
      let rest = text.dropFirst(word.utf8.count).drop { $0.isBlank }
      if ["input", "filter", "output"].contains(word),
        rest.first.map({ $0 == .openBrace || $0 == UInt8(ascii: "#") }) ?? true
      {
        return true
      }
    }
    return !hasText
  }

  /// Whether the first words of a file are those of a section.
  package static func begins(_ file: SourceFile) -> Bool {
    var parser = LogstashParser(file)
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    parser.skipSpace()
    return parser.startsSection
  }

  /// Everything that is wrong with a file by itself: its syntax, its plugins and their settings.
  package static func findings(_ file: SourceFile) -> [Diagnostic] {
    findings(parse(file), file.path)
  }

  /// The same of a file that was read already.
  package static func findings(_ reading: LogstashReading, _ path: String) -> [Diagnostic] {
    // A setting may be missing only because it could not be read.
    let broken = reading.pipeline.plugins.map(\.plugin).filter { plugin in
      reading.diagnostics.contains { $0.span.map(plugin.span.contains) ?? false }
    }
    let found = reading.pipeline.check(path).filter { finding in
      finding.id != "logstash/missing-option" || !broken.contains { $0.nameSpan == finding.span }
    }
    return (reading.diagnostics + found).inOrder()
  }
}
