import BelfrySource
import BelfryYAML
import Foundation
import Testing

/// The names that a guide of the field names, taken out of its text by what such texts look like.
enum GuideReader {
  /// How one kind of thing is written: an expression, and the headings under which it counts.
  struct Sign {
    var kind: String
    var pattern: String
    var under: String?

    init(_ kind: String, _ pattern: String, under: String? = nil) {
      self.kind = kind
      self.pattern = pattern
      self.under = under
    }
  }

  static let signs: [Sign] = [
    // Metrics: as client libraries declare them, in lists, tables and samples, and as pushed.
    Sign("metrics", #"(?:Counter|Gauge|Histogram|Summary)\(\s*'([^']+)'"#),
    Sign("metrics", #"^(?:- |\| )`([a-z][a-z0-9_.:]*[_.:][a-z0-9_]+)`"#),
    Sign("metrics", #"^([a-z][a-z0-9_]*_[a-z0-9_]+)\{"#),
    Sign("metrics", #"^((?:metrics|stats):[a-z_]+)"#),
    Sign("metrics", #"record_custom_metric\('([^']+)'"#),
    Sign("metrics", #"statsd\.\w+\('([^']+)'"#),
    Sign("metrics", #"'MetricName': '([^']+)'"#),
    Sign("metrics", #"^([a-z]+\.[a-z]+\.[a-z.]+)$"#),
    Sign("alerts", #"^\s*- alert: (\w+)"#),
    Sign("alerts", #"^\s*- name: "([^"]+)"\n\s*condition"#),
    Sign("alerts", #"^- \*\*(\w+)\*\*: [^\n]*(?:>|<|down)"#, under: "Alert"),
    Sign("alerts", #"^\s+(\w+):\n\s+metric: ""#),
    Sign("alerts", #"trigger_alert\(\s*"([^"]+)""#),
    Sign("panels", #""title": "([^"]+)""#),
    Sign("panels", #"^\d\. \*\*([^*]+)\*\*: "#, under: "Dashboard"),
    Sign("panels", #"^   - (.+)$"#, under: "Dashboard"),
    Sign("panels", #"^│ ([A-Z][\w /]+?)\s*│"#),
    Sign("receivers", #"([\w.-]+@[\w-]+\.(?:com|internal))"#),
    Sign("receivers", #"["'](#[a-z-]+)["']"#),
    Sign("addresses", #"https?://(?:localhost|your-bot-url)(?::8000)?(/[\w/-]+)"#),
    Sign("addresses", #"^GET (/[\w/-]+)"#),
    Sign("addresses", #"^\| `(/[\w/-]*)`"#),
    Sign("commands", #"monitoring_cli\.py (\w+(?: (?:list|test|--\w+))?)"#),
    Sign("sections", #"^    (\w+):\n      metrics:"#),
    Sign("jobs", #"job_name: '([^']+)'"#),
    Sign("services", #"^ {2}([a-z-]+):\n\s+image: "#),
  ]

  /// The names in a text, by kind.
  static func names(in text: String) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for sign in signs {
      let expression = try NSRegularExpression(pattern: sign.pattern, options: .anchorsMatchLines)
      let sections = sign.under.map { Self.sections(of: text, under: $0) } ?? [text]
      for section in sections {
        let all = NSRange(section.startIndex..., in: section)
        for match in expression.matches(in: section, range: all) {
          guard let range = Range(match.range(at: 1), in: section) else { continue }
          found[sign.kind, default: []].insert(String(section[range]))
        }
      }
    }
    for block in text.components(separatedBy: "```promql\n").dropFirst() {
      let code = block.components(separatedBy: "```")[0]
      for query in queries(in: code) { found["queries", default: []].insert(query) }
    }
    return found
  }

  /// Queries are parted by comments and empty lines; their own line breaks mean nothing.
  private static func queries(in code: String) -> [String] {
    var queries = [""]
    for line in code.components(separatedBy: "\n") {
      if line.hasPrefix("#") || line.trimmingCharacters(in: .whitespaces).isEmpty {
        queries.append("")
      } else {
        queries[queries.count - 1] += " " + line
      }
    }
    return queries.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// The text below each heading of the second level that contains a word.
  private static func sections(of text: String, under word: String) -> [String] {
    text.components(separatedBy: "\n## ").dropFirst().filter { section in
      (section.components(separatedBy: "\n").first ?? "").contains(word)
    }
  }
}

/// The table of what the guides ask for has no hole and tells the truth.
@Suite("What the guides ask for")
struct SeedsTests {
  static let guides = ["000", "001", "002", "003", "004"]

  /// What the project says that the guides ask for, by document: kind to names.
  static func asks() throws -> [String: [String: Set<String>]] {
    let folder = Program.root.appendingPathComponent("Tests/Fixtures/seeds")
    var asks: [String: [String: Set<String>]] = [:]
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let source = SourceFile(path: file.path, bytes: Array(try Data(contentsOf: file)))
      let root = try #require(parseYAML(source).roots.first)
      let document = String(try #require(root["document"]).text.prefix(3))
      let kinds = root.pairs.filter { $0.value.kind == .mapping }
      asks[document] = Dictionary(
        uniqueKeysWithValues: kinds.map { ($0.key.text, Set($0.value.pairs.map(\.key.text))) })
    }
    return asks
  }

  static let seeds = Program.root.appendingPathComponent("../shared/seeds").standardizedFileURL
  static let areThere = FileManager.default.fileExists(atPath: seeds.path)

  @Test(
    "Everything that a guide names stands in the table",
    .enabled(if: areThere, "skipped: the guides are not there"), arguments: guides)
  func complete(_ guide: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.seeds.path)
    let name = try #require(names.first { $0.hasPrefix(guide + "_") })
    let text = try String(contentsOf: Self.seeds.appendingPathComponent(name), encoding: .utf8)
    let asks = try #require(try Self.asks()[guide])
    let named = try GuideReader.names(in: text.replacingOccurrences(of: "\r\n", with: "\n"))
    #expect(named.values.reduce(0) { $0 + $1.count } > 30)
    for (kind, wanted) in named {
      let missing = wanted.subtracting(asks[kind] ?? [])
      #expect(missing.isEmpty, "\(kind): \(missing.sorted())")
    }
  }

  @Test("A name that the table lacks is seen")
  func hole() throws {
    let text = """
      ## Alert Rules
      - alert: NewAlert
      - **Other**: more than > 5

      - `new_metric_total` - something
      """
    let named = try GuideReader.names(in: "\n" + text)
    #expect(named["alerts"] == ["NewAlert", "Other"])
    #expect(named["metrics"] == ["new_metric_total"])
  }

  @Test("Every command of the table is one of belfry's")
  func commands() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/seeds.md"), encoding: .utf8)
    let pieces = page.components(separatedBy: "`belfry ").dropFirst()
    let commands = Set(pieces.map { $0.prefix { $0 != "`" && $0 != "-" } })
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
        .prefix { $0.allSatisfy { $0.isLowercase } }
      let outcome = try Program.run(["help"] + words)
      #expect(outcome.status == 0, "belfry \(command)")
    }
    #expect(!commands.isEmpty)
  }
}
