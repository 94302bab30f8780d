import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Foundation
import Testing

@testable import BelfryCheck

/// Labels of targets behind relabelling, beside those that Prometheus gives them.
@Suite("Relabelling", .enabled(if: Tool("promtool") != nil, "promtool is missing"))
struct RelabellingTests {
  /// Jobs with steps at random.
  private struct Maker {
    var generator: Mix

    private mutating func one(_ texts: [String]) -> String {
      texts.randomElement(using: &generator) ?? ""
    }

    private mutating func label() -> String {
      one(["env", "team", "instance", "__address__", "__param_target", "__tmp", "job", "none"])
    }

    private mutating func step() -> String {
      var keys: [String] = []
      let action = one([
        "replace", "replace", "replace", "keep", "drop", "keepequal", "dropequal", "labelmap",
        "labeldrop", "labelkeep", "lowercase", "UPPERCASE",
      ])
      if action != "replace" || Bool.random(using: &generator) { keys.append("action: \(action)") }
      let isMap = action.hasPrefix("label")
      if !isMap {
        let count = Int.random(in: 0...2, using: &generator)
        let sources = (0..<count).map { _ in label() }
        if count > 0 { keys.append("source_labels: [\(sources.joined(separator: ", "))]") }
        if count > 1, Bool.random(using: &generator) { keys.append("separator: '/'") }
      }
      let isEqual = action.hasSuffix("equal")
      if !isEqual, action.lowercased() == action, action != "lowercase" {
        let patterns =
          action == "labelmap"
          ? ["__tmp(.*)", "(env|team)", "t(.+)", "(te.*)"]
          : isMap
            ? ["__tmp(.*)", "env|team", "(.+)", "__.*|job", "te.*"]
            : [
              "(.*)", "(.+):(\\d+)", "prod|a", "", "([^:]*).*", "(?P<host>.*):80", "x?(.*)", "A.*",
            ]
        // Without a group the names that labelmap makes are empty.
        if isMap || Bool.random(using: &generator) { keys.append("regex: '\(one(patterns))'") }
      }
      if !["keep", "drop", "labeldrop", "labelkeep", "labelmap"].contains(action) {
        keys.append(
          "target_label: \(one(["env", "team", "instance", "__address__", "new", "__tmp"]))")
      }
      if action == "replace" || action == "labelmap", Bool.random(using: &generator) {
        let texts =
          isMap ? ["m_$1", "new", "$0"] : ["$1", "b:80", "${host}x", "$2", "", "a$$b", "$1-$x"]
        keys.append("replacement: '\(one(texts))'")
      }
      return "{\(keys.joined(separator: ", "))}"
    }

    mutating func job(_ name: String) -> String {
      let count = Int.random(in: 1...4, using: &generator)
      let steps = (0..<count).map { _ in "      - \(step())\n" }.joined()
      return """
          - job_name: \(name)
            params: {target: [p], module: [http]}
            static_configs:
              - {targets: ["a:80", "b.c:9100"], labels: {env: prod, team: A}}
              - {targets: ["https://x/y"], labels: {env: "", __tmp_x: T, instance: i}}
            relabel_configs:
        \(steps)
        """
    }
  }

  private struct Discovered: Decodable {
    let labels: [String: String]
  }

  @Test("Targets get the labels that Prometheus gives them", arguments: [1, 2])
  func labels(seed: UInt64) throws {
    var maker = Maker(generator: Mix(state: seed))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("prometheus.yml")
    let tool = try #require(Tool("promtool"))
    var compared = 0
    for _ in 0..<60 {
      let text = "scrape_configs:\n" + maker.job("a")
      try text.write(to: path, atomically: true, encoding: .utf8)
      let root = parseYAML(SourceFile(path: "prometheus.yml", text: text)).roots[0]
      let job = try #require(root["scrape_configs"]?.items.first)
      let answer = try tool.run(
        ["check", "service-discovery", "--timeout=100ms", path.path, "a"], withErrors: false)
      // Steps that Prometheus refuses, and addresses that are none.
      guard let start = answer.output.firstIndex(of: "["),
        let given = try? JSONDecoder().decode(
          [Discovered].self, from: Data(answer.output[start...].utf8))
      else { continue }
      let own = try #require(StaticTarget.all(of: job, root)).map { $0.labels ?? [:] }
      func sorted(_ sets: [[String: String]]) -> [String] {
        sets.map { set in
          set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        }.sorted()
      }
      #expect(sorted(own) == sorted(given.map(\.labels)), "\(job.file.text(job.span))")
      compared += 1
    }
    #expect(compared > 30)
  }
}
