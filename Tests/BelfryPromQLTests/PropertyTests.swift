import BelfryPromQL
import BelfrySource
import Testing

@Suite("Properties of expressions")
struct PropertyTests {
  static let samples = [
    "sum by (a, \"b.c\") (rate(x{b=~\"c.*\",d!=\"e\"}[5m:1m] offset 1h)) / on(a) group_left(d) y @ 12 > bool 0x1F",
    "histogram_quantile(0.9, sum without (x) (rate(a_bucket[5m] smoothed @ end()))) unless ignoring(z) -b ^ 2",
    "label_replace(absent_over_time(a{b=\"c\"}[10s+step()*2]), \"d\", \"$1\", \"e\", \"(.*)\") or vector(time() - 1h30m)",
    "count_values(\"v\", topk(5, a offset -(min_of(5m, range())))) + fill_left(0) {\"m.n\", o=\"p\"} and on() c",
    "info(a, {b=~\".+\"}) atan2 (((d) % -1.5e-3)) </ +Inf", "a # comment\n + b\n",
  ]

  @Test("Printing and parsing is the identity, on one line and wrapped", arguments: samples)
  func printsAndParses(text: String) throws {
    let expression = try #require(parse(text).expression, "\(parse(text).errors)")
    let printed = Printer().print(expression)
    for width in [1, 10, 40, 100] {
      for layout in [Printer.Layout.promtool, .flush] {
        let pretty = Printer().pretty(expression, width: width, layout: layout)
        #expect(parse(pretty).expression.map { Printer().print($0) } == printed)
      }
    }
    #expect(parse(printed).expression.map { Printer().print($0) } == printed)
  }

  @Test("Places lie in the text, and parts in what is made of them", arguments: samples)
  func nested(text: String) {
    let tree = parse(text).tree
    for node in tree.nodes {
      #expect(node.span.start >= 0 && node.span.end <= text.utf8.count)
      var last = node.span.start
      for child in node.children {
        #expect(tree[child].span.start >= last && tree[child].span.end <= node.span.end)
        last = tree[child].span.end
      }
    }
  }

  @Test("Deleting, doubling or swapping any byte never traps", arguments: samples)
  func mutations(text: String) {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      var shorter = bytes
      shorter.remove(at: index)
      var longer = bytes
      longer.insert(bytes[index], at: index)
      var swapped = bytes
      swapped.swapAt(index, bytes.count - 1 - index)
      for changed in [shorter, longer, swapped] {
        for options in [ParseOptions(), .grafana] {
          let parsed = parse(changed, options: options)
          #expect(parsed.errors.allSatisfy { $0.span.end <= changed.count })
          _ = Analysis(of: parsed.tree).results
          _ = Printer().pretty(parsed.tree, width: 20)
        }
      }
    }
  }

  @Test(
    "A chain of any length is read, printed and analysed",
    arguments: ["a + ", "a or ", "a{b=\"c\"} * on (d) group_left () ", "-", "a unless a and "])
  func chains(piece: String) {
    let text = String(repeating: piece, count: 50_000) + "a"
    guard piece != "-" else {
      // Signs nest, so that there are only so many.
      #expect(parse(text).errors.count == 1)
      return
    }
    let parsed = parse(text)
    #expect(parsed.errors.isEmpty)
    #expect(parsed.tree.selectors.count >= 50_001)
    #expect(Printer().print(parsed.tree).utf8.count >= text.utf8.count)
    #expect(!Printer().pretty(parsed.tree, width: 80).isEmpty)
    #expect(!Analysis(of: parsed.tree).results.isEmpty)
  }

  @Test("All errors of an expression are found")
  func allErrors() {
    let errors = parse(
      "sum(rate(a)) + nope(b[5]) / on(c topk(d) - {} > 1 ** 2 and x{y=\"(\", z=~\"(\"}"
    ).errors
    let messages = errors.map(\.message)
    for part in ["'rate' wants", "unknown function 'nope'", "after a label", "selects everything"] {
      #expect(messages.contains { $0.contains(part) }, "\(messages)")
    }
    #expect(messages.contains { $0.contains("missing closing )") }, "\(messages)")
    #expect(errors.map(\.span.start) == errors.map(\.span.start).sorted())
  }

  @Test(
    "What needs a version or a flag is noted",
    arguments: [
      ("mad_over_time(a[5m])", Feature.experimentalFunctions), ("a[5m + 1m]", .durationExpressions),
      ("a offset -step()", .durationExpressions), ("rate(a[5m] anchored)", .extendedRanges),
      ("a + fill(0) b", .fills), ("{\"a.b\"}", .quotedNames),
      ("limitk(1, a)", .experimentalFunctions),
      ("a </ 5", .histogramTrims),
    ])
  func features(text: String, feature: Feature) {
    let parsed = parse(text)
    #expect(parsed.errors.isEmpty)
    #expect(parsed.features.map(\.feature) == [feature])
    var options = ParseOptions()
    options.refused = [feature]
    #expect(parse(text, options: options).errors.count == 1)
  }
}
