import Foundation
import Testing

@Suite("A profile that cannot be used")
struct BadProfileTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// Lines that must be said, each with its place.
    var said: [String]

    var testDescription: String { name }
  }

  static let service = "services:\n  api: {metrics: \"api:8000/metrics\"}\n"

  static let samples: [Sample] = [
    Sample(name: "empty", text: "", said: [":1:1: error: the profile is empty"]),
    Sample(
      name: "unknown keys", text: "project: shop\nservicez: {}\nfoo: 1\n",
      said: [
        ":2:1: error: unknown key 'servicez'", "did you mean 'services'?",
        ":3:1: error: unknown key 'foo'", "the key 'services' is missing",
      ]),
    Sample(
      name: "wrong type", text: "project: shop\ninterval: [15s]\n" + service,
      said: [":2:11: error: this is a list, but a duration"]),
    Sample(
      name: "two services of one name",
      text: "project: shop\nservices:\n  a: {metrics: \"a:1\"}\n  a: {metrics: \"a:2\"}\n",
      said: [":4:3: error: the key 'a' stands here twice", "first here"]),
    Sample(
      name: "a service named like a dependency",
      text: "project: shop\nservices:\n  redis: {metrics: \"a:1\"}\ndependencies: {redis: }\n",
      said: [":4:16: error: 'redis' names a service and a dependency"]),
    Sample(
      name: "a port used twice", text: "project: shop\n\(service)ports: {prometheus: 3000}\n",
      said: [":4:21: error: port 3000 is used by 'grafana' and 'prometheus'"]),
    Sample(
      name: "bad duration", text: "project: shop\ninterval: 15x\n" + service,
      said: [":2:11: error: '15x' is not a duration"]),
    Sample(
      name: "bad PromQL in a block",
      text:
        "project: shop\nservices:\n  api:\n    metrics: api:1\n    alerts:\n      - name: A\n        summary: s\n        expr: |\n          sum(x)\n            / foo(1)\n",
      said: [":10:15: error: unknown function 'foo'", "             / foo(1)\n", "^^^"]),
    Sample(
      name: "a receiver that no channel defines",
      text: "project: shop\n\(service)channels: {ops: {webhook: }}\nroutes: [{channels: [opps]}]\n",
      said: [":5:22: error: no channel is called 'opps'", "did you mean 'ops'?"]),
    Sample(
      name: "a threshold out of range",
      text:
        "project: shop\nservices:\n  api: {metrics: \"a:1\", workloads: {http: {thresholds: {error_ratio: 7}}}}\n",
      said: [":3:70: error: 7 is out of range"]),
    Sample(
      name: "a metric that cannot be",
      text:
        "project: shop\nservices:\n  api:\n    metrics: \"api:1\"\n    own_metrics:\n      \"a b\": {}\n      a.b: {}\n      a_b: {type: gauge, buckets: [1]}\n      h: {type: histogram, buckets: [2, 1], labels: [le]}\n",
      said: [
        ":6:7: error: 'a b' cannot name a metric",
        ":8:7: error: 'a_b' and 'a.b' are both 'a_b' in Prometheus",
        ":8:35: error: a gauge has no buckets", ":9:37: error: the buckets do not rise",
        ":9:54: error: the label 'le' belongs to the histogram itself",
      ]),
    Sample(
      name: "an unknown budget", text: "project: shop\n\(service)budgets: {serie: 1}\n",
      said: [":4:11: error: unknown key 'serie'", "did you mean 'series'?"]),
    Sample(
      name: "a budget of nothing", text: "project: shop\n\(service)budgets: {series: 0}\n",
      said: [":4:19: error: 0 is too small for a budget"]),
    Sample(
      name: "nested brackets", text: "project: " + String(repeating: "[", count: 10_000),
      said: ["error: collections lie more than 200 levels"]),
  ]

  @Test(
    "Every problem has a place, the status is 2, nothing is written", arguments: samples + alerting)
  func refused(_ sample: Sample) throws {
    try Program.withFolder { folder in
      try Data(sample.text.utf8).write(to: folder.appendingPathComponent("p.yaml"))
      let bundle = folder.appendingPathComponent("out")
      let good = folder.appendingPathComponent("good.yaml")
      try Data("project: shop\n\(Self.service)".utf8).write(to: good)
      #expect(try Program.run(["generate", "good.yaml", "-o", "out"], in: folder).status == 0)
      let before = try snapshot(bundle)
      let outcome = try Program.run(["generate", "p.yaml", "-o", "out"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      for text in sample.said { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
      #expect(try snapshot(bundle) == before)
    }
  }

  private func snapshot(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      files[path] = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
    }
    #expect(files.count > 20)
    return files
  }

  @Test("Bytes that are no text, exploding aliases, a huge file, no file, a folder")
  func files() throws {
    try Program.withFolder { folder in
      let path = folder.appendingPathComponent("p.yaml")
      func expect(_ message: String) throws {
        let outcome = try Program.run(["generate", "p.yaml", "-o", "out"], in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
      }
      try expect("no such file or folder")
      try Data([0x61, 0x3A, 0x20, 0xFF]).write(to: path)
      try expect(":1:4: error: these bytes are not UTF-8")
      var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
      for (name, other) in zip("bcdefgh", "abcdefg") {
        let aliases = Array(repeating: "*\(other)", count: 10).joined(separator: ",")
        bomb += "\(name): &\(name) [\(aliases)]\n"
      }
      try Data(bomb.utf8).write(to: path)
      try expect("aliases expand to more than")
      FileManager.default.createFile(atPath: path.path, contents: nil)
      let handle = try FileHandle(forWritingTo: path)
      try handle.truncate(atOffset: 100_000_000)
      try handle.close()
      try expect("larger than 64 MiB")
      try FileManager.default.removeItem(at: path)
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      try expect("p.yaml")
    }
  }

  @Test("An output that is a file, or leads out by a link, is refused")
  func outputs() throws {
    try Program.withFolder { folder in
      try Data("project: shop\n\(Self.service)".utf8).write(
        to: folder.appendingPathComponent("p.yaml"))
      try Data("x".utf8).write(to: folder.appendingPathComponent("file"))
      #expect(try Program.run(["generate", "p.yaml", "-o", "file"], in: folder).status == 2)
      let out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: out.appendingPathComponent("prometheus").path, withDestinationPath: "/tmp")
      let outcome = try Program.run(["generate", "p.yaml", "-o", "out"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("prometheus"))
      #expect(!FileManager.default.fileExists(atPath: "/tmp/prometheus.yml"))
      let unusable = try Program.run(["generate", "p.yaml", "-o", "/proc/nothing"], in: folder)
      #expect(unusable.status == 2)
    }
  }
}
