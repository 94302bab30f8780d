import BelfryTemplate
import Testing

/// Outputs of Go's own `text/template` for the same data.
@Suite("Output of Go's templates")
struct GoOutputTests {
  private static let data: TemplateValue = .map(
    [
      "Labels": .labels(["job": "api", "instance": "a:1"]), "Value": .float(0.25),
      "Items": .list([.integer(1), .integer(2)], .plain), "Big": .float(1_234_567.5),
      "Neg": .integer(-3), "Str": .string("héllo <b>+'\"&"), "Nil": .null,
      "T": .time(GoTime(seconds: 1_353_755_652)), "D": .duration(3_723_500_000_000),
      "M": .map(["a": .integer(1), "b": .string("x"), "c": .null], .plain),
      "F": .list([.float(1.5), .string("x"), .bool(true), .null], .plain), "Yes": .bool(true),
      "Strs": .list([.string("a"), .string("b c")], .strings),
    ], .plain)

  private func render(_ text: String) throws -> String {
    let template = Template(parsing: text, variables: ["$labels", "$value"])
    return try TemplateRun.render(
      template, on: Self.data, functions: [:],
      variables: [
        ("$labels", .labels(["job": "api", "instance": "a:1"])), ("$value", .float(0.25)),
      ])
  }

  private static let outputs: [(text: String, output: String)] = [
    ("{{ .Value }} {{ .Big }} {{ .Neg }} {{ .Str }}", "0.25 1.2345675e+06 -3 héllo <b>+'\"&"),
    ("{{ .Nil }}|{{ .Nope }}|{{ .M.c }}", "<no value>|<no value>|<no value>"),
    (
      "{{ .Labels }} {{ .Items }} {{ .M }} {{ .F }} {{ .Strs }}",
      "map[instance:a:1 job:api] [1 2] map[a:1 b:x c:<nil>] [1.5 x true <nil>] [a b c]"
    ),
    ("{{ .T }} {{ .D }}", "2012-11-24 11:14:12 +0000 UTC 1h2m3.5s"),
    (
      "{{ printf \"%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%b|%c|%q|%U\" 42 42 42 42 42 42 42 42 42 42 65 65 65 }}",
      "   42|42   |00042|+42| 42|2a|2A|0x2a|52|101010|A|'A'|U+0041"
    ),
    (
      "{{ printf \"%5.2f|%-8.3f|%08.3f|%+.1f|%e|%E|%g|%G\" 3.14159 3.14159 3.14159 3.14159 3.14159 3.14159 3.14159 1e100 }}",
      " 3.14|3.142   |0003.142|+3.1|3.141590e+00|3.141590E+00|3.14159|1E+100"
    ),
    (
      "{{ printf \"%g %g %g %v %v %v\" 100000.0 1000000.0 1e21 1e20 123456789.0 1e-5 }}",
      "100000 1e+06 1e+21 1e+20 1.23456789e+08 1e-05"
    ),
    (
      "{{ printf \"%s|%10s|%-10s|%.2s|%q|%x|%X|% x|%#q\" \"abc\" \"abc\" \"abc\" \"abc\" \"abc\" \"abc\" \"abc\" \"abc\" \"abc\" }}",
      "abc|       abc|abc       |ab|\"abc\"|616263|616263|61 62 63|`abc`"
    ),
    ("{{ printf \"%v|%+v|%#v|%T\" \"abc\" \"abc\" \"abc\" \"abc\" }}", "abc|abc|\"abc\"|string"),
    ("{{ printf \"%#v %#v %#v\" 1 1.5 true }}", "1 1.5 true"),
    ("{{ printf \"%t|%v|%5t\" true false true }}", "true|false| true"),
    (
      "{{ printf \"%.0x|%.2x|%X|%x|%.1x|%x\" 1.9 1.999 0.1 5e-324 31.99 -0.0 }}",
      "0x1p+01|0x1.00p+01|0X1.999999999999AP-04|0x1p-1074|0x1.0p+05|-0x0p+00"
    ),
    (
      "{{ printf \"%b|%b|%b|%+b|%b\" 0.0 -1.5 5e-324 2.0 1e300 }}",
      "0p-1074|-6755399441055744p-52|1p-1074|+4503599627370496p-51|6724873095247260p+944"
    ),
    (
      "{{ printf \"%#g|%#g|%#G|%#.3g|%#g|%#g|%#g|%#e|%#.0f\" 0.0 1e10 1e-7 1.0 1234.5678 100.0 0.001 1.0 3.0 }}",
      "0.00000|1.00000e+10|1.00000E-07|1.00|1234.5678|100.000|0.00100000|1.000000e+00|3."
    ),
    ("{{ printf \"%d\" \"x\" }}", "%!d(string=x)"),
    ("{{ printf \"%s\" 5 }}", "%!s(int=5)"),
    ("{{ printf \"%s\" 5.5 }}", "%!s(float64=5.5)"),
    ("{{ printf \"%d\" 5.5 }}", "%!d(float64=5.5)"),
    ("{{ printf \"%f\" 5 }}", "%!f(int=5)"),
    ("{{ printf \"%.2f\" 5 }}", "%!f(int=05)"),
    ("{{ printf \"%s\" true }}", "%!s(bool=true)"),
    ("{{ printf \"%z\" 5 }}", "%!z(int=5)"),
    ("{{ printf \"%\" }}", "%!(NOVERB)"),
    ("{{ printf \"%!\" }}", "%!!(MISSING)"),
    ("{{ printf \"%d %d\" 1 }}", "1 %!d(MISSING)"),
    ("{{ printf \"%d\" 1 2 }}", "1%!(EXTRA int=2)"),
    ("{{ printf \"x\" 1 \"a\" nil }}", "x%!(EXTRA int=1, string=a, <nil>)"),
    ("{{ printf \"%s %v %d\" nil nil nil }}", "%!s(<nil>) <nil> %!d(<nil>)"),
    ("{{ printf \"%[2]d %[1]d\" 1 2 }}", "2 1"),
    ("{{ printf \"%[3]d\" 1 2 }}", "%!d(BADINDEX)"),
    ("{{ printf \"%*d|%-*d\" 5 1 5 2 }}", "    1|2    "),
    ("{{ printf \"%.*f\" 2 3.14159 }}", "3.14"),
    ("{{ printf \"%*d\" \"a\" 2 }}", "%!(BADWIDTH)2"),
    ("{{ printf \"%v %s %d\" .Items .Strs .Items }}", "[1 2] [a b c] [1 2]"),
    ("{{ printf \"%q %x\" .Strs .Strs }}", "[\"a\" \"b c\"] [61 622063]"),
    ("{{ printf \"%v %+v\" .M .M }}", "map[a:1 b:x c:<nil>] map[a:1 b:x c:<nil>]"),
    (
      "{{ printf \"%T %T %T %T %T\" .M .Labels .Items .T .D }}",
      "map[string]interface {} map[string]string []interface {} time.Time time.Duration"
    ),
    ("{{ printf \"%v %s %d\" .D .D .D }}", "1h2m3.5s 1h2m3.5s 3723500000000"),
    ("{{ printf \"%6.3v|%.3v|%.3g\" 3.14159 3.14159 2.0 }}", "  3.14|3.14|2"),
    ("{{ printf \"%10.3v|\" \"abcdef\" }}", "       abc|"),
    ("{{ printf \"%06d|%06d|%-06d\" -42 42 42 }}", "-00042|000042|42    "),
    ("{{ printf \"%x %X\" -255 255 }}", "-ff FF"),
    ("{{ printf \"%x\" 3.5 }}", "0x1.cp+01"),
    ("{{ printf \"%08b|%o|%O\" 5 8 8 }}", "00000101|10|0o10"),
    ("{{ printf \"%c%c\" 0x4E16 0x754C }}", "世界"),
    ("{{ printf \"%q\" \"a\\tb\\\"c\\\\é\\x00\" }}", "\"a\\tb\\\"c\\\\é\\x00\""),
    ("{{ printf \"%+q\" \"é\" }}", "\"\\u00e9\""),
    ("{{ printf \"%5s|%-5s|%05s\" \"é\" \"é\" \"é\" }}", "    é|é    |0000é"),
    ("{{ printf \"%.0f %.0f %.0f\" 0.5 1.5 2.5 }}", "0 2 2"),
    ("{{ printf \"%.3d|%8.3d|%-8.3d\" 5 5 5 }}", "005|     005|005     "),
    ("{{ printf \"%+.2e\" 12345.678 }}", "+1.23e+04"),
    ("{{ printf \"%v\" .Value }} {{ printf \"%6.2f%%\" .Value }}", "0.25   0.25%"),
    ("{{ printf \"%#g %#.3g\" 1.0 1.0 }}", "1.00000 1.00"),
    ("{{ printf \"%d%%\" 5 }}", "5%"),
    ("{{ printf \"%v %v\" 1e6 1e5 }}", "1e+06 100000"),
    (
      "{{ print 1 2 }} {{ print \"a\" 1 2 \"b\" }} {{ print 1.0 true nil }} {{ println \"a\" 1 }}",
      "1 2 a1 2b 1 true <nil> a 1\n"
    ),
    ("{{ print }}|{{ println }}", "|\n"),
    (
      "{{ html \"<a href='x'>&\\\"\" }} {{ js \"a'b\\\"<>&=\\n\\t\\u2028\" }} {{ urlquery \"a b&c=d/é~\" }}",
      "&lt;a href=&#39;x&#39;&gt;&amp;&#34; a\\'b\\\"\\u003C\\u003E\\u0026\\u003D\\u000A\\u0009\\u2028 a+b%26c%3Dd%2F%C3%A9~"
    ),
    ("{{ html 1 2 \"a\" }} {{ urlquery 1 \"b\" }}", "1 2a 1b"),
    ("{{ html .Nope }} {{ .Nope | html }}", "&lt;no value&gt; &lt;no value&gt;"),
    ("{{ len .Items }} {{ len .Labels }} {{ len \"héé\" }}", "2 2 5"),
    (
      "{{ index .Items 0 }} {{ index .Labels \"job\" }} {{ index .Labels \"zz\" }}| {{ index .M \"zz\" }}| {{ index \"abc\" 1 }} {{ index .Items }}",
      "1 api | <no value>| 98 [1 2]"
    ),
    (
      "{{ slice \"abcdef\" 1 3 }} {{ slice \"abc\" 1 }} {{ slice .Items 0 1 }} {{ slice .Items 1 }}",
      "bc bc [1] [2]"
    ),
    ("{{ slice .Items 0 1 2 }}", "[1]"),
    (
      "{{ eq 1 1 }} {{ eq 1 2 1 }} {{ eq \"a\" \"a\" }} {{ eq 1.5 1.5 }} {{ eq true true }}",
      "true true true true true"
    ),
    ("{{ eq .Nope nil }}", "true"),
    ("{{ eq nil nil }}", "true"),
    ("{{ eq .Nope .Nope }}", "true"),
    ("{{ eq .M.c nil }}", "true"),
    ("{{ ne 1 2 }} {{ ne \"a\" \"a\" }}", "true false"),
    (
      "{{ lt 1 2 }} {{ lt 1.5 2.5 }} {{ lt \"a\" \"b\" }} {{ le 1 1 }} {{ gt 2 1 }} {{ ge 2 3 }}",
      "true true true true true false"
    ),
    ("{{ gt .Value 0.2 }}", "true"),
    ("{{ lt .D .D }}", "false"),
    ("{{ not 0 }} {{ not \"a\" }} {{ not nil }} {{ not .Nope }}", "true false true true"),
    ("{{ 1 | and 0 }} {{ 1 | or 0 }} {{ 0 | or 5 }}", "0 1 5"),
    ("{{ .Nope | printf \"%v\" }}", "<nil>"),
    ("{{ .M.c | printf \"%v\" }}", "<nil>"),
    ("{{ \"x\" | printf \"%s-%s\" \"y\" }}", "y-x"),
    ("{{ (.Items) }} {{ (1) }} {{ (\"a\") | len }}", "[1 2] 1 1"),
    ("{{ (index .Items 0) }} {{ (.M).a }} {{ (.M.b) }}", "1 1 x"),
    ("{{ $x := 5 }}{{ $x }}{{ $x = \"a\" }}{{ $x }}", "5a"),
    ("{{ if $x := 5 }}{{ $x }}{{ else }}no{{ end }}", "5"),
    ("{{ if .Nope }}y{{ else if .Yes }}z{{ end }}", "z"),
    ("{{ with .M }}{{ .a }}{{ $.Neg }}{{ end }}", "1-3"),
    ("{{ with $y := .Neg }}{{ $y }}{{ . }}{{ end }}", "-3-3"),
    ("{{ range .Items }}<{{ . }}>{{ end }}", "<1><2>"),
    ("{{ range $i, $e := .Items }}{{ $i }}{{ $e }}{{ end }}", "0112"),
    ("{{ range $e := .Items }}{{ $e }}{{ end }}", "12"),
    ("{{ range $k, $v := .M }}{{ $k }}={{ $v }};{{ end }}", "a=1;b=x;c=<no value>;"),
    ("{{ range .Nope }}x{{ else }}none{{ end }}", "none"),
    ("{{ range $i, $e := .Items }}{{ if $i }}, {{ end }}{{ $e }}{{ end }}", "1, 2"),
    (
      "{{ range .Items }}{{ break }}x{{ end }}|{{ range .Items }}{{ . }}{{ continue }}x{{ end }}",
      "|12"
    ),
    ("{{ $x := 0 }}{{ range .Items }}{{ $x = . }}{{ end }}{{ $x }}", "2"),
    ("{{ $i := 9 }}{{ $e := 9 }}{{ range $i, $e = .Items }}{{ end }}{{ $i }}{{ $e }}", "12"),
    (
      "{{ define \"a\" }}[{{ . }}]{{ end }}{{ template \"a\" 5 }}{{ template \"a\" }}",
      "[5][<no value>]"
    ),
    ("{{ block \"b\" .Items }}{{ . }}{{ end }}", "[1 2]"),
    (
      "{{ define \"r\" }}{{ if . }}x{{ template \"r\" false }}{{ end }}{{ end }}{{ template \"r\" true }}",
      "x"
    ),
    ("a {{- \"b\" -}} c", "abc"),
    ("a {{- /* c */ -}} b", "ab"),
    ("a {{/* c */}} b", "a  b"),
    ("{{ \"a\" -}}   \n\n b", "ab"),
    ("{{ `raw\\n` }} {{ \"\\u00e9\\x41\\101\\n\" }} {{ 'a' }} {{ '\\n' }}", "raw\\n éAA\n 97 10"),
    (
      "{{ 1_000 }} {{ 0x1F }} {{ 0b11 }} {{ 0o17 }} {{ 017 }} {{ 1e3 }} {{ 1.5 }} {{ .5 }} {{ 0x1p4 }} {{ 1i }} {{ 1+2i }}",
      "1000 31 3 15 15 1000 1.5 0.5 16 (0+1i) (1+2i)"
    ),
    ("{{ -3 }} {{ +3 }} {{ 1e2 }} {{ 1.0 }} {{ 100000000000000000000.0 }}", "-3 3 100 1 1e+20"),
    ("{{ printf \"%d\" 1e3 }} {{ printf \"%v\" 1.0 }}", "%!d(float64=1000) 1"),
    (
      "{{ 9223372036854775807 }} {{ -9223372036854775808 }}",
      "9223372036854775807 -9223372036854775808"
    ),
    ("{{ true }} {{ false }}", "true false"),
    (
      "{{ .T.Year }} {{ .T.Month }} {{ .T.Weekday }} {{ .T.Unix }} {{ .T.Format \"Mon, 02 Jan 2006 15:04:05 MST\" }} {{ .T.YearDay }} {{ .T.IsZero }} {{ .T.Hour }}",
      "2012 November Saturday 1353755652 Sat, 24 Nov 2012 11:14:12 UTC 329 false 11"
    ),
    (
      "{{ .T.Format \"2006-01-02T15:04:05.000Z07:00 _2 __2 002 pm 3 1 -07 Z0700\" }}",
      "2012-11-24T11:14:12.000Z 24 329 329 am 11 11 +00 Z"
    ),
    (
      "{{ .T.AddDate 0 1 2 }} {{ .T.Truncate .D }} {{ .T.UnixNano }} {{ .T.Location }}",
      "2012-12-26 11:14:12 +0000 UTC 2012-11-24 10:34:54.5 +0000 UTC 1353755652000000000 UTC"
    ),
    ("{{ .T.Month | printf \"%d\" }} {{ printf \"%d\" .T.Weekday }}", "11 6"),
    (
      "{{ .D.Seconds }} {{ .D.Hours }} {{ .D.Minutes }} {{ .D.String }} {{ .D.Nanoseconds }} {{ .D.Round .D }}",
      "3723.5 1.0343055555555556 62.05833333333333 1h2m3.5s 3723500000000 1h2m3.5s"
    ),
    ("{{ $.Value }} {{ $labels.job }} {{ $labels.nope }}| {{ $value }}", "0.25 api | 0.25"),
    ("{{ with $labels }}{{ .job }}{{ end }}", "api"),
    (
      "{{ print $labels }} {{ printf \"%s\" $labels }} {{ printf \"%v\" $labels.job }}",
      "map[instance:a:1 job:api] map[instance:a:1 job:api] api"
    ),
    ("{{ or .Nope .Labels.job }} {{ and .Yes .Labels.job }}", "api api"),
    ("{{ if eq .Labels.job \"api\" \"web\" }}y{{ end }}", "y"),
    ("{{ if and (eq .Labels.job \"api\") (gt $value 0.1) }}y{{ end }}", "y"),
    ("{{ len (slice .Strs 0 1) }} {{ index .Strs 1 }}", "1 b c"),
    ("{{ range $i, $c := .Strs }}{{ $i }}{{ $c }}{{ end }}", "0a1b c"),
    ("{{ \"a\" | html | urlquery | js }}", "a"),
    ("{{ html \"a\\x00b\" }} {{ js \"a\\\\b/é\" }}", "a�b a\\\\b/é"),
    ("{{ print .F }} {{ print .M.c }} {{ print nil }}", "[1.5 x true <nil>] <nil> <nil>"),
    (
      "{{ .Str | html }} {{ .Str | js }} {{ .Str | urlquery }} {{ .Str | len }} {{ .Str | printf \"%.3s\" }} {{ .Str | printf \"%q\" }}",
      "héllo &lt;b&gt;+&#39;&#34;&amp; héllo \\u003Cb\\u003E+\\'\\\"\\u0026 h%C3%A9llo+%3Cb%3E%2B%27%22%26 14 hél \"héllo <b>+'\\\"&\""
    ),
    (
      "{{ with .Nope }}a{{ else }}b{{ end }} {{ with 0 }}a{{ else }}{{ .Value }}{{ end }}", "b 0.25"
    ),
    ("{{ $a := 1 }}{{ if true }}{{ $a := 2 }}{{ $a }}{{ end }}{{ $a }}", "21"),
    ("{{ $a := 1 }}{{ if true }}{{ $a = 2 }}{{ end }}{{ $a }}", "2"),
    ("{{ (print \"a\" \"b\") | printf \"%s%s\" (print \"c\") }}", "cab"),
    ("{{ .Labels.job | printf \"%s\" | printf \"%s\" }}", "api"),
    ("{{ ge 1.5 1.5 }} {{ eq 'a' 97 }}", "true true"),
    (
      "{{ printf \"%s\" .T }} {{ printf \"%v\" .T.Month }}",
      "2012-11-24 11:14:12 +0000 UTC November"
    ),
    ("{{ printf \"%d %s\" .T.Year .T.Month }}", "2012 November"),
    (
      "{{ printf \"%v\" .F }} {{ printf \"%s\" .F }} {{ printf \"%d\" .F }} {{ printf \"%q\" .F }}",
      "[1.5 x true <nil>] [%!s(float64=1.5) x %!s(bool=true) <nil>] [%!d(float64=1.5) %!d(string=x) %!d(bool=true) <nil>] [%!q(float64=1.5) \"x\" %!q(bool=true) <nil>]"
    ),
    (
      "{{ printf \"%5v|%-5v|%05v\" .Items .Items .Items }}",
      "[    1     2]|[1     2    ]|[00001 00002]"
    ),
    (
      "{{ printf \"%t\" 1 }} {{ printf \"%c\" \"a\" }} {{ printf \"%e\" 1 }}",
      "%!t(int=1) %!c(string=a) %!e(int=1)"
    ),
    (
      "{{ printf \"%v\" 0.1 }} {{ printf \"%v\" 1e-7 }} {{ printf \"%v\" 100.0 }} {{ 5e-324 }} {{ 1.7976931348623157e308 }} {{ 0.000001 }} {{ 123456.789 }}",
      "0.1 1e-07 100 5e-324 1.7976931348623157e+308 1e-06 123456.789"
    ),
  ]

  @Test("The same output, byte for byte", arguments: outputs)
  func output(text: String, output: String) throws {
    #expect(try render(text) == output)
  }

  @Test(
    "What fails in Go fails",
    arguments: [
      "{{ .Labels.job.foo }}",
      "{{ .Value.x }}",
      "{{ .Nope.a }}",
      "{{ .M.c.d }}",
      "{{ .Nope.a.b }}",
      "{{ len 3 }}",
      "{{ len nil }}",
      "{{ len .Nope }}",
      "{{ index .Items 5 }}",
      "{{ index .Items -1 }}",
      "{{ index .Items \"a\" }}",
      "{{ index .Labels 1 }}",
      "{{ index nil 1 }}",
      "{{ index 3 1 }}",
      "{{ index .M \"a\" \"b\" }}",
      "{{ slice \"abc\" 5 }}",
      "{{ slice \"abc\" 2 1 }}",
      "{{ slice \"abc\" 0 1 2 }}",
      "{{ slice .M 1 }}",
      "{{ eq 1 1.0 }}",
      "{{ eq 1 \"1\" }}",
      "{{ eq .Items .Items }}",
      "{{ eq 1 }}",
      "{{ lt 1 2.0 }}",
      "{{ lt true false }}",
      "{{ lt .Value 1 }}",
      "{{ lt .Nope 1 }}",
      "{{ and 1 0 2 }} {{ or 0 \"\" \"x\" }} {{ and true }} {{ or nil 1 }} {{ and }}",
      "{{ not }}",
      "{{ call .Value }}",
      "{{ call nil }}",
      "{{ nil }}",
      "{{ range nil }}x{{ else }}none{{ end }}",
      "{{ range \"abc\" }}x{{ end }}",
      "{{ range .Value }}x{{ end }}",
      "{{ template \"zz\" }}",
      "{{ index .Items 1.0 }} {{ index .Items 1e0 }}",
      "{{ index .Items 1.5 }}",
      "{{ 9223372036854775808 }}",
      "{{ 18446744073709551615 }}",
      "{{ .T.Bad }}",
      "{{ .T.Format }}",
      "{{ .T.Format 1 }}",
      "{{ .T.Date }}",
      "{{ .D.Bad }}",
      "{{ .Labels \"a\" }}",
      "{{ .Value 1 }}",
      "{{ .Nope 1 }}",
      "{{ $labels.job.x }}",
    ])
  func failure(text: String) {
    #expect(throws: RunError.self) { try render(text) }
  }

  @Test(
    "In HTML nothing is escaped twice, and addresses are escaped as amtool does",
    arguments: [
      ("{{ html \"<&\" }}", "&lt;&amp;"), ("{{ \"<&\" | html }}", "&lt;&amp;"),
      ("{{ \"a?b&c\" | safeUrl }}", "a?b&amp;c"), ("{{ \"<&\" | safeHtml }}", "<&"),
      ("{{ \"<&\" }}", "&lt;&amp;"),
    ])
  func html(text: String, output: String) throws {
    var environment = TemplateEnvironment()
    environment.escapesHTML = true
    let functions = AlertmanagerFunctions.table
    let template = Template(parsing: text, functions: Set(functions.keys))
    let found = try TemplateRun.render(
      template, on: .structure([], .plain), functions: functions, environment: environment)
    #expect(found == output)
  }

  @Test(
    "Values that no template can write, as promtool shows them",
    arguments: [
      (Double.nan, "true true false false false true NaN NaN NaN +NaN"),
      (-Double.infinity, "false false true true true false -Inf -Inf -Inf -Inf"),
    ])
  func special(value: Double, output: String) throws {
    let template = AlertTemplate(
      "{{ gt $value 1.0 }} {{ ge $value 1.0 }} {{ lt $value 1.0 }} {{ le $value 1.0 }} "
        + "{{ eq $value $value }} {{ ne $value $value }} "
        + "{{ printf \"%G %x %b %+G\" $value $value $value $value }}")
    #expect(try template.rendered(labels: [:], value: value) == output)
  }
}
