import BelfrySource
import BelfryTemplate
import Testing

@Suite("Bounds of templates")
struct BoundsTests {
  /// Templates that grow without end, each in another way.
  private static let endless: [(name: String, text: String)] = [
    (
      "a text that doubles",
      "{{ $x := \"aaaaaaaaaa\" }}{{ range 60 }}{{ $x = print $x $x }}{{ end }}"
    ),
    (
      "a list shared by itself",
      "{{ $x := list 1 }}{{ range 60 }}{{ $x = list $x $x }}{{ end }}{{ $x }}"
    ),
    ("a list in a list", "{{ $x := list 1 }}{{ range 300000 }}{{ $x = list $x }}{{ end }}"),
    ("loops left at once", "{{ range 9000000 }}{{ range 9000000 }}{{ break }}{{ end }}{{ end }}"),
    (
      "replacements at every place",
      "{{ $x := printf \"%10000d\" 1 }}{{ range 9 }}{{ $x = reReplaceAll \"\" $x $x }}{{ end }}"
    ),
    ("templates that call two each", doubling(40)),
  ]

  private static func doubling(_ count: Int) -> String {
    let definitions = (0..<count).map { index in
      let call = "{{ template \"t\(index + 1)\" . }}"
      return "{{ define \"t\(index)\" }}\(call)\(call){{ end }}"
    }
    return definitions.joined() + "{{ define \"t\(count)\" }}x{{ end }}{{ template \"t0\" . }}"
  }

  private func parse(_ text: String) -> Template {
    Template(parsing: text, functions: Set(AlertmanagerFunctions.table.keys))
  }

  @Test("What grows without end is refused", arguments: endless)
  func refused(name: String, text: String) {
    let template = parse(text)
    #expect(template.errors.isEmpty, "\(name): \(template.errors)")
    #expect(throws: RunError.self, "\(name)") {
      try TemplateRun.render(template, on: .null, functions: AlertmanagerFunctions.table)
    }
  }

  @Test("Reading follows every template once")
  func reading() {
    let reads = TemplateReads(of: parse(Self.doubling(40)), in: .notification)
    #expect(reads.calls.count == 81)
  }

  @Test("Long chains of templates are followed to a depth")
  func chain() {
    let text = (0..<3000).map { index in
      "{{ define \"t\(index)\" }}{{ template \"t\(index + 1)\" . }}{{ end }}"
    }
    let reads = TemplateReads(
      of: parse(text.joined() + "{{ template \"t0\" . }}"), in: .notification)
    #expect(!reads.calls.isEmpty)
  }

  @Test("Too many variables are refused")
  func variables() {
    let text = (0..<2000).map { "{{ $x\($0) := 1 }}" }.joined()
    #expect(parse(text).errors.first?.message == "more than 1000 variables are in sight")
  }

  @Test("A failing run says where")
  func place() {
    let template = parse("ab {{ len 3 }}")
    do throws(RunError) {
      _ = try TemplateRun.render(template, on: .null, functions: [:])
      Issue.record("it did not fail")
    } catch {
      #expect(error.span.map { [$0.start, $0.end] } == [6, 11])
    }
  }

  @Test("Instants at the ends of time", arguments: [Int64.max, .max - 5, .min, .min + 5, 0])
  func instants(seconds: Int64) {
    let texts = [
      "{{ . }}", "{{ .AddDate 1000000 -1000000 1 }}", "{{ .AddDate 99999999 1 1 }}",
      "{{ .Truncate 7 }}", "{{ .Round 9223372036854775807 }}", "{{ .UnixNano }}{{ .YearDay }}",
      "{{ .Add -9223372036854775808 }}", "{{ .Sub . }}", "{{ toJson . }}", "{{ since . }}",
      "{{ date \"Jan _2 2006 15:04:05.000\" . }}",
    ]
    for text in texts {
      let template = parse(text)
      #expect(template.errors.isEmpty)
      _ = try? TemplateRun.render(
        template, on: .time(GoTime(seconds: seconds)), functions: AlertmanagerFunctions.table)
    }
  }

  @Test("Deleting or doubling any word never traps")
  func words() {
    let text =
      "{{- $x := .A.B -}} {{ if ( eq $x 1 ) }} a {{ else if 'c' }} {{ else }} {{ range $i , $e := .Items }} {{ $e | printf \"%*.2f\" 0x1F 1.5e3 1+2i }} {{ break }} {{ end }} {{ end }} {{ define `t` }} {{ with $.C }} {{ end }} {{ end }} {{ template \"t\" . }} {{ block \"u\" nil }} {{/* c */}} {{ end }}"
    let words = text.split(separator: " ")
    #expect(words.count > 60)
    for index in words.indices {
      var shorter = words
      shorter.remove(at: index)
      var longer = words
      longer.insert(words[index], at: index)
      for damaged in [shorter, longer] {
        let template = parse(damaged.joined(separator: " "))
        _ = TemplateReads(of: template, in: .notification)
        _ = try? TemplateRun.render(
          template, on: .null, functions: AlertmanagerFunctions.table)
      }
    }
  }
}
