import BelfryModels
import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryCheck

@Suite("Logs")
struct LogsTests {
  private func check(
    _ files: [(path: String, text: String)], only: Set<String> = []
  ) -> [Diagnostic] {
    let sources = files.map { SourceFile(path: $0.path, text: $0.text) }
    return FileChecker.check(
      sources, CheckOptions(only: only), paths: Set(sources.map(\.path))
    ).flatMap(\.diagnostics)
  }

  @Test("Other programs' .conf files are passed by without a word")
  func others() {
    let texts = [
      "server {\n  listen 80;\n  location / { proxy_pass http://logstash:8080; }\n}\n",
      "<VirtualHost *:80>\n</VirtualHost>\n", "[program:x]\ncommand=x\n", "a: [1\n", "",
    ]
    for text in texts {
      for path in ["nginx/default.conf", "nginx/logstash.conf"] where !text.isEmpty {
        let result = FileChecker.check(SourceFile(path: path, text: text))
        #expect(result.diagnostics == [] && !result.isKnown, "\(path): \(text)")
      }
    }
  }

  @Test("A pipeline is known by its mount where it does not show itself")
  func mounted() {
    let compose =
      "services:\n  logs:\n    image: logstash:9.5.3\n    volumes:\n"
      + "      - ./conf.d:/usr/share/logstash/pipeline:ro\n"
    let broken = "inputs { stdin { } }\n"
    let found = check([("compose.yaml", compose), ("conf.d/a.conf", broken)], only: ["logstash"])
    #expect(found.map(\.message) == ["expected 'input', 'filter' or 'output', not 'inputs'"])
    #expect(check([("conf.d/a.conf", broken), ("other.yaml", "a: 1")], only: ["logstash"]) == [])
  }

  @Test("A misspelt part of Filebeat's 'setup' is told, what is below the known ones is not")
  func setup() {
    let text =
      "filebeat.inputs: []\nsetup.dashboard.enabled: true\nsetup.ilm.check_exists: false\n"
      + "setup:\n  template.settings.index.number_of_shards: 1\n  dsl.enabled: true\n"
    let found = check([("filebeat.yml", text)]).filter { $0.id == "yaml/unknown-key" }
    #expect(
      found.map(\.message) == ["the unknown setting 'setup.dashboard.enabled' is ignored"])
    #expect(found.map(\.help) == ["did you mean 'setup.dashboards.enabled'?"])
  }

  @Test("A name of an index is one mistake, wherever it stands")
  func indexFaults() {
    let names = [
      "shop", "%{x}-SHOP", "Shop.%{+YYYY}", "a b", "_shop", "shop-{+YYYY}", "<a-{now/d}>",
    ]
    let found = names.map { name in
      check(
        [("a.conf", "input { stdin { } }\noutput { elasticsearch { index => \"\(name)\" } }\n")],
        only: ["logstash/index-name"]
      ).map(\.message).joined()
    }
    #expect(
      found == [
        "", "", "no index is called 'Shop.%{+YYYY}': capital letters are refused",
        "no index is called 'a b': ' ' is refused",
        "no index is called '_shop': '_' is refused at the start",
        "'{+YYYY}' is no time without '%'", "",
      ])
  }

  @Test("Standard input that begins as a pipeline is one")
  func standardInput() {
    let result = FileChecker.check(SourceFile(path: "-", text: "# x\ninput { stdin { } "))
    #expect(result.isKnown && result.diagnostics.map(\.id) == ["logstash/syntax"])
    #expect(!FileChecker.check(SourceFile(path: "-", text: "input: {}\n")).isKnown)
  }

  @Test("Allowances stand above settings, plugins and branches of a pipeline")
  func allowances() {
    let text = """
      input { stdin { } }
      filter {
        # belfry:allow logstash/unknown-option because the plugin is our own build
        mutate {
          renam => { "a" => "b" }
        }
      }
      output {
        stdout { colour => true } # belfry:allow logstash/unknown-option
        # belfry:allow logstash/unknown-plugin because of nothing
        null { }
      }
      """
    let found = check([("logstash/a.conf", text)], only: ["logstash", "belfry"])
    #expect(found.map(\.id) == ["belfry/allow-without-reason", "belfry/unused-allow"])
  }

  @Test(
    "A setting that Logstash 9 took away is judged by the image's version",
    arguments: [
      ("image: logstash:9.5.3", ["error true"]), ("image: logstash:8.15.0", ["advice false"]),
      ("image: logstash:7.17.20", []), ("image: logstash:${TAG}", ["warning false"]),
      ("image: logstash:1.0\n    build: .", ["warning false"]),
      ("build: {context: ., args: {ELK_VERSION: 7.17.20}}", []),
    ])
  func removed(service: String, expected: [String]) {
    let compose =
      "services:\n  logstash:\n    \(service)\n"
      + "    volumes: [\"./p:/usr/share/logstash/pipeline:ro\"]\n"
    let text = "input { beats { port => 5044 ssl => true } }\noutput { stdout { } }\n"
    let found = check([("compose.yaml", compose), ("p/a.conf", text)], only: ["logstash"])
    #expect(
      found.map { "\($0.severity.rawValue) \($0.fixes.contains(where: \.isSafe))" } == expected)
    let alone = check([("p/a.conf", text), ("other.yaml", "a: 1")], only: ["logstash"])
    #expect(alone.map(\.severity) == [.warning])
  }

  @Test("A removed setting inside of pipelines.yml stands where it is written")
  func inlineRemoved() throws {
    let text =
      "- pipeline.id: main\n  config.string: |\n"
      + "    input { beats { port => 1 ssl => true } }\n    output { stdout { } }\n"
    let file = SourceFile(path: "pipelines.yml", text: text)
    let found = FileChecker.check(file).diagnostics
    #expect(found.map(\.id) == ["logstash/unknown-option"])
    let span = try #require(found.first?.span)
    #expect(file.text(span) == "ssl" && found[0].fixes == [])
  }

  @Test("Settings are warned of where the program's version is not known")
  func unknownVersions() {
    let compose =
      "services:\n  kibana:\n    build: kibana\n"
      + "    volumes: [\"./kibana.yml:/usr/share/kibana/config/kibana.yml:ro\"]\n"
    let kibana = "elasticsearch.username: elastic\n"
    let found = check([("compose.yaml", compose), ("kibana.yml", kibana)], only: ["kibana"])
    #expect(found.map(\.severity) == [.warning])
    let logstash = check([("logstash.yml", "http.host: 0.0.0.0\n")], only: ["elastic"])
    #expect(logstash.map(\.severity) == [.warning])
    #expect(logstash.allSatisfy { $0.fixes.allSatisfy { !$0.isSafe } })
  }

  @Test("What a version took away is warned of where no version is known")
  func unknownRemovals() {
    let filebeat = ("filebeat.yml", "filebeat.inputs: [{type: log, paths: [/a.log]}]\n")
    let pipeline = (
      "p/a.conf",
      "input { beats { port => 1 } }\nfilter { geoip { source => \"a\" } }\noutput { stdout { } }\n"
    )
    let ids: Set<String> = ["filebeat/removed-input", "logstash/geoip-target"]
    let alone = check([filebeat, pipeline]).filter { ids.contains($0.id) }
    #expect(Set(alone.map(\.id)) == ids && alone.allSatisfy { $0.severity == .warning })
    let compose = { (version: String) in
      "services:\n  shipper:\n    image: docker.elastic.co/beats/filebeat:\(version)\n"
        + "  logs:\n    image: docker.elastic.co/logstash/logstash:\(version)\n"
    }
    for (version, expected) in [("7.17.29", 0), ("9.5.3", 2)] {
      let found = check([filebeat, pipeline, ("compose.yaml", compose(version))])
        .filter { ids.contains($0.id) }
      #expect(found.count == expected && found.allSatisfy { $0.severity == .error })
    }
  }

  @Test("A setting beside the key that it belongs to is to be indented")
  func notIndented() {
    let text = """
      filebeat.inputs:
        - type: filestream
          id: a
          paths: [/a.log]
          parsers:
            - ndjson:
              overwrite_keys: true
              whatever: 1
      output.console.pretty: true
      """
    let found = check([("filebeat.yml", text)]).filter { $0.id == "yaml/unknown-key" }
    #expect(found.map(\.help) == ["indent it further, below 'ndjson'", nil])
  }

  @Test("Pipelines inside of pipelines.yml are read, and shown where they stand")
  func inline() throws {
    let text = """
      - pipeline.id: main
        config.string: |
          input { stdin { } }
          output { stdout { codec = json } }
      """
    let file = SourceFile(path: "pipelines.yml", text: text)
    let found = FileChecker.check(file).diagnostics
    #expect(found.map(\.id) == ["logstash/syntax"])
    let span = try #require(found.first?.span)
    #expect(LineIndex(file.bytes).position(of: span.start) == Position(line: 4, column: 29))
  }

  @Test("Variables of a service are stronger than its file")
  func settings() {
    let compose = """
      services:
        kibana:
          image: kibana:9.5.3
          environment:
            ELASTICSEARCH_USERNAME: kibana_system
          volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
      """
    let kibana = "elasticsearch.username: elastic\n"
    let both = check([("compose.yaml", compose), ("kibana.yml", kibana)], only: ["kibana"])
    #expect(both == [])
    #expect(check([("kibana.yml", kibana)], only: ["kibana"]).map(\.id) == ["kibana/superuser"])
  }
}

@Suite("Parts of logs")
struct LogPartTests {
  static let addresses: [(text: String, parts: [String]?)] = [
    ("http://elasticsearch:9200", ["http", "elasticsearch", "9200"]),
    ("ELASTICSEARCH:9200/path?x", ["", "elasticsearch", "9200"]),
    ("https://user:word@es", ["https", "es", ""]), ("//127.0.0.1", ["", "127.0.0.1", ""]),
    ("${HOST}:9200", nil), ("[::1]:9200", nil), ("a:b", nil), ("", nil), (":9200", nil),
  ]

  @Test("Addresses are read", arguments: addresses)
  func address(_ sample: (text: String, parts: [String]?)) {
    let address = LogAddress(sample.text, at: Span(at: 0), in: "a")
    let parts = address.map { [$0.scheme ?? "", $0.host, $0.port.map(String.init) ?? ""] }
    #expect(parts == sample.parts)
  }

  static let patterns: [(left: String, right: String, meet: Bool)] = [
    ("logs-*-*", "logs-shop-*", true), ("logs-*-*", "logs-shop", false),
    ("shop-*", "shop-2026", true), ("*-a", "b-*", true), ("a*c", "ab*d", false), ("", "*", true),
    ("*", "*", true), ("a", "b", false), ("logs.*", "logs-*", false),
  ]

  @Test("Patterns of names meet or not, on both sides", arguments: patterns)
  func overlap(_ sample: (left: String, right: String, meet: Bool)) {
    #expect(IndexName.overlap(sample.left, sample.right) == sample.meet)
    #expect(IndexName.overlap(sample.right, sample.left) == sample.meet)
  }

  @Test("Names of indices keep what is filled in as a star")
  func index() {
    let name = { IndexName($0, isStream: false, at: Span(at: 0), in: "a") }
    #expect(name("shop-%{[a]}-%{+YYYY.MM}")?.pattern == "shop-*-*")
    #expect(name("shop-%{+YYYY}")?.isDated == true && name("shop-%{x}")?.isDated == false)
    #expect(name("%{x}") == nil && name("${A}-x") == nil && name("") == nil)
  }

  @Test("Parts of grok's patterns")
  func grok() {
    let pattern = GrokPattern(#"(?<when>\d+) %{WORD:verb} %{INT:[a][b]:int} %{DATA} (?<=x)%{"#)
    #expect(pattern.fields == ["when", "verb", "[a][b]"])
    #expect(!pattern.isOpen && GrokPattern("%{COMBINEDAPACHELOG}").isOpen)
    #expect(GrokPattern.slip(of: "NUMBR") == "NUMBER" && GrokPattern.slip(of: "RUUID") == nil)
    #expect(GrokPattern("%{HTTPDATE:t}").readsTime && !GrokPattern("%{HTTPDATE}").readsTime)
  }

  @Test("Names of certificates are read out of scripts")
  func certificates() {
    let list = { (list: String) in
      CertificateNames("echo \(list) > x.yml; bin/elasticsearch-certutil cert")?.names
    }
    #expect(
      list(#""instances:\n"\"  - name: a\n    dns:\n      - b\n      - c\n    ip: [10.0.0.1]\n""#)
        == ["b", "c", "10.0.0.1"])
    #expect(list("instances: - name: a dns: - $HOST") == nil)
    #expect(list("nothing") == nil)
  }
}
