import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Durations and sizes")
struct ValueTests {
  @Test(
    "Prometheus' durations",
    arguments: [
      ("0", 0, "0s"), ("0s", 0, "0s"), ("324ms", 324, "324ms"), ("3s", 3000, "3s"),
      ("90s", 90_000, "1m30s"), ("5m", 300_000, "5m"), ("1h", 3_600_000, "1h"),
      ("4d", 345_600_000, "4d"), ("4d1h", 349_200_000, "4d1h"), ("14d", 1_209_600_000, "2w"),
      ("3w", 1_814_400_000, "3w"), ("3w2d1h", 1_990_800_000, "23d1h"),
      ("10y", 315_360_000_000, "10y"), ("24h", 86_400_000, "1d"), ("1h30m", 5_400_000, "1h30m"),
      ("1y2w3d4h5m6s7ms", 33_019_506_007, "382d4h5m6s7ms"), ("007s", 7000, "7s"),
      ("292y", 9_208_512_000_000, "292y"),
    ])
  func prometheusDuration(text: String, milliseconds: Int64, canonical: String) throws {
    let duration = try #require(PrometheusDuration(text))
    #expect(duration.milliseconds == milliseconds)
    #expect(duration.description == canonical)
    #expect(PrometheusDuration(canonical) == duration)
  }

  @Test(
    "What is no duration of Prometheus",
    arguments: [
      ("", PrometheusDuration.Problem.empty), ("1", .missingUnit), ("10", .missingUnit),
      ("1y1m1d", .malformed), ("-1w", .malformed), ("1.5d", .malformed), ("d", .malformed),
      ("30s 1m", .malformed), ("1h1h", .malformed), ("5 m", .malformed), ("1M", .malformed),
      ("00", .missingUnit), ("1µs", .malformed), ("294y", .tooLong),
      ("200y10400w", .tooLong), ("10675d", .none), ("107675d", .tooLong),
      ("99999999999999999999s", .tooLong), ("9223372036854775807y", .tooLong),
    ] as [(String, PrometheusDuration.Problem?)])
  func notPrometheusDuration(text: String, problem: PrometheusDuration.Problem?) {
    switch PrometheusDuration.read(text) {
    case .success: #expect(problem == nil)
    case .failure(let found): #expect(found == problem)
    }
  }

  @Test(
    "Go's durations",
    arguments: [
      ("0", 0, "0s"), ("5s", 5_000_000_000, "5s"), ("1m30s", 90_000_000_000, "1m30s"),
      ("1.5h", 5_400_000_000_000, "1h30m"), ("-1.5s", -1_500_000_000, "-1s500ms"),
      ("100µs", 100_000, "100us"), (".5s", 500_000_000, "500ms"), ("1d", 86_400_000_000_000, "24h"),
      ("1s1s", 2_000_000_000, "2s"), ("+3ns", 3, "3ns"),
    ])
  func goDuration(text: String, nanoseconds: Int64, canonical: String) throws {
    let duration = try #require(GoDuration(text))
    #expect(duration.nanoseconds == nanoseconds)
    #expect(duration.description == canonical)
    #expect(GoDuration(canonical) == duration)
  }

  @Test(
    "What is no duration of Go",
    arguments: ["", "3", "-", "s", ".", ".s", "1x", "300000000h", "1.2.3s", "1 s"])
  func notGoDuration(text: String) {
    #expect(GoDuration(text) == nil)
  }

  @Test(
    "Sizes of Prometheus",
    arguments: [
      ("0", 0), ("1B", 1), ("1KB", 1024), ("512MB", 536_870_912), ("1GiB", 1_073_741_824),
      ("1.5GB", 1_610_612_736), ("7EB", 8_070_450_532_247_928_832),
    ] as [(String, Int64)])
  func size(text: String, bytes: Int64) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test(
    "What is no size of Prometheus",
    arguments: [
      "", "100", "MB", "1mb", "1M", "8EB", "1.MB", "1XB", "99999999999999999999B", "1 MB",
    ])
  func notSize(text: String) {
    #expect(ByteSize(text) == nil)
  }

  @Test(
    "Sizes of Docker and Elastic",
    arguments: [
      ("1024", 1024, nil), ("512m", 536_870_912, 536_870_912), ("1.5 GiB", 1_610_612_736, nil),
      ("2gb", 2_147_483_648, 2_147_483_648), ("1e", nil, nil), ("50mb", 52_428_800, 52_428_800),
      ("64b", 64, 64), ("-1", nil, -1), ("m", nil, nil), ("1k", 1024, 1024),
      ("1e3", 1000, nil), ("1ki", nil, nil), ("1kib", 1024, nil), ("", nil, nil),
    ] as [(String, Int64?, Int64?)])
  func otherSizes(text: String, docker: Int64?, elastic: Int64?) {
    #expect(ByteSize.docker(text) == docker)
    #expect(ByteSize.elastic(text) == elastic)
  }

  @Test("Sizes that are made are written with the largest unit")
  func madeSize() {
    #expect(ByteSize(bytes: 536_870_912).text == "512MB")
    #expect(ByteSize(bytes: 1000).text == "1000B")
    #expect(ByteSize(bytes: 0).text == "0B")
  }

  @Test(
    "Names",
    arguments: [
      ("job", true, true), ("a:b", false, true), ("1a", false, false), ("", false, false),
      ("_x", true, true), ("a-b", false, false), ("é", false, false), ("{", false, false),
      ("a@", false, false),
    ])
  func names(text: String, label: Bool, metric: Bool) {
    #expect(PrometheusName.isLegacyLabel(text) == label)
    #expect(PrometheusName.isLegacyMetric(text) == metric)
  }
}
