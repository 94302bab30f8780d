import BelfryCatalogue
import BelfryModels
import BelfryProfile
package import BelfrySource
import BelfryYAML
import Dispatch

/// Decodes files by what they are and reports everything that is wrong with them.
package enum FileChecker {
  /// What a file turned out to be, and its findings.
  package struct Result: Sendable {
    /// Whether the file is of a kind that has a model, rather than of one whose syntax alone counts.
    package var isKnown: Bool
    package var diagnostics: [Diagnostic]
    /// Entries of the settings' `ignore` that let a finding of this file be.
    package var ignoring: Set<Int> = []
  }

  /// Names under which a profile is known.
  private static let profileNames: Set = ["belfry.yaml", "belfry.yml"]

  /// Begins to read the tables that most checks ask for, beside what comes before the checks.
  package static func prepare() {
    DispatchQueue.global().async { _ = SeriesCatalogue.embedded }
  }

  /// Whether a file's name says that it may be checked.
  package static func isCandidate(_ path: String) -> Bool {
    [".yml", ".yaml", ".json", ".conf", ".prom", ".tmpl", ".rules"].contains { path.hasSuffix($0) }
      || FileKind.isGrafanaSettings(path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// Checks one file; a file of no known kind has only its syntax checked.
  package static func check(
    _ file: SourceFile, _ options: CheckOptions = CheckOptions()
  ) -> Result {
    check([file], options)[0]
  }

  /// Checks files by themselves, on all cores, and then as a whole; results are in their order.
  ///
  /// - Parameter paths: Every path that is there, also of files that are not checked, so that what
  ///   is mounted can be looked for; nothing where that is not known.
  /// - Parameter folders: The folders that these paths were found in; an empty text is the working
  ///   folder.
  package static func check(
    _ files: [SourceFile], _ options: CheckOptions = CheckOptions(), paths: Set<String> = [],
    folders: [String] = [""]
  ) -> [Result] {
    let names = PathNames(files)
    let paths = Set(paths.map { FilePath.clean($0) })
    var parts = concurrently(files.count) { read(names.cleaned(files[$0])) }
    let (projects, keys) = projectsAndKeys(&parts, paths, options.surroundings)
    var early = keys
    nameKinds(&parts, projects)
    addInlineConfigs(&parts, &early, projects)
    leaveOthers(&parts, &early, projects)
    let members = members(parts, projects)
    let pipelines = readPipelines(&parts, members)
    let scrapes = parts.compactMap(\.scrape)
    let declared = parts.compactMap(\.profile).flatMap { DefinedMetric.all(in: $0) }
    let workspace = Workspace(
      members, paths: paths, folders: folders, pipelines: pipelines, scrapes: scrapes,
      declared: declared, settings: options.settings)
    let index = RuleIndex(options.rules, mends: options.wantsMends)
    let engine = Engine(index, workspace)
    let outcomes = outcomes(of: parts, early, engine, options)
    let notes = NotificationTemplates.check(workspace, parts.compactMap(\.template), index.ids)
    for index in parts.indices {
      parts[index].found += outcomes[index].found
      guard let kind = parts[index].kind else { continue }
      parts[index].found += DatedKeys.check(
        parts[index].dated + outcomes[index].dated, kind, parts[index].path, workspace)
    }
    for index in parts.indices where notes.read.contains(parts[index].path) {
      parts[index].isKnown = true
    }
    var found = engine.check(projects.projects) + notes.found
    if workspace.isBundle {
      let whole = Workspace(workspace, alerts: outcomes.flatMap(\.alerts))
      found += Engine(index, whole).checkBundle()
    }
    add(found, projects, to: &parts)
    foldInlineConfigs(&parts, projects)
    let isJudged = { (rule: CheckRule) in
      options.shows(rule.id) && (workspace.isBundle || !rule.needsBundle)
    }
    defer { dispose((parts, engine)) }
    return parts.map { part in
      var found = Precedence.apply(part.found.bounded())
      found = certain(found, part.documents)
      if let documents = part.documents {
        var suppressions = Suppressions(documents)
        found = suppressions.apply(found, isJudged: isJudged)
      } else if let pipeline = part.pipeline {
        var suppressions = pipeline.suppressions
        found = suppressions.apply(found, isJudged: isJudged)
      } else if let scrape = part.scrape {
        var suppressions = scrape.suppressions
        found = suppressions.apply(found, isJudged: isJudged)
      }
      found = found.filter { options.shows($0.id) }.map(names.given)
      var result = Result(isKnown: part.isKnown, diagnostics: [])
      for diagnostic in found {
        if let entry = options.scope?.entry(for: diagnostic) {
          result.ignoring.insert(entry)
        } else {
          result.diagnostics.append(options.weighed(diagnostic))
        }
      }
      return result
    }
  }

  /// A path without `.`, with `..` only at its beginning, so that paths can be compared.
  package static func normal(_ path: String) -> String { Workspace.normal(path) ?? path }

  /// Faults in a file's syntax alone.
  static func syntax(_ file: SourceFile) -> [Diagnostic] {
    read(file).found.filter { $0.id.hasSuffix("/syntax") || $0.id == "yaml/duplicate-key" }
  }

  private static func parse(_ file: SourceFile) -> ParsedDocuments {
    if file.path.hasSuffix(".json") { return parseJSON(file) }
    return file.path.hasSuffix(".ini") ? parseINI(file) : parseYAML(file)
  }

  /// What is known of one file before the bundle is looked at.
  struct Part: Sendable {
    var path: String
    var isKnown: Bool
    var kind: FileKind?
    var documents: ParsedDocuments?
    var pipeline: PipelineFile?
    /// A scrape that was saved.
    var scrape: ScrapeFile?
    /// A profile that can be used.
    var profile: Profile?
    /// A `.conf` that shows by itself no sign of being a pipeline.
    var other: SourceFile?
    /// A `.tmpl`, which is one of notifications where a configuration of Alertmanager says so.
    var template: SourceFile?
    /// Keys whose versions are known.
    var dated: [DatedKey] = []
    var found: [Diagnostic]
  }

  private static func read(_ file: SourceFile) -> Part {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if profileNames.contains(name) {
      let (profile, found) = ProfileReader.read(file)
      return Part(
        path: file.path, isKnown: true, documents: parseYAML(file), profile: profile, found: found)
    }
    if name.hasSuffix(".prom") {
      return Part(path: file.path, isKnown: true, scrape: ScrapeFile(file), found: [])
    }
    if name.hasSuffix(".tmpl") {
      return Part(path: file.path, isKnown: false, template: file, found: [])
    }
    if LogstashPipeline.recognises(file) { return read(PipelineFile(file)) }
    if name.hasSuffix(".conf") {
      return Part(path: file.path, isKnown: false, other: file, found: [])
    }
    // Others have rules too, in languages of their own.
    if name.hasSuffix(".rules"), file.bytes.firstRange(of: Array("groups:".utf8)) == nil {
      return Part(path: file.path, isKnown: false, found: [])
    }
    let parsed = parse(file)
    let isLost = parsed.roots.isEmpty && parsed.diagnostics.hasErrors
    let kind = isLost ? nil : FileKind.recognise(parsed)
    var part = Part(
      path: file.path, isKnown: kind != nil, kind: kind, documents: parsed,
      found: parsed.diagnostics)
    guard let kind else { return part }
    if kind == .compose {
      let read = kind.read(parsed)
      part.dated = read.dated
      part.found = read.found
    }
    part.keepFirstDocument()
    part.found += InlinePipelines.findings(part.documents ?? parsed, kind)
    return part
  }

  private static func read(_ file: PipelineFile) -> Part {
    Part(
      path: file.path, isKnown: true, pipeline: file,
      found: LogstashPipeline.findings(file.reading, file.path))
  }

  /// All pipelines, those included that only their mount shows to be ones.
  private static func readPipelines(
    _ parts: inout [Part], _ members: [Workspace.File]
  ) -> [PipelineFile] {
    let others = parts.indices.filter { parts[$0].other != nil }
    if !others.isEmpty {
      let mounts = LogstashMounts(Workspace(members, paths: []))
      for index in others where mounts.holds(parts[index].path) {
        if let file = parts[index].other { parts[index] = read(PipelineFile(file)) }
      }
    }
    return parts.compactMap(\.pipeline)
  }
}
