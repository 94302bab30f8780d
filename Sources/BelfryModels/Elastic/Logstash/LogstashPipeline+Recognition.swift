package import BelfrySource

extension LogstashPipeline {
  /// Whether a file is a pipeline: a `.conf` in a folder of Logstash, or one that begins as one.
  package static func recognises(_ file: SourceFile) -> Bool {
    guard file.path.lowercased().hasSuffix(".conf") else { return false }
    let folders = file.path.lowercased().split(separator: "/").dropLast()
    return folders.contains { $0.contains("logstash") } || begins(file)
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
    let reading = parse(file)
    return (reading.diagnostics + reading.pipeline.check(file.path)).inOrder()
  }
}
