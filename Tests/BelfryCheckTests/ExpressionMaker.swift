import BelfryTestSupport
import Foundation
import Testing

/// Expressions at random, over a few metrics whose names say what they are.
struct ExpressionMaker {
  var generator: Mix

  private mutating func one(_ texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }

  private mutating func selector() -> String {
    let metric = one([
      "up", "a_total", "b_ratio", "c", "d_info", "a_total", "c", "e_bucket", "{__name__=~\"up|c\"}",
    ])
    if metric.hasPrefix("{") { return metric }
    let matchers = [
      "", "", "", "{job=\"x\"}", "{mode!=\"\"}", "{mode=\"\"}", "{pod=~\"p.+\"}", "{job=~\"x\"}",
      "{mode=~\"^m$\"}", "{pod!~\"\"}", "{mode=~\".*\"}", "{mode=~\".+\",job!~\"^x\"}",
    ]
    return metric + one(matchers)
  }

  private mutating func number() -> String {
    one(["0", "1", "2", "5", "0.5", "100", "-1", "(1 + 1)", "(2 * 50)"])
  }

  private mutating func labels() -> String {
    let names = ["job", "instance", "mode", "pod", "le", "none", "__name__"]
    let count = Int.random(in: 0...2, using: &generator)
    return names.shuffled(using: &generator).prefix(count).joined(separator: ", ")
  }

  private mutating func matching() -> String {
    guard Int.random(in: 0..<3, using: &generator) > 0 else { return "" }
    let group = one(["", "", "group_left () ", "group_left (mode) ", "group_right () "])
    return "\(one(["on", "ignoring"])) (\(labels())) \(group)"
  }

  /// An instant vector.
  mutating func vector(_ depth: Int) -> String {
    guard depth > 0 else { return selector() }
    switch Int.random(in: 0..<19, using: &generator) {
    case 0:
      let name = one(["abs", "ceil", "floor", "round", "sgn", "sort", "exp", "timestamp", "absent"])
      return "\(name)(\(vector(depth - 1)))"
    case 1: return "clamp_\(one(["min", "max"]))(\(vector(depth - 1)), \(number()))"
    case 2:
      let name = one(["rate", "increase", "max_over_time", "count_over_time", "absent_over_time"])
      return "\(name)(\(selector())[3m])"
    case 3, 4:
      let name = one(["sum", "min", "max", "avg", "count", "group", "stddev"])
      return "\(name) \(one(["by", "without"])) (\(labels())) (\(vector(depth - 1)))"
    case 5: return "\(one(["topk", "bottomk"]))(1, \(vector(depth - 1)))"
    case 6: return "count_values(\"\(one(["mode", "ver"]))\", \(vector(depth - 1)))"
    case 7:
      return "label_replace(\(vector(depth - 1)), \"\(one(["mode", "new"]))\", "
        + "\"\(one(["$1", "z", ""]))\", \"\(one(["job", "pod", "none"]))\", \"\(one(["(.*)", "x"]))\")"
    case 8:
      return "(\(vector(depth - 1))) \(one(["and", "or", "unless"])) \(set())(\(vector(depth - 1)))"
    case 9:
      let op = one(["+", "-", "*", "/", "==", ">", "<", "> bool", "== bool"])
      return "(\(vector(depth - 1))) \(op) \(matching())(\(vector(depth - 1)))"
    case 10, 11:
      let op = one(["+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=", "> bool", "% "])
      let parts = ["(\(vector(depth - 1)))", number()].shuffled(using: &generator)
      return "\(parts[0]) \(op) \(parts[1])"
    case 12: return one(["vector(1)", "vector(0)", "vector(time())", "-\(selector())"])
    case 13: return "\(selector()) offset 1m"
    case 14:
      let name = one(["max_over_time", "count_over_time", "avg_over_time", "last_over_time"])
      return "\(name)((\(vector(depth - 1)))[2m:1m])"
    case 15:
      return "label_join(\(vector(depth - 1)), \"\(one(["mode", "new"]))\", \"\(one(["", "-"]))\", "
        + "\"\(one(["job", "none"]))\", \"\(one(["pod", "none"]))\")"
    case 16: return "quantile \(one(["by", "without"])) (\(labels())) (0.5, \(vector(depth - 1)))"
    case 17: return "\(number()) < (\(vector(depth - 1))) < \(number())"
    default: return "histogram_quantile(0.9, sum by (le, job) (rate(e_bucket[3m])))"
    }
  }

  private mutating func set() -> String {
    Bool.random(using: &generator) ? "" : "\(one(["on", "ignoring"])) (\(labels())) "
  }
}

/// One series of a result.
struct Sample: Hashable {
  let labels: [String: String]
  let value: Double
}

/// Prometheus, asked through promtool's unit tests.
enum Evaluation {
  private static let series = """
    up{job="x",instance="i1"} | 1 1 1 1 1
    up{job="x",instance="i2"} | 0 0 0 0 0
    up{job="y",instance="i3"} | 1 1 1 0 0
    a_total{job="x",instance="i1",mode="m",pod="p1"} | 0 5 9 20 21
    a_total{job="x",instance="i2",pod="p2"} | 3 3 3 3 3
    a_total{job="y",instance="i3",mode="n"} | 0 1 0 1 2
    b_ratio{job="x",instance="i1"} | 0.5 0.5 0.5 0.5 0
    b_ratio{job="y",instance="i3",mode="m"} | 1 1 1 1 1
    c{job="x",instance="i1",mode="m"} | -3 7 100 2 5
    c{job="x",instance="i1",mode="n"} | 0 0 0 0 0
    c{job="y",instance="i3",pod="p1"} | NaN NaN NaN NaN NaN
    d_info{job="x",instance="i1",mode="m",version="1"} | 1 1 1 1 1
    e_bucket{job="x",instance="i1",le="0.5"} | 0 1 2 3 4
    e_bucket{job="x",instance="i1",le="+Inf"} | 0 2 4 6 9
    """

  /// What Prometheus answers; nothing where it refuses to.
  static func answers(_ expressions: [String]) throws -> [[Sample]?] {
    var text = "evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n"
    for line in series.split(separator: "\n") {
      let parts = line.components(separatedBy: " | ")
      text += "      - {series: '\(parts[0])', values: '\(parts[1])'}\n"
    }
    text += "    promql_expr_test:\n"
    for expression in expressions {
      text += "      - {expr: '\(expression)', eval_time: 4m, exp_samples: []}\n"
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("tests.yml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let output = try #require(Tool("promtool")).run(["test", "rules", file.path]).output
    var told: [String: [Sample]?] = [:]
    for part in output.components(separatedBy: "    expr: \"").dropFirst() {
      guard let end = part.range(of: "\", time: 4m,") else { continue }
      let expression = String(part[..<end.lowerBound].replacing("\\\"", with: "\""))
      guard let got = part.range(of: "got: ") else {
        told.updateValue(nil, forKey: expression)
        continue
      }
      told[expression] = samples(String(part[got.upperBound...].prefix { $0 != "\n" }))
    }
    // What is answered with nothing is what was expected.
    return expressions.map { told[$0] ?? [] }
  }

  /// `{a="b", c="d"} 1E+00, {} NaN`
  private static func samples(_ text: String) -> [Sample] {
    text.components(separatedBy: ", {").map { part in
      let halves = part.components(separatedBy: "} ")
      var labels: [String: String] = [:]
      for pair in halves[0].drop(while: { $0 == "{" }).split(separator: ",") {
        let sides = pair.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { continue }
        let name = sides[0].drop { $0 == " " }
        labels[String(name)] = String(sides[1].dropFirst().dropLast())
      }
      return Sample(labels: labels, value: Double(halves.last ?? "") ?? .nan)
    }
  }
}
