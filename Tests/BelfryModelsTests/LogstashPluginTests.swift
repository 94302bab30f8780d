import BelfrySource
import Testing

@testable import BelfryModels

@Suite("Plugins of pipelines")
struct LogstashPluginTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var text: String
    var finding: String
    var testDescription: String { text }
  }

  static let wrong: [Sample] = [
    Sample(
      text: "input { beat { port => 1 } }",
      finding: "logstash/unknown-plugin error unknown input plugin 'beat' Did you mean 'beats'?"),
    Sample(
      text: "input { grok { } }",
      finding: "logstash/unknown-plugin warning 'grok' is no input plugin of Logstash's reference "
        + "Logstash brings a filter of that name. "
        + "It must be installed in the image with 'logstash-plugin install'."),
    Sample(
      text: "input { cloudwatch_logs { } }",
      finding: "logstash/unknown-plugin warning 'cloudwatch_logs' is no input plugin of Logstash's "
        + "reference It must be installed in the image with 'logstash-plugin install'."),
    Sample(
      text: "output { jdbc { } }",
      finding: "logstash/unknown-plugin warning 'jdbc' is no output plugin of Logstash's reference "
        + "Logstash brings an input of that name. "
        + "It must be installed in the image with 'logstash-plugin install'."),
    Sample(
      text: "filter { multiline { } }",
      finding: "logstash/unknown-plugin error Logstash has no filter 'multiline' any more "
        + "Use the codec 'multiline' of the input, or Filebeat's multiline parser."),
    Sample(
      text: "output { opensearch { } }",
      finding: "logstash/unknown-plugin warning 'opensearch' is no output plugin of Logstash's "
        + "reference It must be installed in the image with 'logstash-plugin install'."),
    Sample(
      text: "output { stdout { codec => rubydebgu } }",
      finding: "logstash/unknown-plugin error unknown codec plugin 'rubydebgu' "
        + "Did you mean 'rubydebug'?"),
    Sample(
      text: "output { elasticsearch { host => \"a\" } }",
      finding: "logstash/unknown-option error unknown setting 'host' of 'elasticsearch' "
        + "Did you mean 'hosts'?"),
    Sample(
      text: "output { elasticsearch { username => \"a\" } }",
      finding: "logstash/unknown-option error unknown setting 'username' of 'elasticsearch' "
        + "Did you mean 'user'?"),
    Sample(
      text: "input { beats { port => abc } }",
      finding: "logstash/wrong-value error 'port' of 'beats' wants a number, not 'abc' "),
    Sample(
      text: "input { beats { port => 1 ssl_enabled => \"True\" } }",
      finding: "logstash/wrong-value error 'ssl_enabled' of 'beats' wants true or false, "
        + "not 'True' Write true."),
    Sample(
      text: "input { beats { port => 1 codec => json { charst => \"a\" } } }",
      finding: "logstash/unknown-option error unknown setting 'charst' of 'json' "
        + "Did you mean 'charset'?"),
    Sample(
      text: "input { beats { } }",
      finding: "logstash/missing-option error 'beats' needs the setting 'port' "),
  ]

  private func check(_ text: String) -> [Diagnostic] {
    let file = SourceFile(path: "a.conf", text: text)
    let reading = LogstashPipeline.parse(file)
    #expect(reading.diagnostics == [])
    return reading.pipeline.check(file.path)
  }

  @Test("Unknown plugins and settings", arguments: wrong)
  func reportsWrong(_ sample: Sample) {
    let found = check(sample.text).map {
      "\($0.id) \($0.severity.rawValue) \($0.message) \($0.help ?? "")"
    }
    #expect(found == [sample.finding])
  }

  static let right: [String] = [
    "input { beats { port => 1 id => \"a\" tags => [\"b\"] add_field => { \"c\" => \"d\" } } }",
    "filter { translate { field => \"a\" destination => \"b\" dictionary => { \"1\" => \"2\" } } }",
    "filter { if [a] { mutate { add_tag => \"b\" remove_field => [\"c\"] } } }",
    "output { stdout { codec => rubydebug { metadata => true } } }",
    "output { null { } pipeline { send_to => x1 } }",
    "input { file { path => \"/a\" ignore_older => \"1 week\" max_open_files => \"${MOST}\" } }",
    "output { elasticsearch { cacert => \"a\" } }",
    "output { stdout { codec => \"${CODEC}\" } s3 { whatever => 12 } }",
  ]

  @Test("What is known stays silent", arguments: right)
  func staysSilent(_ text: String) { #expect(check(text) == []) }

  @Test("Settings that Logstash 9 took away")
  func removed() {
    let text = "input { beats { port => 1 ssl => true } } output { http { url => a cacert => b } }"
    let pipeline = LogstashPipeline.parse(SourceFile(path: "a.conf", text: text)).pipeline
    let found = pipeline.removedOptions
    #expect(found.map(\.name) == ["ssl", "cacert"])
    #expect(found.map(\.replacement) == ["ssl_enabled", "ssl_certificate_authorities"])
    #expect(found.allSatisfy { $0.keepsValue })
  }

  static let slips: [(name: String, known: String, isSlip: Bool)] = [
    ("beat", "beats", true), ("gork", "grok", true), ("rubydebgu", "rubydebug", true),
    ("java-line", "java_line", true), ("cloudwatch_logs", "cloudwatch", false),
    ("elasticsaerch", "elasticsearch", true), ("kafka2", "kafka", false),
    ("elasticsearch_java", "elasticsearch", false),
  ]

  @Test("Slips are one or two letters, no further word and no number", arguments: slips)
  func tellsSlips(_ sample: (name: String, known: String, isSlip: Bool)) {
    #expect(LogstashPipeline.isSlip(sample.name, sample.known) == sample.isSlip)
  }

  @Test("Tables: names once, removed settings are no settings", arguments: LogstashStage.allCases)
  func tables(_ stage: LogstashStage) {
    let names = LogstashPluginTable.names(stage)
    #expect(names.count > 20)
    for name in names {
      let options = LogstashPluginTable.plugin(name, stage)?.options ?? []
      #expect(Set(options.map(\.name)).count == options.count, "\(name)")
      for option in options {
        #expect(option.name.utf8.allSatisfy { $0 == 0x5F || $0.isDecimal || $0.isLetter })
        guard let other = option.replacement, other != "codec" else { continue }
        #expect(options.contains { $0.name == other && !$0.isRemoved }, "\(name) \(other)")
      }
    }
  }

  static let paths: [(path: String, text: String, isPipeline: Bool)] = [
    ("logstash/pipeline/main.conf", "", true),
    ("main.conf", "# a comment\n\ninput {\n}\n", true),
    ("main.conf", "inputs {\n}\n", false),
    ("nginx/default.conf", "server {\n}\n", false),
    ("logstash/logstash.yml", "a: 1\n", false),
  ]

  @Test("Pipelines are told from other files", arguments: paths)
  func recognises(_ sample: (path: String, text: String, isPipeline: Bool)) {
    let file = SourceFile(path: sample.path, text: sample.text)
    #expect(LogstashPipeline.recognises(file) == sample.isPipeline)
  }

  @Test("Syntax and plugins are reported together")
  func together() {
    let file = SourceFile(path: "a.conf", text: "input { beat { port = 1 } }")
    #expect(
      LogstashPipeline.findings(file).map(\.id) == ["logstash/unknown-plugin", "logstash/syntax"])
  }
}
