import BelfryTemplate
import Foundation
import Testing

@Suite("Conformance of templates", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct CorpusTests {
  /// What became of a case.
  enum Outcome: Equatable {
    case output(String)
    case failed
  }

  private func run(
    _ text: String, _ data: TemplateValue, _ functions: [String: TemplateFunction],
    _ environment: TemplateEnvironment
  ) -> Outcome {
    let template = Template(
      parsing: text, functions: Set(functions.keys))
    do throws(RunError) {
      return .output(
        try TemplateRun.render(
          template, on: data, functions: functions, environment: environment))
    } catch {
      return .failed
    }
  }

  @Test("Alert templates: the same verdict, and the same output")
  func alerts() {
    var evaluated = 0
    let cases = Corpora.cases("alert_template")
    #expect(cases.count > 30)
    for sample in cases {
      guard let text = sample["text"] as? String else { continue }
      let output = sample["output"] as? String ?? ReferenceValue.histogramText(sample["output"])
      guard
        let data = ReferenceValue.sample(sample["input"]) ?? ReferenceValue.read(sample["input"]),
        sample["fail"] as? Bool == true || output != nil
      else {
        Issue.record("a case that cannot be read: \(text)")
        continue
      }
      var environment = TemplateEnvironment()
      environment.escapesHTML = sample["html"] as? Bool ?? false
      environment.refusesMissingKeys =
        (sample["options"] as? [String])?.contains("missingkey=error") ?? false
      environment.now = 1_353_755_652
      environment.externalURL = "http://testhost:9090/path/prefix"
      environment.pathPrefix = "/path/prefix"
      let samples = (sample["queryResult"] as? [[String: Any]])?.map { entry in
        let arguments = (entry["Metric"] as? [String: Any])?["args"] as? [Any] ?? []
        let words = arguments.map { ($0 as? String) ?? "__name__" }
        let labels = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
        let names = Dictionary(labels) { first, _ in first }
        if let histogram = ReferenceValue.histogram(entry["H"]) {
          return TemplateEnvironment.Sample(names, count: histogram.count, sum: histogram.sum)
        }
        return TemplateEnvironment.Sample(names, (entry["F"] as? NSNumber)?.doubleValue ?? 0)
      }
      environment.query = { _ in samples }
      let found = run(text, data, PrometheusFunctions.consoleTable, environment)
      let expected: Outcome =
        sample["fail"] as? Bool == true ? .failed : .output(output ?? "")
      #expect(found == expected, "\(text)")
      evaluated += 1
    }
    #expect(evaluated == cases.count)
  }

  @Test("Notification templates: the same verdict, and the same output")
  func notifications() {
    var evaluated = 0
    let cases = Corpora.cases("alertmanager_template")
    #expect(cases.count > 30)
    for sample in cases {
      guard let text = sample["in_"] as? String else { continue }
      var environment = TemplateEnvironment()
      environment.escapesHTML = sample["html"] as? Bool ?? false
      environment.now = 1_700_000_000
      environment.zone = Zones.named
      var data = ReferenceValue.read(sample["data"])
      // The only data that depends on the clock: an hour ago.
      if data == nil, text.contains("since") { data = .time(GoTime(seconds: 1_699_996_400)) }
      guard let data else {
        Issue.record("a case that cannot be read: \(text)")
        continue
      }
      let found = run(text, data, AlertmanagerFunctions.table, environment)
      let expected: Outcome =
        sample["fail"] as? Bool == true ? .failed : .output(sample["exp"] as? String ?? "")
      #expect(found == expected, "\(text)")
      evaluated += 1
    }
    #expect(evaluated == cases.count)
  }

  @Test("Annotations and labels of rules that people run parse without a finding")
  func realRules() {
    var count = 0
    for rule in Corpora.cases("real_rules") {
      for key in ["annotations", "labels"] {
        for (_, value) in rule[key] as? [String: Any] ?? [:] {
          guard let text = value as? String else { continue }
          let template = Template(
            parsing: text, functions: Set(PrometheusFunctions.table.keys),
            variables: ["$labels", "$externalLabels", "$externalURL", "$value"])
          #expect(template.errors.map(\.message) == [], "\(text)")
          count += 1
        }
      }
    }
    #expect(count > 500)
  }
}
