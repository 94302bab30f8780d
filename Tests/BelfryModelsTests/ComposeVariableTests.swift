import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Variables in Compose files")
struct ComposeVariableTests {
  @Test(
    "Texts are filled in",
    arguments: [
      ("plain", "plain"), ("$A", "a"), ("${A}", "a"), ("$A$B", "a"), ("x$A.y", "xa.y"),
      ("$$A", "$A"), ("$$$A", "$a"), ("$1 $", "$1 $"), ("$(cmd)", "$(cmd)"),
      ("${E:-d}", "d"), ("${E-d}", ""), ("${U-d}", "d"), ("${A:-d}", "a"), ("${A:+r}", "r"),
      ("${E:+r}", ""), ("${E+r}", "r"), ("${U+r}", ""), ("${A:?m}", "a"), ("${E?m}", ""),
      ("${U:-${A}}", "a"), ("${U:-${E:-${A:-q}}}", "a"), ("${U:-{x}}", "{x}"),
      ("${U:-$$}", "$"), ("${U-a:-b}", "a:-b"), ("ü${A}ß", "üaß"), ("", ""),
    ])
  func filled(text: String, wanted: String) throws {
    let scope = VariableScope(["A": "a", "E": ""])
    #expect(try VariableTemplate(text).evaluate(in: scope).text == wanted)
  }

  @Test(
    "What cannot be read",
    arguments: [
      ("x⟦${A⟧", "'${' is never closed"), ("⟦${}⟧", "no variable's name stands after '${'"),
      ("⟦${1}⟧", "no variable's name stands after '${'"),
      ("⟦${A!b}⟧", "'A' is followed by something that is no sign"),
      ("⟦${A:b}⟧", "'A' is followed by something that is no sign"),
      ("⟦${ A }⟧", "no variable's name stands after '${'"),
      ("${A:-x⟦\n⟧y}", "a line ends between '${' and '}'"),
    ])
  func broken(marked: String, message: String) throws {
    let (text, marks) = unmark(marked)
    let problem = #expect(throws: VariableTemplate.Problem.self) { try VariableTemplate(text) }
    #expect(problem?.message == message)
    #expect(problem.map { [$0.span] } == marks)
  }

  @Test("Depth is bounded")
  func deep() {
    let text = String(repeating: "${A:-", count: 5000) + String(repeating: "}", count: 5000)
    #expect(throws: VariableTemplate.Problem.self) { try VariableTemplate(text) }
  }

  @Test("What values and texts grow to together is bounded")
  func together() {
    let doubled = (0..<19).map { "A\($0 + 1)=$A\($0)$A\($0)" }
    let copies = (0..<40).map { "B\($0)=$A19" }
    let text = (["A0=xxxxxxx"] + doubled + copies).joined(separator: "\n")
    let file = EnvironmentText(SourceFile(path: ".env", text: text))
    #expect(file.diagnostics.map(\.message) == ["the values grow beyond 16 MiB together"])
    let value = String(repeating: "x", count: 3 << 20)
    let compose =
      "services: {a: {image: x, labels: &l [\"l=$V\"]}, b: {image: x, labels: *l}, c: {image: x, labels: *l}}\n"
    let loaded = loadCompose(files: ["compose.yaml"], environment: ["V": value]) { path in
      path.hasSuffix("compose.yaml") ? Array(compose.utf8) : nil
    }
    #expect(
      loaded.diagnostics.map(\.message)
        == ["the file's texts grow beyond 8 MiB when they are filled in"])
  }

  @Test("A name that is missing at the end of the file has a place in it")
  func noName() {
    let file = EnvironmentText(SourceFile(path: ".env", text: "A=1\nexport "))
    #expect(file.diagnostics.map(\.span) == [Span(11, 11)])
    #expect(file.diagnostics.map(\.message) == ["no name stands behind 'export'"])
    #expect(file.diagnostics.hasErrors)
  }

  @Test("Without values the text can be kept")
  func kept() throws {
    let scope = VariableScope([:], unset: .kept)
    let text = try VariableTemplate("${A}-${B:-b}-$C-${D:?no}").evaluate(in: scope).text
    #expect(text == "${A}-b-${C}-${D}")
  }

  @Test("Which variables a file reads, and where")
  func uses() {
    let text = """
      services:
        a: &a {image: "x:${TAG:-1}", command: "$CMD"}
        b: *a
        c: {image: "${REG:?no registry}/${N-$TAG}"}
      """
    let loaded = load(["compose.yaml": text], environment: ["TAG": "2"])
    let names = loaded.variables.map { use in
      let source = SourceFile(path: "", text: text).text(use.origin.span)
      return "\(source) \(use.name) \(use.hasDefault) \(use.isRequired) \(use.isSet)"
    }
    #expect(
      names == [
        "TAG TAG true false true", "CMD CMD false false false", "TAG TAG true false true",
        "CMD CMD false false false", "REG REG false true false", "N N true false false",
        "TAG TAG false false true",
      ]
        || names == [
          "TAG TAG true false true", "CMD CMD false false false", "REG REG false true false",
          "N N true false false", "TAG TAG false false true",
        ])
    #expect(loaded.variables.first?.defaultText == "1")
    let errors = loaded.diagnostics.filter { $0.id == "compose/required-variable" }
    #expect(errors.map(\.message) == ["the required variable 'REG' has no value: no registry"])
    #expect(loaded.project.services["a"]?.image?.value == "x:2")
  }

  @Test(
    "Files with variables",
    arguments: [
      ("A=b", "b"), ("A=b #c", "b"), ("A=b#c", "b#c"), ("export A=b", "b"), ("A: b", "b"),
      ("A = b", "b"), ("A=\"b\\nc\"", "b\nc"), ("A='b\\nc'", "b\\nc"), ("A=\"b\nc\"", "b\nc"),
      ("A=", ""), ("C=b\nA=${C}x", "bx"), ("C=b\nA='$C'", "$C"), ("A=\"a\\\"b\"", "a\"b"),
      ("A='a\\'b'", "a'b"), ("A=\"\\$X\"", "$X"), ("A=$$X", "$X"), ("A=\"x\\qy\"", "x\\qy"),
      ("A=b\r\nC=d\r\n", "b"), ("# c\nA=b", "b"), ("A=a\"b\"", "a\"b\""), ("A=b=c", "b=c"),
      ("A=b\nA=c", "c"), ("A=\"b\" # c", "b"), ("A=$1", "$1"), ("\u{FEFF}A=b", "b"),
      ("OUTER=x\nA=$OUTER", "set outside"), ("A=\"\\\\\"\nC=d", "\\"), ("A=b\t# c", "b\t# c"),
    ])
  func environment(text: String, value: String) {
    let outer = ["OUTER": "set outside"]
    let file = EnvironmentText(SourceFile(path: ".env", text: text), environment: outer)
    #expect(file.diagnostics == [])
    #expect(file.values(in: outer)["A"] == value)
  }

  @Test(
    "Files with variables that are broken",
    arguments: [
      "⟦A B⟧=c", "A⟦!⟧=c", "A=⟦\"b⟧", "A=⟦${X⟧", "A=⟦${X:?no}⟧", "C=1\nA=⟦'b⟧\nD=2",
    ])
  func brokenEnvironment(marked: String) {
    let (text, marks) = unmark(marked)
    let file = EnvironmentText(SourceFile(path: ".env", text: text))
    #expect(file.diagnostics.compactMap(\.span) == marks)
    #expect(file.diagnostics.allSatisfy { $0.id == "compose/bad-env-file" })
  }

  @Test("Values that grow without bound are stopped")
  func growth() {
    let lines = (1...64).map { "A\($0)=${A\($0 - 1)}${A\($0 - 1)}" }
    let text = "A0=xxxxxxxx\n" + lines.joined(separator: "\n")
    let file = EnvironmentText(SourceFile(path: ".env", text: text))
    #expect(file.diagnostics.map(\.message) == ["this text grows beyond 4 MiB"])
  }

  @Test("A raw file is not filled in")
  func raw() {
    let source = SourceFile(path: "e", text: "A='$B' # c\n")
    let file = EnvironmentText(source, raw: true)
    #expect(file.values(in: [:]) == ["A": "'$B' # c"])
  }
}

/// A text without `⟦` and `⟧`, and the bytes between them.
func unmark(_ text: String) -> (text: String, marks: [Span]) {
  var bytes: [UInt8] = []
  var marks: [Span] = []
  var start = 0
  for character in text {
    switch character {
    case "⟦": start = bytes.count
    case "⟧": marks.append(Span(start, bytes.count))
    default: bytes += Array(String(character).utf8)
    }
  }
  return (String(decoding: bytes, as: UTF8.self), marks)
}

/// The project of files that are held in memory; `compose.yaml` where no main file is named.
func load(
  _ files: [String: String], main: [String] = ["compose.yaml"],
  environment: [String: String] = [:], options: ComposeOptions = .init()
) -> LoadedCompose {
  loadCompose(files: main, environment: environment, options: options) { path in
    files[path].map { Array($0.utf8) }
  }
}
