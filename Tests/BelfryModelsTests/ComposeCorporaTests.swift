import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

/// A case of the conformance data that ends in another way here, and why.
struct ComposeDisagreement: Sendable {
  let test: String
  let number: String
  let reason: String

  init(_ test: String, _ number: String, _ reason: String) {
    (self.test, self.number, self.reason) = (test, number, reason)
  }
}

@Suite("Conformance data of Compose", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct ComposeCorporaTests {
  private static let noImage =
    "consistency is switched off there; a service without image and build is refused otherwise"
  private static let otherFile = "the other file is not part of the case"
  private static let placeholder = "the test fills in '%s' before it loads the text"

  private static let disagreements = [
    ComposeDisagreement("TestExtendsPort", "0", otherFile),
    ComposeDisagreement("TestExtendsNil", "0", otherFile),
    ComposeDisagreement("TestExtendsWihtMissingService", "0", "the test expects a refusal"),
    ComposeDisagreement("TestExtendsWithServiceRef", "3", otherFile),
    ComposeDisagreement("TestExtendsWithInterpolation", "0", otherFile),
    ComposeDisagreement("TestLoadWithMultipleInclude", "0", otherFile),
    ComposeDisagreement("TestLoadWithLabelFile", "0", noImage),
    ComposeDisagreement("TestLoadTmpfsVolume", "0", placeholder),
    ComposeDisagreement(
      "TestNormalizeImplicitDependencies", "1", "a project that is not loaded from text"),
    ComposeDisagreement("TestNormalizeCustomNetwork", "1", noImage),
    ComposeDisagreement("TestOverridePartial", "1", "an overriding file by itself"),
    ComposeDisagreement("TestOverrideVolume", "1", "an overriding file by itself"),
    ComposeDisagreement("TestOverrideMiddle", "0", "an overriding file by itself"),
    ComposeDisagreement("TestResolveAdditionalContexts", "0", placeholder),
    ComposeDisagreement("TestDirectAliasWithReset", "1", noImage),
    ComposeDisagreement("TestModels", "0", noImage),
    ComposeDisagreement(
      "TestSecretFileModeNumber", "0", "consistency is switched off there; the secret is undefined"),
  ]

  @Test("Files that are loaded", arguments: Corpora.cases("compose_loader", text: "yaml"))
  func loader(_ sample: CorpusCase) {
    let errors = load(sample.text).diagnostics.filter { $0.severity == .error }
    let number = sample.node["n"]?.text ?? ""
    let known = Self.disagreements.first { $0.test == sample.test && $0.number == number }
    let found = errors.map { "\($0.id) \($0.message)" }
    if let known {
      #expect(sample.accepted && !found.isEmpty, "agrees by now: \(known.reason)")
    } else {
      #expect(found.isEmpty == sample.accepted, "\(found)")
    }
  }

  @Test("Overriding files", arguments: Corpora.cases("compose_merge", text: "want"))
  func merge(_ sample: CorpusCase) throws {
    let texts = [sample.node["base"]?.text, sample.node["override"]?.text].compactMap { $0 }
    let trees = try texts.map { try #require(tree($0)) }
    var merge = ComposeMerge()
    let merged = trees.dropFirst().reduce(ComposeUnique.enforce(trees[0])) {
      ComposeUnique.enforce(merge.merge($0, $1))
    }
    let wanted = try #require(tree(sample.text))
    #expect(merge.diagnostics == [])
    #expect(plain(merged) == plain(wanted))
  }

  @Test("Texts with variables", arguments: Corpora.interpolated)
  func interpolation(_ sample: CorpusCase) throws {
    let scope = VariableScope(["FOO": "first", "BAR": ""])
    let outcome = try VariableTemplate(sample.text).evaluate(in: scope)
    guard let error = sample.node["expectedError"]?.text else {
      #expect(outcome.text == sample.node["expected"]?.text)
      return
    }
    let missing = try #require(outcome.missing.first)
    let reason = missing.reason.isEmpty ? "" : ": \(missing.reason)"
    #expect(
      error == "required variable \(missing.reference.name) is missing a value\(reason)")
  }

  @Test("Which sign counts", arguments: Corpora.signs)
  func sign(_ sample: CorpusCase) throws {
    let words = sample.node["v"]?.items.map(\.text) ?? []
    try #require(words.count == 3)
    let template = try VariableTemplate("${\(words[1])}")
    #expect(template.references.first?.rule?.sign.rawValue == words[2])
  }

  @Test("There are cases of every kind")
  func notEmpty() {
    #expect(!Corpora.interpolated.isEmpty)
    #expect(!Corpora.signs.isEmpty)
    #expect(!Corpora.cases("compose_merge", text: "want").isEmpty)
    let tests = Set(Corpora.cases("compose_loader", text: "yaml").map(\.test))
    let absent = Self.disagreements.filter { !tests.contains($0.test) }
    #expect(absent.map(\.test) == [])
  }

  private func load(_ text: String) -> LoadedCompose {
    loadCompose(files: ["compose.yaml"]) { $0 == "compose.yaml" ? Array(text.utf8) : nil }
  }

  private func tree(_ text: String) -> ComposeTree? {
    let parsed = parseYAML(SourceFile(path: "compose.yaml", text: text))
    var reader = ComposeReader(file: "compose.yaml")
    return parsed.roots.first.flatMap { reader.read($0) }?.tree
  }

  /// A tree as text, keys in order of their names.
  private func plain(_ tree: ComposeTree) -> String {
    switch tree.content {
    case .scalar(let scalar): return scalar.isNull ? "null" : "'\(scalar.text)'"
    case .list(let items): return "[\(items.map { plain($0) }.joined(separator: ", "))]"
    case .map(let entries):
      let parts = entries.sorted { $0.key < $1.key }.map { "\($0.key): \(plain($0.value))" }
      return "{\(parts.joined(separator: ", "))}"
    }
  }
}

extension Corpora {
  /// Texts with the results of filling them in.
  static let interpolated = cases("compose_interpolation", text: "template").filter {
    $0.node["template"] != nil
  }

  /// Variables with the sign that counts.
  static let signs = cases("compose_interpolation", text: "template").filter {
    $0.node["v"] != nil
  }
}
