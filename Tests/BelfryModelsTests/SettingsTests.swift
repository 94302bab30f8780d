import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Settings of Elastic's programs")
struct SettingsTests {
  @Test("Dotted and nested names mean the same")
  func flattened() throws {
    let texts = [
      "xpack.security.http.ssl.enabled: true", "xpack: {security: {http: {ssl: {enabled: true}}}}",
      "xpack.security:\n  http.ssl:\n    enabled: true",
    ]
    for text in texts {
      let decoded = Decoded<SettingsFile<ElasticsearchSchema>>(text)
      #expect(decoded.places == [])
      #expect(decoded.model?.settings.flag("xpack.security.http.ssl.enabled") == true)
      #expect(
        decoded.model?.encode()
          == .mapping([.init("xpack.security.http.ssl.enabled", .bool(true))]))
    }
  }

  static let truths: [(words: TruthWords, yes: [String], no: [String], neither: [String])] = [
    (.plain, ["true"], ["false"], ["True", "yes", ""]),
    (.core, ["true", "True", "TRUE"], ["false", "False", "FALSE"], ["yes", "on", "tRUE"]),
    (.old, ["true", "True", "yes", "ON"], ["False", "no", "Off", "OFF"], ["maybe", "yEs", "1"]),
  ]

  @Test("Truth values of YAML's libraries", arguments: truths)
  func truth(_ sample: (words: TruthWords, yes: [String], no: [String], neither: [String])) {
    #expect(sample.yes.allSatisfy { sample.words.value($0) == true })
    #expect(sample.no.allSatisfy { sample.words.value($0) == false })
    #expect(sample.neither.allSatisfy { sample.words.value($0) == nil })
  }

  @Test("What each program takes for a truth value, a level or a plugin's setting")
  func words() {
    let filebeat =
      "filebeat.inputs: [{type: filestream, id: a, enabled: yes}]\nlogging.level: INFO\n"
      + "output.console.pretty: no\nsetup.ilm.enabled: off\n"
    #expect(Decoded<SettingsFile<FilebeatSchema>>(filebeat).places == [])
    #expect(Decoded<SettingsFile<LogstashSchema>>("allow_superuser: on\n").places == [])
    #expect(Decoded<SettingsFile<KibanaSchema>>("csp.strict: True\nwazuh.x: 1\n").places == [])
    #expect(Decoded<SettingsFile<KibanaSchema>>("csp.strict: yes\n").places != [])
    #expect(
      Decoded<SettingsFile<ElasticsearchSchema>>("readonlyrest.enable: true\n").places == [])
  }

  @Test("Groups, texts and families")
  func groups() throws {
    let decoded = Decoded<SettingsFile<FilebeatSchema>>(Fixtures.filebeat)
    let settings = try #require(decoded.model?.settings)
    let inputs = try #require(settings.setting("filebeat.inputs")?.groups)
    #expect(inputs.map { $0.text("type") } == ["filestream", "syslog"])
    #expect(inputs[0].text("prospector.scanner.check_interval") == "10s")
    let parsers = try #require(inputs[0].setting("parsers")?.groups)
    #expect(
      parsers.map { $0.entries.first?.name } == [
        "container.stream", "multiline.type", "ndjson.target",
      ])
    #expect(settings.setting("output.logstash.hosts")?.texts == ["logstash:5044"])
    #expect(settings.family("output.logstash").count == 3)
    #expect(settings.setting("output.logstash.hosts")?.span != nil)
  }

  @Test("Settings are set in place, new ones come last")
  func set() {
    var settings = Settings([("a", .integer(1)), ("b", .integer(2))])
    settings.set("a", .integer(3))
    settings.set("c", groups: [Settings([("d", .bool(true))])])
    #expect(settings.entries.map(\.name) == ["a", "b", "c"])
    #expect(settings.text("a") == "3")
    #expect(
      settings.value
        == .mapping([
          .init("a", .integer(3)), .init("b", .integer(2)),
          .init("c", .sequence([.mapping([.init("d", .bool(true))])])),
        ]))
  }

  @Test("Lists separated by commas")
  func commas() {
    let settings = Settings([("a", .string("x, y,z")), ("b", .sequence([.string("x"), .null]))])
    #expect(settings.setting("a")?.texts == ["x", "y", "z"])
    #expect(settings.setting("b")?.texts == ["x"])
  }

  @Test(
    "Every known setting stands under a known family or alone, once",
    arguments: [
      ElasticsearchSchema.table, KibanaSchema.table, LogstashSchema.table, FilebeatSchema.table,
      LogstashPipelineSchema.table, FilebeatInputSchema.table, ParserSchema.table,
      ProcessorSchema.table,
    ].enumerated().map { ($0.offset, $0.element.settings) })
  func tables(index: Int, settings: [SettingsTable.Known]) {
    #expect(!settings.isEmpty)
    var seen: Set<String> = []
    for known in settings {
      #expect(known.help.hasSuffix("."), "\(known.name)")
      #expect(seen.insert(known.name).inserted, "\(known.name) twice")
    }
  }
}
