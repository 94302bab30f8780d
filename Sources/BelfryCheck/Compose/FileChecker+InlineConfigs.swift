import BelfryModels
import BelfrySource
import BelfryYAML

extension FileChecker {
  /// Adds the files that stand in Compose files as parts of their own, behind all others.
  static func addInlineConfigs(
    _ parts: inout [Part], _ early: inout [Engine.Outcome?], _ projects: ComposeProjects
  ) {
    var known = Set(parts.map(\.path))
    for config in projects.inlineConfigs where known.insert(config.path).inserted {
      let parsed =
        config.path.hasSuffix(".json") ? parseJSON(config.source) : parseYAML(config.source)
      let isFaulty = parsed.diagnostics.hasErrors
      // A variable without value may be what makes the fault.
      guard !isFaulty || !config.isOpen else { continue }
      let kind = isFaulty && parsed.roots.isEmpty ? nil : FileKind.recognise(parsed)
      guard let kind, kind != .compose else { continue }
      var part = Part(
        path: config.path, isKnown: true, kind: kind, documents: parsed, found: parsed.diagnostics)
      part.keepFirstDocument()
      parts.append(part)
      early.append(nil)
    }
  }

  /// Takes the parts away again, and puts what was found in them where it stands in the Compose
  /// files.
  static func foldInlineConfigs(_ parts: inout [Part], _ projects: ComposeProjects) {
    let configs = Dictionary(
      projects.inlineConfigs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    guard !configs.isEmpty else { return }
    var moved: [Diagnostic] = []
    for part in parts where configs[part.path] != nil {
      var found = certain(Precedence.apply(part.found), part.documents)
      if let documents = part.documents {
        var suppressions = Suppressions(documents)
        found = suppressions.apply(found, isJudged: { _ in false })
      }
      moved += found.filter { isOwn($0, documents: part.documents) }
    }
    parts.removeAll { configs[$0.path] != nil }
    for index in parts.indices {
      parts[index].found = parts[index].found.compactMap { located($0, configs) }
    }
    for finding in moved.compactMap({ located($0, configs) }) {
      guard let index = parts.firstIndex(where: { $0.path == finding.file }),
        !parts[index].found.contains(finding)
      else { continue }
      parts[index].found.append(finding)
    }
  }

  /// Whether a finding can be judged: which files a pattern reaches is not known for configs.
  private static func isOwn(_ finding: Diagnostic, documents: ParsedDocuments?) -> Bool {
    if finding.id == CheckRule.rulesNotLoaded.id { return false }
    guard finding.id == CheckRule.rulesNotFound.id, let span = finding.span else { return true }
    return documents?.file.holds(0x2A, in: span) == false
  }

  private static func located(
    _ finding: Diagnostic, _ configs: [String: InlineConfig]
  ) -> Diagnostic? {
    var finding = finding
    finding.related = finding.related.compactMap { related in
      guard let config = configs[related.file] else { return related }
      return config.origin(of: related.span).map {
        .init(related.message, file: $0.file, span: $0.span)
      }
    }
    guard let config = configs[finding.file] else { return finding }
    guard let origin = config.origin(of: finding.span) else { return nil }
    (finding.file, finding.span) = (origin.file, origin.span)
    // An edit of the text that is read is none of the file.
    finding.fixes = []
    return finding
  }
}
