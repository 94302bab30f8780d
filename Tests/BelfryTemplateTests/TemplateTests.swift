import BelfrySource
import BelfryTemplate
import Testing

@Suite("Templates")
struct TemplateTests {
  private func parse(_ text: String) -> Template {
    Template(
      parsing: text, functions: Set(PrometheusFunctions.table.keys),
      variables: TemplateReads.Context.alert.variables)
  }

  private func render(_ text: String) throws -> String {
    var environment = TemplateEnvironment()
    environment.query = { _ in [.init(["instance": "b"], 2), .init(["instance": "a"], 1)] }
    let labels = TemplateValue.labels(["job": "api", "instance": "a:1"])
    let data = TemplateValue.structure(
      [
        ("Labels", labels), ("Value", .float(0.25)),
        ("Items", .list([.integer(1), .integer(2)], .plain)),
      ],
      .plain)
    return try TemplateRun.render(
      parse(text), on: data, functions: PrometheusFunctions.table,
      variables: [("$labels", labels), ("$value", .float(0.25))], environment: environment)
  }

  @Test(
    "Output",
    arguments: [
      ("a {{- \" b \" -}}  c", "a b c"), ("{{/* x */}}y", "y"), ("{{- /* x */ -}} y", "y"),
      ("{{ $labels.job }} {{ .Labels.instance }} {{ $labels.missing }}|", "api a:1 |"),
      ("{{ $value | humanizePercentage }}", "25%"), ("{{ printf \"%.1f%%\" $value }}", "0.2%"),
      ("{{ if and $value (eq $labels.job \"api\") }}yes{{ else }}no{{ end }}", "yes"),
      ("{{ if false }}a{{ else if true }}b{{ else }}c{{ end }}", "b"),
      ("{{ with $x := 5 }}{{ $x }}{{ . }}{{ end }}", "55"),
      ("{{ with false }}a{{ else with 3 }}{{ . }}{{ end }}", "3"),
      ("{{ range $i, $e := .Items }}{{ $i }}={{ $e }} {{ end }}", "0=1 1=2 "),
      ("{{ range .Nothing }}x{{ else }}none{{ end }}", ""),
      ("{{ range $k, $v := $labels }}{{ $k }}:{{ $v }},{{ end }}", "instance:a:1,job:api,"),
      ("{{ range 3 }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ . }}{{ end }}", "02"),
      ("{{ range 9 }}{{ if gt . 1 }}{{ break }}{{ end }}{{ . }}{{ end }}", "01"),
      ("{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" $value }}", "<0.25>"),
      ("{{ block \"b\" 7 }}{{ . }}{{ end }}", "7"), ("{{ $x := 1 }}{{ $x = 2 }}{{ $x }}", "2"),
      ("{{ (index .Items 1) | printf \"%03d\" }}", "002"), ("{{ slice \"abcd\" 1 3 }}", "bc"),
      ("{{ len \"äb\" }}", "3"), ("{{ print 1 2 \"x\" 3 }}", "1 2x3"),
      ("{{ html \"<a>\" }}", "&lt;a&gt;"),
      ("{{ 'x' }} {{ 0x10 }} {{ 1_000 }} {{ 1e3 }} {{ true }}", "120 16 1000 1000 true"),
      ("{{ not $value }} {{ or \"\" \"b\" }} {{ lt 1 2 }} {{ ne 1 2 }}", "false b true true"),
      ("{{ query \"up\" | sortByLabel \"instance\" | first | label \"instance\" }}", "a"),
      ("{{ \"x.example.com:80\" | stripDomain }} {{ \"h:1\" | stripPort }}", "x:80 h"),
      ("{{ $labels }}", "map[instance:a:1 job:api]"), ("{{ humanize1024 2048.0 }}", "2ki"),
      ("{{ humanizeDuration 3661 }} {{ humanizeDuration 0.0123 }}", "1h 1m 1s 12.3ms"),
      ("{{ reReplaceAll \"(.)b\" \"${1}x\" \"abab\" }} {{ match \"^a\" \"ab\" }}", "axax true"),
    ])
  func output(text: String, expected: String) throws {
    if text.contains("Nothing") {
      #expect(throws: RunError.self) { try render(text) }
    } else {
      #expect(try render(text) == expected)
    }
  }

  @Test(
    "Faults have Go's words and their place",
    arguments: [
      ("{{ nope }}", "function \"nope\" not defined", 3, 7),
      (
        "{{ 1 | default 2 }}", "function \"default\" not defined; write \"or VALUE DEFAULT\"", 7, 14
      ),
      ("{{ humanise 1 }}", "function \"humanise\" not defined; did you mean \"humanize\"?", 3, 11),
      ("{{ $x }}", "undefined variable \"$x\"", 3, 5), ("{{ ", "unclosed action", 3, 3),
      ("{{ if }}a{{ end }}", "missing value for if", 6, 8),
      ("a{{ end }}", "unexpected {{end}}", 4, 7),
      ("{{ if true }}a", "unexpected EOF", 3, 5), ("{{ else }}", "unexpected {{else}}", 3, 7),
      ("{{ break }}", "{{break}} outside {{range}}", 3, 8),
      ("{{ \"a }}", "unterminated quoted string", 3, 8),
      ("{{ 1a }}", "bad number syntax: \"1a\"", 3, 5),
      ("{{ a# }}", "bad character U+0023 '#'", 4, 5),
      ("{{ ) }}", "unexpected right paren", 3, 4),
      ("{{ 1 | 2 }}", "non executable command in pipeline stage 2", 7, 8),
      ("{{/* a }}", "unclosed comment", 2, 9),
      ("{{ \"a\".b }}", "unexpected . after term \"\\\"a\\\"\"", 6, 8),
      ("{{ template }}", "unexpected \"}}\" in template clause", 12, 14),
      ("{{ define \"a\" }}", "unexpected EOF", 3, 9), ("{{}}", "missing value for command", 2, 4),
    ])
  func faults(text: String, message: String, start: Int, end: Int) {
    let errors = parse(text).errors
    let span = Span(start, end)
    #expect(errors.contains { $0.message == message && $0.span == span }, "\(errors)")
  }

  @Test("All faults are found, not the first alone")
  func allFaults() {
    let errors = parse("{{ a1 }} {{ $b }} {{ if ( }}x{{ end }} {{ c1 | d1 }}").errors
    #expect(
      errors.map(\.kind) == [
        .unknownFunction, .unknownVariable, .syntax, .unknownFunction, .unknownFunction,
      ])
  }

  @Test("Times that stand as conditions")
  func times() {
    let text = """
      {{ range .Alerts }}{{ if .EndsAt }}a{{ end }}{{ with $.Status }}{{ end }}\
      {{ if not .EndsAt.IsZero }}b{{ end }}{{ with .StartsAt }}{{ . }}{{ end }}{{ end }}
      """
    let template = Template(
      parsing: text, functions: Set(TemplateReads.Context.notification.functions.keys))
    let reads = TemplateReads(of: template, in: .notification)
    #expect(reads.timeTests.map(\.name) == ["EndsAt", "StartsAt"])
    let file = SourceFile(path: "t", text: text)
    #expect(reads.timeTests.map { file.text($0.span) } == [".EndsAt", ".StartsAt"])
  }

  @Test("What an alert template reads")
  func reads() {
    let text = """
      {{ $labels.job }}{{ with .Labels }}{{ .pod }}{{ index . "zone" }}{{ end }}\
      {{ $externalLabels.site }}{{ range $k, $v := $labels }}{{ end }}{{ .Foo }}{{ humanize }}\
      {{ query "up == 0" | first | value }}{{ template "t" . }}{{ $value | humanize }}% of\
      {{ define "t" }}{{ .Labels.inner }}{{ end }}
      """
    let reads = TemplateReads(of: parse(text), in: .alert)
    #expect(reads.labels.map(\.name) == ["job", "pod", "zone", "site", "inner"])
    #expect(reads.labels[3].source == .externalLabels)
    #expect(reads.wholes.map(\.source) == [.labels])
    #expect(reads.unknownFields.map(\.name) == ["Foo"])
    #expect(reads.wrongCalls.map(\.function) == ["humanize"])
    #expect(reads.queries.map(\.text) == ["up == 0"])
    #expect(reads.calls.map(\.name) == ["t"])
    #expect(reads.values.map(\.functions) == [["humanize"]])
    #expect(reads.values.map(\.following) == ["% of"])
    let file = SourceFile(path: "t", text: text)
    #expect(
      reads.labels.map { file.text($0.span) } == [".job", ".pod", "\"zone\"", ".site", ".inner"])
  }

  @Test("A preview of an annotation")
  func preview() throws {
    let template = AlertTemplate(
      "{{ $labels.job }} of {{ $externalLabels.site }} at {{ .Value | humanizePercentage }}")
    let text = try template.rendered(
      labels: ["job": "api"], value: 0.123, externalLabels: ["site": "fra"])
    #expect(text == "api of fra at 12.3%")
    #expect(template.reads.labels.map(\.name) == ["job", "site"])
  }

  @Test("What a notification template reads")
  func notification() {
    let text = """
      {{ range .Alerts.Firing }}{{ .Annotations.summary }}{{ .Labels.SortedPairs.Names }}{{ .Nope }}\
      {{ .StartsAt.Format "2006" }}{{ end }}{{ .CommonLabels.team }}{{ .GroupLabels.Remove .X }}
      """
    let template = Template(parsing: text, functions: Set(AlertmanagerFunctions.table.keys))
    #expect(template.errors.isEmpty)
    let reads = TemplateReads(of: template, in: .notification)
    #expect(reads.labels.map(\.name) == ["summary", "team"])
    #expect(reads.unknownFields.map(\.name) == ["Nope", "X"])
  }

  @Test(
    "Endless templates end",
    arguments: [
      "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}",
      "{{ range 100000 }}{{ range 100000 }}x{{ end }}{{ end }}",
      "{{ range 9000 }}{{ printf \"%09999d\" 1 }}{{ end }}",
    ])
  func bounds(text: String) {
    #expect(throws: RunError.self) { try render(text) }
  }

  @Test("Deleting or doubling any byte never traps, and what parses runs or fails")
  func mutations() {
    let text = Array(
      "{{- $x := 1 -}}{{ if (eq $x 1) }}a{{ else }}{{ range $i, $e := .Items }}{{ $e | printf \"%*.2f\" 3 }}{{ end }}{{ end }}{{ define \"t\" }}{{ .A.B }}{{ end }}{{ template \"t\" . }}"
        .utf8)
    for index in text.indices {
      var shorter = text
      shorter.remove(at: index)
      var longer = text
      longer.insert(text[index], at: index)
      for bytes in [shorter, longer] { _ = try? render(String(decoding: bytes, as: UTF8.self)) }
    }
  }

  @Test("Depth is bounded", arguments: ["{{ if 1 }}", "{{ ((((((((((((((((", "{{ define \"a\" }}"])
  func depth(piece: String) {
    #expect(!parse(String(repeating: piece, count: 3000)).errors.isEmpty)
  }
}
