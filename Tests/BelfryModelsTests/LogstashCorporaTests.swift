import BelfrySource
import Testing

@testable import BelfryModels

@Suite("Pipelines of the conformance data", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct LogstashCorporaTests {
  static let cases = Corpora.cases("logstash_docs") + Corpora.cases("logstash_conf")

  /// Whether documentation left something out of a text, numbered its lines, or shows a piece of
  /// another file: Logstash itself refuses such a text.
  static func isExcerpt(_ whole: String) -> Bool {
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.contains(" # ") || $0.hasPrefix("#") ? $0.prefix { $0 != "#" } : $0 }
      .joined(separator: "\n")
    let numbered = (1...9).contains { text.contains("<\($0)>") }
    let braces = text.count { $0 == "{" } - text.count { $0 == "}" }
    return numbered || text.contains("...") || text.contains("- pipeline.id") || braces != 0
  }

  @Test("Every whole pipeline is read", arguments: cases)
  func accepted(_ sample: CorpusCase) {
    let file = SourceFile(path: "logstash.conf", text: sample.text)
    let reading = LogstashPipeline.parse(file)
    #expect(reading.diagnostics.isEmpty == !Self.isExcerpt(sample.text), "\(sample.text)")
    #expect(!reading.pipeline.sections.isEmpty || Self.isExcerpt(sample.text))
  }

  @Test("Plugins and settings of whole pipelines are known", arguments: cases)
  func known(_ sample: CorpusCase) {
    guard !Self.isExcerpt(sample.text) else { return }
    let file = SourceFile(path: "logstash.conf", text: sample.text)
    let found = LogstashPipeline.parse(file).pipeline.check(file.path)
    let wrong = found.filter { $0.severity == .error }.map { "\($0.message) \($0.help ?? "")" }
    // The documentation itself still has two settings of an old output.
    let stale = wrong.filter { !$0.contains("'protocol'") }
    #expect(stale == [], "\(sample.text)")
  }

  @Test("The data holds pipelines of both kinds")
  func notEmpty() {
    #expect(Self.cases.count > 20)
    #expect(Self.cases.contains { Self.isExcerpt($0.text) })
    #expect(Self.cases.contains { !Self.isExcerpt($0.text) })
  }
}
