import BelfrySource
import BelfryYAML

/// Puts the files of a project together.
struct ComposeLoader {
  let options: ComposeOptions
  let read: (String) -> [UInt8]?
  var result = LoadedCompose()
  /// Files of Compose that were read, `include` and `extends` counted each time.
  private var loads = 0
  private var parsed: [String: ParsedDocuments?] = [:]

  /// Files that one project may read.
  static let fileLimit = 2000

  init(_ options: ComposeOptions, _ read: @escaping (String) -> [UInt8]?) {
    self.options = options
    self.read = read
  }

  /// Where a set of files lies and what they know.
  struct Setting {
    /// Folder to which paths in the files are relative.
    var folder: String
    var scope: VariableScope
    /// Paths of the files that led here through `include`.
    var included: [String] = []
  }

  mutating func load(_ files: [String], _ environment: [String: String]) -> LoadedCompose {
    let folder = options.projectDirectory ?? files.first.map { FilePath.folder($0) } ?? "."
    result.projectDirectory = folder
    var values = environment
    readEnvironment(options.envFiles, folder, &values)
    var setting = Setting(folder: folder, scope: VariableScope(values, unset: options.unset))
    if values["COMPOSE_PROJECT_NAME"] == nil {
      setting.scope.values["COMPOSE_PROJECT_NAME"] = projectName(files, setting)
    }
    result.environment = setting.scope.values
    if let tree = model(files, setting) {
      finish(tree)
    } else if let path = files.first, result.diagnostics.isEmpty {
      report(
        "compose/empty", ComposeOrigin(file: path, span: Span(0, 0)), "the file holds nothing",
        "add 'services:'")
    }
    var seen: Set<Diagnostic> = []
    result.diagnostics = result.diagnostics.filter { seen.insert($0).inserted }.inOrder()
    return result
  }

  private mutating func finish(_ tree: ComposeTree) {
    let document = EffectiveDocument(tree)
    result.tree = tree
    result.document = document
    guard let root = document.root else { return }
    if tree.entries.isEmpty {
      report("compose/empty", tree.origin, "the file holds nothing", "add 'services:'")
    }
    if let name = tree.entry("name"), name.value.text == "", name.value.origin.span.length > 2 {
      report(
        "compose/empty-name", name.value.origin, "the project's name becomes an empty text",
        "give the variable a default: '${NAME:-demo}'")
    }
    if let name = tree.entry("name"), let text = name.value.text, !text.isEmpty,
      !text.contains("${"), Self.normalized(text).isEmpty
    {
      report(
        "compose/empty-name", name.value.origin, "nothing of this project's name is left",
        "Compose keeps its letters from a to z, digits, '-' and '_'")
    }
    if let services = tree.entry("services"), services.value.isNull {
      report(
        "yaml/wrong-type", services.origin, "'services' is empty, but a mapping is wanted",
        "add a service, or write 'services: {}'")
    }
    var context = DecodeContext(file: EffectiveDocument.path)
    if let project = ComposeFile.decode(root, &context) { result.project = project }
    context = DecodeContext(file: EffectiveDocument.path)
    if options.checksConsistency {
      let check = ComposeConsistency(
        result.project, root, options.profiles, isPartial: result.isPartial)
      check.check(&context)
      for entry in check.active { readFiles(of: entry.value, &context) }
    }
    result.diagnostics += context.diagnostics.map { document.located($0) }
  }

  /// Reads the files with variables and labels of a service: what is wrong in them, and which are
  /// not there.
  private mutating func readFiles(of service: ComposeService, _ context: inout DecodeContext) {
    for file in service.envFile?.files ?? [] where !file.path.value.contains("${") {
      let path = FilePath.join(result.projectDirectory, file.path.value)
      guard let bytes = read(path) else {
        if file.isRequired { reportAbsent(file.path, path, &context) }
        continue
      }
      note(path)
      guard file.isRead else { continue }
      let source = SourceFile(path: path, bytes: bytes)
      result.diagnostics +=
        EnvironmentText(source, environment: result.environment, raw: file.isRaw).diagnostics
    }
    for file in service.labelFile?.values ?? [] where !file.value.contains("${") {
      let path = FilePath.join(result.projectDirectory, file.value)
      if read(path) == nil { reportAbsent(file, path, &context) } else { note(path) }
    }
  }

  /// Reports a file of a service that is not there; it may be made on the host, so this is no error.
  private mutating func reportAbsent(
    _ name: Located<String>, _ path: String, _ context: inout DecodeContext
  ) {
    guard let span = name.span else { return }
    if let place = result.origin(of: span) { result.absent[place] = path }
    context.diagnostics.append(
      Diagnostic(
        "compose/env-file-missing", .warning, "the file '\(name.value)' is not there",
        help: "Compose starts only when it is: add it, or say 'required: false'",
        file: context.file, at: span))
  }

  /// The name in the files, or that of the folder.
  private mutating func projectName(_ files: [String], _ setting: Setting) -> String {
    for path in files.reversed() {
      for root in documents(path)?.roots.reversed() ?? [] {
        guard let name = root["name"], name.kind == .scalar, !name.isNull else { continue }
        let template = try? VariableTemplate(name.text)
        return template?.evaluate(in: setting.scope).text ?? name.text
      }
    }
    let folder = FilePath.clean(setting.folder).split(separator: "/").last ?? "default"
    return Self.normalized(String(folder))
  }

  /// What Compose keeps of a project's name.
  private static func normalized(_ name: String) -> String {
    let kept = name.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
    }
    return String(kept.drop { "-_".contains($0) })
  }

  /// Reads files with variables; those of the environment win, then later files.
  mutating func readEnvironment(
    _ paths: [String]?, _ folder: String, _ values: inout [String: String]
  ) {
    var found: [String: String] = [:]
    for path in paths ?? [FilePath.join(folder, ".env")] {
      guard let bytes = read(path) else {
        if paths != nil { missing(path, ComposeOrigin(file: path, span: Span(0, 0))) }
        continue
      }
      note(path)
      let known = values.merging(found) { first, _ in first }
      let text = EnvironmentText(SourceFile(path: path, bytes: bytes), environment: known)
      result.diagnostics += text.diagnostics
      found.merge(text.values(in: values)) { _, later in later }
    }
    values.merge(found) { first, _ in first }
  }

  mutating func note(_ path: String) {
    if !result.files.contains(path) { result.files.append(path) }
  }

  /// Reports that a file which another one names is not there.
  mutating func missing(_ path: String, _ origin: ComposeOrigin) {
    result.isPartial = true
    result.absent[origin] = path
    report(
      "compose/file-not-found", origin, "the file '\(path)' is not there",
      "paths are relative to the project's folder")
  }

  mutating func report(
    _ id: String, _ origin: ComposeOrigin, _ message: String, _ help: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    result.diagnostics.append(
      Diagnostic(
        id, .error, message, help: help, file: origin.file, at: origin.span, related: related))
  }

  /// The parsed file; nothing where it is not there.
  mutating func documents(_ path: String) -> ParsedDocuments? {
    if let known = parsed[path] { return known }
    guard let bytes = read(path) else {
      parsed[path] = .some(nil)
      return nil
    }
    note(path)
    let documents = parseYAML(SourceFile(path: path, bytes: bytes))
    result.diagnostics += documents.diagnostics + FileKind.compose.fileFaults(documents)
    reportEmptyDocuments(documents)
    // What cannot be read may define the names that are missed.
    if documents.diagnostics.hasErrors { result.isPartial = true }
    parsed[path] = documents
    return documents
  }

  /// The tree of files of which later ones are put over earlier ones.
  mutating func model(_ files: [String], _ setting: Setting) -> ComposeTree? {
    var tree: ComposeTree?
    for path in files {
      guard let documents = documents(path) else {
        missing(path, ComposeOrigin(file: path, span: Span(0, 0)))
        continue
      }
      result.layers.insert(path)
      for document in filled(documents, setting.scope) {
        var layer = document
        layer.tree = extended(layer, path, setting)
        var base = tree
        for way in layer.resets { base = base?.removing(way.keys[...]) }
        layer.tree = including(layer.tree, path, setting)
        tree = merged(base, layer.tree)
        if let tree { validate(tree) }
        tree?["version"] = nil
      }
    }
    return tree
  }

  /// The documents of a file with their variables filled in; none once too many files were read.
  mutating func filled(
    _ documents: ParsedDocuments, _ scope: VariableScope
  ) -> [ComposeDocument] {
    let path = documents.file.path
    loads += 1
    if loads > Self.fileLimit {
      report(
        "compose/too-many-files", ComposeOrigin(file: path, span: Span(0, 0)),
        "'include' and 'extends' read more than \(Self.fileLimit) files")
      return []
    }
    var reader = ComposeReader(file: path)
    var interpolation = Interpolation(scope, ScalarPlaces(documents.roots))
    let trees = documents.roots.filter { !$0.isNull }.compactMap { root in
      reader.read(root).map { document in
        ComposeDocument(tree: interpolation.fill(document.tree), resets: document.resets)
      }
    }
    result.diagnostics += reader.diagnostics + interpolation.diagnostics
    for use in interpolation.uses where !result.variables.contains(use) {
      result.variables.append(use)
    }
    return trees
  }

  mutating func merged(_ base: ComposeTree?, _ other: ComposeTree) -> ComposeTree {
    guard let base else { return ComposeUnique.enforce(other) }
    var merge = ComposeMerge()
    let tree = merge.merge(base, other)
    result.diagnostics += merge.diagnostics
    return ComposeUnique.enforce(tree)
  }

  /// Checks a tree against the models, as Compose does after each file.
  private mutating func validate(_ tree: ComposeTree) {
    let document = EffectiveDocument(tree)
    guard let root = document.root else { return }
    var context = DecodeContext(file: EffectiveDocument.path)
    _ = ComposeFile.decode(root, &context)
    result.diagnostics += context.diagnostics.map { document.located($0) }
  }
}
