import BelfryModels
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// Templates of notifications: those in receivers, and those of the files that `templates` names.
struct NotificationTemplates {
  /// One file of templates. Its bytes are counted from a base of its own, so that a place tells the
  /// file that it is in.
  private struct File {
    let path: String
    let base: Int
    let length: Int
    let template: Template
  }

  private let ids: Set<String>
  private var found: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  /// Files that a configuration reads.
  private(set) var read: Set<String> = []

  /// Findings in configurations of Alertmanager and in files of templates.
  ///
  /// - Parameter ids: Rules whose findings are wanted.
  static func check(
    _ workspace: Workspace, _ files: [SourceFile], _ ids: Set<String>
  ) -> (found: [Diagnostic], read: Set<String>) {
    var checker = NotificationTemplates(ids)
    for server in workspace.alertmanagers { checker.check(server, workspace, files) }
    // A file by itself is asked for by name.
    if workspace.files.isEmpty, files.count == 1 { _ = checker.open(files) }
    return (checker.found, checker.read)
  }

  private init(_ ids: Set<String>) { self.ids = ids }

  /// Where the bytes of the first file are counted from: past the texts of a configuration.
  private static let firstBase = 1 << 28

  private mutating func open(_ files: [SourceFile]) -> [File] {
    // One behind the other, since places are counted up to 2 GiB.
    var next = Self.firstBase
    return files.map { source in
      let base = next
      // What is no UTF-8 is read as three bytes each.
      next += 3 * source.bytes.count + 1
      let file = File(
        path: source.path, base: base, length: source.bytes.count,
        template: Self.parse(String(decoding: source.bytes, as: UTF8.self), base: base))
      read.insert(source.path)
      for error in file.template.errors { report(error, in: source.path, base: base) }
      return file
    }
  }

  private static func parse(_ text: String, base: Int = 0) -> Template {
    let context = TemplateReads.Context.notification
    return Template(
      parsing: text, base: base, functions: Set(context.functions.keys),
      variables: context.variables)
  }

  private mutating func check(
    _ server: Workspace.PrometheusServer, _ workspace: Workspace, _ sources: [SourceFile]
  ) {
    var isComplete = true
    var wanted: [SourceFile] = []
    for entry in server.config.root["templates"]?.items ?? [] {
      let reach = workspace.reach(of: entry.text, server)
      let reached = sources.filter { reach?.contains($0.path) ?? false }
      if reached.isEmpty { isComplete = false }
      wanted += reached.filter { !wanted.map(\.path).contains($0.path) }
    }
    let files = open(wanted)
    if files.contains(where: { !$0.template.errors.isEmpty }) { isComplete = false }
    let others = files.map(\.template)
    let names = AlertmanagerTemplates.names.union(others.flatMap(\.definitions).map(\.name))
    for text in texts(server.config.root) {
      let own = Self.parse(text.text)
      let map = text.map
      for error in own.errors {
        let rule = CheckRule.templateFault(error.kind)
        add(
          rule, error.message, error.help, server.config.path, map.source(error.span))
      }
      guard own.errors.isEmpty else { continue }
      let defined = names.union(own.definitions.map(\.name))
      judge(TemplateReads(of: own, in: .notification, others: others), isComplete ? defined : nil) {
        span in
        guard span.start >= Self.firstBase else {
          return (server.config.path, map.source(span))
        }
        let file = files.first { $0.base <= span.start && span.start <= $0.base + $0.length }
        return file.map { ($0.path, Span(span.start - $0.base, span.end - $0.base)) }
      }
    }
  }

  private mutating func judge(
    _ reads: TemplateReads, _ names: Set<String>?,
    _ place: (Span) -> (path: String, span: Span)?
  ) {
    for field in reads.unknownFields {
      guard let spot = place(field.span) else { continue }
      let hint = nearest(to: field.name, in: field.known).map { "did you mean '\($0)'?" }
      add(
        .unknownField, "\(field.owner) has no field '\(field.name)'",
        hint
          ?? (field.known.isEmpty
            ? nil : "there are: \(field.known.joined(separator: ", "))"),
        spot.path, spot.span)
    }
    // Texts of the configuration itself are the rule's own.
    for test in reads.timeTests
    where test.name == "EndsAt" && test.span.start >= Self.firstBase {
      guard let spot = place(test.span) else { continue }
      add(
        .endAlwaysTrue, "'.EndsAt' holds for alerts that go on, too",
        "ask 'eq .Status \"resolved\"'", spot.path, spot.span)
    }
    for call in reads.wrongCalls {
      guard let spot = place(call.span) else { continue }
      add(
        .argumentCount,
        "'\(call.function)' gets \(call.count) arguments, which is not what it takes",
        nil, spot.path, spot.span)
    }
    for fault in reads.argumentFaults {
      guard let spot = place(fault.span) else { continue }
      add(.wrongArgument, fault.message, fault.help, spot.path, spot.span)
    }
    guard let names else { return }
    for call in reads.calls where !names.contains(call.name) {
      guard let spot = place(call.span) else { continue }
      add(
        .undefinedTemplate, "no template is called '\(call.name)'",
        nearest(to: call.name, in: names.sorted()).map { "did you mean '\($0)'?" }
          ?? "define it in a file under 'templates'", spot.path, spot.span)
    }
  }

  private mutating func report(_ error: TemplateError, in path: String, base: Int) {
    add(
      CheckRule.templateFault(error.kind), error.message, "the file must be a Go template", path,
      Span(error.span.start - base, error.span.end - base))
  }

  private mutating func add(
    _ rule: CheckRule, _ message: String, _ help: String?, _ path: String, _ span: Span
  ) {
    guard ids.contains(rule.id) else { return }
    let diagnostic = Diagnostic(
      rule.id, rule.severity, message, help: help, file: path, at: span)
    if seen.insert(diagnostic).inserted { found.append(diagnostic) }
  }

  /// Texts of receivers that are templates, at any depth within bounds.
  private func texts(_ root: Node) -> [Node] {
    // What is handed on as it stands (`<secret>`, `<string>` and `<filepath>` of the documentation).
    let plain: Set = [
      "http_config", "tls_config", "sigv4", "auth_username", "auth_password", "auth_secret",
      "auth_identity", "hello", "smarthost",
    ]
    var found: [Node] = []
    var open = AlertmanagerWalk.integrations(root).map(\.node)
    var next = 0
    while next < open.count, open.count < 10_000 {
      let node = open[next]
      next += 1
      for pair in node.pairs
      where !plain.contains(pair.key.text) && !pair.key.text.hasSuffix("_file") {
        open.append(pair.value)
      }
      open += node.items
      if node.kind == .scalar, node.text.contains("{{") { found.append(node) }
    }
    return found
  }
}
