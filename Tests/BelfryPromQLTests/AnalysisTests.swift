import BelfryPromQL
import BelfrySource
import Testing

@Suite("What expressions mean")
struct AnalysisTests {
  private func analysis(_ text: String) throws -> Analysis {
    Analysis(of: try #require(parse(text).expression, "\(text)"))
  }

  @Test(
    "Labels",
    arguments: [
      ("rate(a[5m])", "__name__", Presence.never), ("a > 1", "__name__", .always),
      ("a > bool 1", "__name__", .never), ("a{b=~\"c|\"}", "b", .possible),
      ("a{b=~\"c+\"}", "b", .always), ("a{b!~\".+\"}", "b", .never),
      ("topk(3, a{b=\"c\"})", "b", .always),
      ("a * on (x) b{x=\"1\"}", "x", .always), ("a * on (x) sum(b)", "x", .never),
      ("a + sum(b)", "z", .never), ("a - ignoring (z) b", "z", .never),
      ("a / on () group_left (v) b{v=\"1\"}", "v", .always),
      ("label_replace(a{s=\"x:1\"}, \"d\", \"$1\", \"s\", \"(.*):.*\")", "d", .always),
      ("label_replace(a{s=\"x\"}, \"d\", \"$1\", \"s\", \"(.*):.*\")", "d", .possible),
      ("label_replace(a, \"d\", \"x\", \"s\", \".*\")", "d", .always),
      ("label_join(a, \"d\", \"-\", \"x\", \"y\")", "d", .always),
      ("label_join(sum(a), \"d\", \"\", \"x\")", "d", .never),
      ("histogram_quantile(0.9, a)", "le", .never), ("count_values(\"v\", a)", "v", .always),
      ("a{b=\"1\"} or c", "b", .possible), ("info(sum(a), {v=~\".+\"})", "v", .possible),
      ("absent(a{b=\"1\", b=\"2\"})", "b", .never), ("last_over_time(a[1m])", "__name__", .always),
    ])
  func labels(text: String, label: String, presence: Presence) throws {
    #expect(try analysis(text).fact(label)?.presence == presence, "\(text)")
  }

  @Test(
    "Units",
    arguments: [
      (
        "rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m])",
        ValueUnit.seconds
      ),
      ("rate(a_total[5m]) / rate(b_total[5m])", .ratio), ("100 * (a_bytes / b_bytes)", .percent),
      ("1 - avg(rate(node_cpu_seconds_total[5m]))", .ratio),
      ("time() - a_timestamp_seconds", .seconds),
      ("rate(a_bytes_total[5m])", .perSecond(.bytes)), ("count(up)", .count),
      ("histogram_quantile(0.9, sum by (le) (rate(a_seconds_bucket[5m])))", .seconds),
      ("sum(a_bytes) > 5", .bytes), ("a_percent / 100", .ratio),
      ("max_over_time(a_celsius[1h])", .celsius),
    ])
  func units(text: String, unit: ValueUnit) throws {
    #expect(try analysis(text).results.map(\.value.unit) == [unit], "\(text)")
  }

  @Test(
    "What never has a result",
    arguments: [
      ("vector(0) > 1", true), ("a{b=\"1\", b=\"2\"}", true), ("a and (vector(1) < 0)", true),
      ("a{b=\"\", b=\"x\"}", true), ("vector(2) > 1", false), ("absent(a) == 0", true),
      ("up == 0", false),
      ("a{b!~\".*\"}", true),
      ("a > 5 and a < 3", true), ("a >= 5 and a <= 5", false), ("a == 5 and 5 != a", true),
      ("a > 5 and on (b) a < 3", false), ("a > 5 and a offset 1h < 3", false),
      ("{b=\"c\"} > 5 and {b=\"c\"} < 3", false), ("a > 5 > 6 and a < 6", true),
      ("a > 5 unless a", true), ("a{b=\"c\"} unless on (d) a", true),
      ("a unless a{b=\"c\"}", false), ("a unless a > 9", false), ("a unless a offset 1h", false),
      ("a > 5 < 3", true), ("3 > a >= 3", true), ("a == 1 > 0 == 2", true), ("a > 3 < 5", false),
      ("sum(a < 5) > 9", false), ("max(a < 5) > 9", true), ("-(a > 5) < 3", false),
      ("(a > 5) * 0.1 < 3", false), ("abs(a < -5) > 3", false), ("a > bool 5 < 3", false),
      ("(a > 5) > b < 3", true), ("quantile(2, a < 5) > 9", false),
    ])
  func dead(text: String, isDead: Bool) throws {
    #expect(try analysis(text).results.allSatisfy { ($0.dead != nil) == isDead }, "\(text)")
  }

  @Test(
    "Constants are folded",
    arguments: [("(2 ^ 5 + 11) % 5", 3.0), ("-(1h / 2)", -1800), ("vector(3) * 2", 6)])
  func constants(text: String, value: Double) throws {
    #expect(try analysis(text).results.map(\.value.constant) == [value])
  }

  @Test("Labels that are named where they cannot be")
  func uses() throws {
    let text = "sum by (a) (sum by (b) (x)) * on (a) group_left (c) y"
    let uses = try analysis(text).uses
    #expect(uses.map(\.name) == ["a", "b", "a", "c"])
    #expect(uses.map(\.fact.presence) == [.never, .possible, .never, .possible])
    let file = SourceFile(path: "e", text: text)
    #expect(uses.map { file.text($0.span) } == ["a", "b", "a", "c"])
  }

  @Test("What is scraped has a job")
  func scraped() throws {
    let expression = try #require(parse("sum by (job) (a)").expression)
    #expect(Analysis(of: expression, options: .scraped).surelyHas("job"))
    #expect(!Analysis(of: expression).surelyHas("job"))
  }
}
