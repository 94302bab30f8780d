import BelfryPromQL
import BelfrySource
import Testing

@Suite("Expressions")
struct ParserTests {
  @Test(
    "Valid expressions print as Prometheus prints them",
    arguments: [
      ("sum by(job)(rate(x[5m]))", "sum by (job) (rate(x[5m]))"),
      ("a+b*c^d", "a + b * c ^ d"), ("-a^2", "-a ^ 2"), ("a{b='c',}", "a{b=\"c\"}"),
      ("a offset -5m @ end()", "a @ end() offset -5m"), ("x[1h:5m]", "x[1h:5m]"),
      ("a and on(x) b", "a and on (x) b"),
      ("a * on(x) group_left(y) b", "a * on (x) group_left (y) b"),
      ("topk(5, x) > bool 3", "topk(5, x) > bool 3"),
      ("{\"a.b\", c=\"d\"}", "{__name__=\"a.b\",c=\"d\"}"),
      ("1h30m", "1h30m"), ("0x1F", "31"), ("sum(x) without (y)", "sum without (y) (x)"),
    ])
  func prints(text: String, expected: String) {
    let parsed = parse(text)
    #expect(parsed.errors.isEmpty)
    #expect(parsed.expression.map { Printer().print($0) } == expected)
  }

  @Test(
    "Operators bind as documented",
    arguments: [
      ("a or b and c == d + e * f", "(a or (b and (c == (d + (e * f)))))"),
      ("a ^ b ^ c", "(a ^ (b ^ c))"), ("a - b - c", "((a - b) - c)"),
      ("-a ^ b * c", "((-(a ^ b)) * c)"),
    ])
  func precedence(text: String, expected: String) throws {
    let tree = try #require(parse(text).expression)
    func bracketed(_ id: NodeID) -> String {
      switch tree[id] {
      case .binary(let node):
        "(\(bracketed(node.left)) \(node.op.rawValue) \(bracketed(node.right)))"
      case .unary(let node): "(-\(bracketed(node.expression)))"
      default: Printer().print(tree, id)
      }
    }
    #expect(bracketed(tree.root) == expected)
  }

  @Test("Spans cover what was written")
  func spans() throws {
    let text = "sum by (job) (rate(x{a=\"b\"}[5m])) > 0.1"
    let expression = try #require(parse(text).expression)
    let selector = try #require(expression.selectors.first)
    let file = SourceFile(path: "e", text: text)
    #expect(file.text(expression.span) == text)
    #expect(file.text(selector.span) == "x{a=\"b\"}")
    #expect(selector.matchers.map { file.text($0.valueSpan) } == ["\"b\""])
  }

  @Test(
    "Errors say what is wrong, and where",
    arguments: [
      ("", "the expression is empty", Span(0, 0)), ("foo(1)", "unknown function 'foo'", Span(0, 3)),
      ("ratee(x[5m])", "unknown function 'ratee'; did you mean 'rate'?", Span(0, 5)),
      ("sum(a", "')' to close the arguments is wanted here, not the end", Span(5, 5)),
      ("{}", "this selects everything; name a metric or a label that cannot be empty", Span(0, 2)),
      ("a b", "'b' does not belong here", Span(2, 3)),
      ("up > ${LIMIT}", "PromQL has no variables such as '${LIMIT}'", Span(5, 13)),
      ("rate(${P}_x[5m]) > 1", "PromQL has no variables such as '${P}_x'", Span(5, 11)),
      ("up > $limit", "PromQL has no variables such as '$limit'", Span(5, 11)),
      ("'x", "this text is never closed", Span(0, 2)),
      ("x[5]", "", Span(0, 0)),
      ("x[5q]", "'5q' is neither a number nor a duration such as 5m", Span(2, 4)),
      ("rate(x[5m], 1)", "'rate' takes 1 argument, not 2", Span(0, 14)),
    ])
  func errors(text: String, message: String, span: Span) {
    let errors = parse(text).errors
    #expect(errors.map(\.message) == (message.isEmpty ? [] : [message]))
    #expect(message.isEmpty || errors.map(\.span) == [span])
  }

  @Test("Deleting or doubling any byte never traps")
  func mutations() {
    let text = Array(
      "sum by (a) (rate(x{b=~\"c.*\"}[5m:1m] offset 1h)) / on(a) group_left(d) y @ 12 > bool 0x1F"
        .utf8)
    for index in text.indices {
      var shorter = text
      shorter.remove(at: index)
      _ = parse(String(decoding: shorter, as: UTF8.self))
      var longer = text
      longer.insert(text[index], at: index)
      _ = parse(String(decoding: longer, as: UTF8.self))
    }
  }

  @Test("Depth is bounded", arguments: ["(", "-", "sum(", "a+("])
  func depth(piece: String) {
    let errors = parse(String(repeating: piece, count: 20_000)).errors
    #expect(errors.count == 1)
  }

  @Test(
    "Grafana's variables stand where they may, with their places",
    arguments: [
      "rate(x[$__rate_interval])", "rate(x[${span}:[[step]]])", "x[${__range_s}s] offset $shift",
      "sum by ($label) (${prefix}_total{job=~\"$job\", [[tag]]=\"a\", $more})", "x > $limit * 2",
      "$metric{a=\"b\"}[5m]", "$function($metric)", "topk($n, x)", "x{a=~\"${list:regex}*\"}",
      "x[5$unit]", "x @ $at", "x[$__interval:$__interval]", "increase(x[$__range])",
    ])
  func grafana(text: String) {
    let parsed = parse(text, options: .grafana)
    #expect(parsed.errors.isEmpty, "\(parsed.errors)")
    #expect(!parse(text).errors.isEmpty || text.contains("=~\"$") || text.contains("list:regex"))
    let file = SourceFile(path: "e", text: text)
    for case .variable(let variable) in parsed.tree.nodes {
      #expect(file.text(variable.span) == variable.text)
    }
    #expect(parse(Printer().print(parsed.tree), options: .grafana).errors.isEmpty)
  }
}
