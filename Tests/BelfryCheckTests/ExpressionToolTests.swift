import BelfryCheck
import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Testing

@testable import BelfryPromQL

@Suite("What is known of expressions", .enabled(if: Tool("promtool") != nil, "promtool is missing"))
struct ExpressionToolTests {
  private static let count = 1500

  private func expressions(_ seed: UInt64) -> [String] {
    var maker = ExpressionMaker(generator: Mix(state: seed))
    return (0..<Self.count).map { _ in maker.vector(3) }
  }

  @Test("Labels and values are as they are foreseen", arguments: [1, 2])
  func facts(seed: UInt64) throws {
    let expressions = expressions(seed)
    for (expression, samples) in zip(expressions, try Evaluation.answers(expressions)) {
      guard let samples, let tree = parse(expression).expression else { continue }
      let analysis = Analysis(of: tree, options: .scraped)
      let results = analysis.results
      if !results.isEmpty, results.allSatisfy({ $0.dead != nil }) {
        #expect(samples.isEmpty, "\(expression): \(results.compactMap(\.dead?.reason))")
      }
      if results.contains(where: { $0.value.isAlwaysThere && $0.dead == nil }) {
        #expect(!samples.isEmpty, "\(expression) is said to be always there")
      }
      guard let labels = analysis.labels else { continue }
      for sample in samples {
        for name in Set(sample.labels.keys).union(labels.named.map(\.name)) {
          let (fact, value) = (labels[name], sample.labels[name])
          switch fact.presence {
          case .always: #expect(value != nil, "\(expression): '\(name)' is not in \(sample)")
          case .never: #expect(value == nil, "\(expression): '\(name)' is in \(sample)")
          case .possible: break
          }
          if let foreseen = fact.value, let value {
            #expect(value == foreseen, "\(expression): '\(name)' in \(sample)")
          }
        }
        let fits = results.contains { result in
          let facts = result.value
          return (facts.constant.map { same($0, sample.value) } ?? true)
            && (!facts.isBool || sample.value == 0 || sample.value == 1 || sample.value.isNaN)
            && (facts.least.map { sample.value >= $0 || sample.value.isNaN } ?? true)
        }
        #expect(fits, "\(expression): \(sample) is none of \(results.map(\.value))")
      }
    }
  }

  private func same(_ left: Double, _ right: Double) -> Bool {
    left == right || left.isNaN && right.isNaN || abs(left - right) <= 1e-9 * abs(left)
  }

  @Test("What is said to give nothing gives nothing", arguments: [3, 4])
  func findings(seed: UInt64) throws {
    let expressions = expressions(seed)
    let file = file(expressions)
    let rules: Set = ["promql/always-false", "promql/impossible-match"]
    let found = FileChecker.check(file, CheckOptions(only: rules)).diagnostics
    let lines = LineIndex(file)
    let claims = found.compactMap { finding -> (text: String, message: String)? in
      guard let span = finding.span, !finding.message.contains("takes nothing away") else {
        return nil
      }
      guard finding.id == "promql/impossible-match" else {
        // It is the whole that has no result.
        let whole = expressions[lines.position(of: span.start).line - 4]
        return (whole, "\(finding.id): \(finding.message)")
      }
      let part = String(decoding: file.bytes[span.start..<span.end], as: UTF8.self)
      guard parse(part).errors.isEmpty, !part.contains("bool") else { return nil }
      return (part, "\(finding.id): \(finding.message)")
    }
    #expect(claims.count > 20)
    for (claim, samples) in zip(claims, try Evaluation.answers(claims.map(\.text))) {
      #expect(samples?.isEmpty ?? true, "\(claim.text): \(claim.message)")
    }
  }

  /// A file of rules with expressions, of which each has a line.
  private func file(_ expressions: [String]) -> SourceFile {
    var text = "groups:\n  - name: a\n    rules:\n"
    for (number, expression) in expressions.enumerated() {
      text += "      - {record: 'r:\(number)', expr: '\(expression)'}\n"
    }
    return SourceFile(path: "rules.yml", text: text)
  }

  @Test("What is said to be always so is so", arguments: [5, 6])
  func always(seed: UInt64) throws {
    let file = file(expressions(seed))
    let rules: Set = ["promql/always-true", "promql/impossible-match", "promql/ratio-of-itself"]
    var pairs: [(whole: String, part: String, message: String)] = []
    for finding in FileChecker.check(file, CheckOptions(only: rules)).diagnostics {
      guard let span = finding.span, !finding.message.contains("nothing matches") else { continue }
      let whole = String(decoding: file.bytes[span.start..<span.end], as: UTF8.self)
      guard let tree = parse(whole).expression, case .binary(let node) = tree[tree.root] else {
        continue
      }
      let isLeft = tree.types[node.left.index] == .vector
      let part = tree[isLeft ? node.left : node.right].span
      let text = String(decoding: Array(whole.utf8)[part.start..<part.end], as: UTF8.self)
      pairs.append((whole, text, "\(finding.id): \(finding.message)"))
    }
    #expect(!pairs.isEmpty)
    let (wholes, parts) = (
      try Evaluation.answers(pairs.map(\.whole)), try Evaluation.answers(pairs.map(\.part))
    )
    for (place, pair) in pairs.enumerated() {
      guard let whole = wholes[place], let part = parts[place] else { continue }
      if pair.message.contains("ratio") {
        #expect(whole.allSatisfy { $0.value == 1 || $0.value.isNaN }, "\(pair)")
      } else {
        #expect(whole.count == part.count, "\(pair)")
      }
    }
  }

  @Test("Mends that are called safe change no result", arguments: [7, 8])
  func mends(seed: UInt64) throws {
    let expressions = expressions(seed)
    let fixer = Fixer([file(expressions)])
    let mended = parseYAML(fixer.files[0]).roots[0]["groups"]?.items[0]["rules"]?.items ?? []
    let texts = mended.map { $0["expr"]?.text ?? "" }
    #expect(texts.count == expressions.count)
    // Of series with the same value these take any; and a needless 'bool' hides what is meant.
    let changed = expressions.indices.filter { number in
      expressions[number] != texts[number]
        && !["topk", "bottomk", "bool"].contains { expressions[number].contains($0) }
    }
    #expect(changed.count > 100)
    let before = try Evaluation.answers(changed.map { expressions[$0] })
    let after = try Evaluation.answers(changed.map { texts[$0].replacing("\n", with: " ") })
    for (place, number) in changed.enumerated() {
      #expect(
        (before[place] == nil) == (after[place] == nil)
          && described(before[place]) == described(after[place]),
        "\(expressions[number])\n\(texts[number])")
    }
  }

  /// A result whose order does not count.
  private func described(_ samples: [Sample]?) -> [String] {
    (samples ?? []).map { sample in
      let labels = sample.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return "\(labels.joined(separator: ",")) \(sample.value)"
    }.sorted()
  }
}
