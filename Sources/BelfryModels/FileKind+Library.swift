import BelfrySource
import BelfryYAML

extension FileKind {
  /// What the program's YAML library refuses, and libyaml does not: merge keys (`<<`), versions of
  /// YAML other than 1.1, and `\/`.
  func libraryFaults(_ documents: ParsedDocuments) -> [Diagnostic] {
    guard let library, !documents.file.path.hasSuffix(".json") else { return [] }
    let file = documents.file.path
    let version = documents.file.versionDirective.map { found in
      Diagnostic(
        "yaml/syntax", .error, "the file says that it is YAML \(found.version), and is refused",
        help: "take the line out: Go's YAML libraries take no version but 1.1", file: file,
        at: found.span)
    }
    let merges = documents.mergeFaults.compactMap { fault -> Diagnostic? in
      switch fault {
      case .noMapping(let value):
        Diagnostic(
          "yaml/wrong-type", .error, "'<<' merges mappings, but this is \(value.article)",
          help: "point it to an anchor of a mapping", file: file, at: value.span)
      case .repeated(let span, let first):
        library == .goYAML2
          ? nil
          : Diagnostic(
            "yaml/duplicate-key", .error, "the key '<<' stands here twice",
            help: "merge a list of anchors: '<<: [*one, *other]'", file: file, at: span,
            related: [.init("first here", file: file, span: first)])
      }
    }
    let escapes = documents.slashEscapes.map { span in
      Diagnostic(
        "yaml/syntax", .error, "Go's YAML libraries do not know this escape",
        help: "write '/' alone", file: file, at: span,
        fixes: [FixIt("write '/'", edits: [.init(span, "/")])])
    }
    return (version.map { [$0] } ?? []) + merges + escapes
  }

  /// Versions of Go's YAML library, which differ in what they take.
  private enum Library { case goYAML2, goYAML3 }

  /// The library that the program reads its files with; nothing where it is another one.
  private var library: Library? {
    switch self {
    case .prometheusConfig, .targetList, .webConfig, .ruleTests, .alertmanagerConfig, .filebeat:
      .goYAML2
    case .rules, .blackbox, .compose, .grafanaDatasources, .grafanaDashboardProviders,
      .grafanaAlerting, .otelCollector:
      .goYAML3
    default: nil
    }
  }
}

extension SourceFile {
  /// The line before the first document that names a version of YAML, where it is not 1.1.
  fileprivate var versionDirective: (version: String, span: Span)? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = bytes[start..<end]
      guard line.isEmpty || line.first == 0x23 || line.first == 0x25 else { return nil }
      if line.starts(with: "%YAML ".utf8) {
        let words = line.split(separator: 0x20)
        let version = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
        return version == "1.1" ? nil : (version, Span(start, end))
      }
      start = end + 1
    }
    return nil
  }
}
