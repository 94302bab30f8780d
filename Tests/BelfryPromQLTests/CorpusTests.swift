import BelfryPromQL
import BelfrySource
import Testing

@Suite("Conformance of PromQL", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct CorpusTests {
  @Test("There are cases to judge by")
  func present() {
    #expect(ParseCase.all.count > 100)
    #expect(Corpora.texts("promql_valid").count > 300)
  }

  @Test("Valid expressions give the reference's tree and byte ranges")
  func trees() {
    for sample in ParseCase.all where sample.isValid {
      let parsed = parse(sample.bytes)
      let name = sample.testDescription
      #expect(parsed.errors.isEmpty, "\(name): \(parsed.errors.map(\.message))")
      #expect(
        TreeText(tree: parsed.tree).text(parsed.tree.root)
          == ReferenceTree().text(sample.entry["ast"]), "\(name)")
    }
  }

  @Test("Invalid expressions have an error that touches the reference's")
  func errors() {
    for sample in ParseCase.all where !sample.isValid {
      let found = parse(sample.bytes).errors
      // Further ones of the reference are often its own confusion after the first.
      for expected in sample.errors.prefix(1) {
        let touches = found.contains {
          $0.span.start <= expected.end && expected.start <= $0.span.end
        }
        #expect(
          touches, "\(sample.testDescription): \(expected), not \(found.map { "\($0.span)" })")
      }
    }
  }

  @Test("What must be valid is")
  func valid() {
    for text in Corpora.texts("promql_valid") {
      #expect(parse(text).errors.map(\.message) == [], "\(text)")
    }
  }

  @Test("The canonical text is Prometheus'")
  func printed() {
    let cases = Corpora.cases("promql_print")
    #expect(cases.count > 20)
    for sample in cases {
      guard let text = sample["in"] as? String, let out = sample["out"] as? String else { continue }
      #expect(parse(text).expression.map { Printer().print($0) } == out, "\(text)")
    }
  }

  @Test("The wrapped text is Prometheus'")
  func wrapped() {
    let cases = Corpora.cases("promql_prettify")
    #expect(cases.count > 20)
    for sample in cases {
      guard let text = sample["in"] as? String, let out = sample["out"] as? String else { continue }
      let width = sample["max"] as? Int ?? 100
      let pretty = parse(text).expression.map { Printer().pretty($0, width: width) }
      #expect(pretty == out, "\(text)")
    }
  }

  @Test("Rules that people run parse, and print to what parses to the same print")
  func realRules() {
    let cases = Corpora.cases("real_rules").compactMap { $0["expr"] as? String }
    #expect(cases.count > 300)
    for text in cases {
      let parsed = parse(text)
      #expect(parsed.errors.isEmpty, "\(text): \(parsed.errors.map(\.message))")
      guard let expression = parsed.expression else { continue }
      let printed = Printer().print(expression)
      let again = parse(printed).expression.map { Printer().print($0) }
      #expect(again == printed)
      let wrapped = parse(Printer().pretty(expression, width: 40)).expression
      #expect(wrapped.map { Printer().print($0) } == printed)
    }
  }
}
