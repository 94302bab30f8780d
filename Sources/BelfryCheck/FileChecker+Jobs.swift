import BelfryModels
import BelfrySource
import BelfryYAML
import Synchronization

extension FileChecker {
  /// One piece of the work that all cores share.
  private enum Job: Sendable {
    /// What the model of a file says of its keys.
    case keys(Int)
    /// What the rules say of a file.
    case file(Int)
    /// What the rules say of some of the rules in a file.
    case rules(Int, RuleFile, Range<Int>)

    /// The place of the file.
    var part: Int {
      switch self {
      case .keys(let part), .file(let part), .rules(let part, _, _): part
      }
    }
  }

  /// The Compose projects, and beside them what models say of the keys in every file of a kind
  /// that is known already; in their order, nothing for others.
  static func projectsAndKeys(
    _ parts: inout [Part], _ paths: Set<String>, _ surroundings: ComposeSurroundings
  ) -> (projects: ComposeProjects, keys: [Engine.Outcome?]) {
    let known = parts
    let projects = Mutex<ComposeProjects?>(nil)
    let keys = concurrently(parts.count + 1) { place -> Engine.Outcome? in
      guard place == 0 else {
        // Those of rules are often large, and wait until all cores have something to do.
        let kind = known[place - 1].kind
        return kind == nil || kind == .rules ? nil : Self.keys(of: known[place - 1])
      }
      let found = composeProjects(known, paths, surroundings)
      projects.withLock { $0 = found }
      return nil
    }
    let found = projects.withLock { $0 } ?? composeProjects(known, paths, surroundings)
    for index in parts.indices where found.covers(parts[index].path) { parts[index].found = [] }
    return (found, Array(keys.dropFirst()))
  }

  /// What models and rules say of each file. Rule files are cut into pieces, so that one large
  /// file keeps all cores busy; what concerns a file as a whole comes last.
  static func outcomes(
    of parts: [Part], _ early: [Engine.Outcome?], _ engine: Engine, _ options: CheckOptions
  ) -> [Engine.Outcome] {
    let ruleFiles = parts.map { part in
      part.kind == .rules
        ? (part.documents?.roots ?? []).filter { !$0.isNull }.map(RuleFile.init) : []
    }
    let jobs = parts.indices.flatMap { part in
      (early[part] == nil ? [.keys(part)] : []) + [.file(part)]
        + ruleFiles[part].flatMap { file in file.chunks.map { Job.rules(part, file, $0) } }
    }
    // The largest first, so that no core waits long for another at the end.
    let sizes = jobs.map { job in
      if case .rules(_, let file, let range) = job { return file.size(of: range) }
      return parts[job.part].documents?.file.bytes.count ?? 0
    }
    let order = jobs.indices.sorted { sizes[$0] > sizes[$1] }
    let done = concurrently(jobs.count) { run(jobs[order[$0]], parts, engine, options) }
    var turns = order
    for (turn, job) in order.enumerated() { turns[job] = turn }
    var outcomes = early.map { $0 ?? Engine.Outcome() }
    for (job, turn) in zip(jobs, turns) {
      let outcome = done[turn]
      outcomes[job.part].found += outcome.found
      outcomes[job.part].rules += outcome.rules
      outcomes[job.part].dated += outcome.dated
    }
    for part in parts.indices {
      var rules = outcomes[part].rules[...]
      for file in ruleFiles[part] {
        let whole = engine.finish(file, Array(rules.prefix(file.rules.count)), parts[part].path)
        rules = rules.dropFirst(file.rules.count)
        outcomes[part].found += whole.found
        outcomes[part].alerts += whole.alerts
      }
      outcomes[part].rules = []
    }
    return outcomes
  }

  private static func run(
    _ job: Job, _ parts: [Part], _ engine: Engine, _ options: CheckOptions
  ) -> Engine.Outcome {
    let part = parts[job.part]
    switch job {
    case .keys: return keys(of: part)
    case .rules(_, let file, let range): return engine.check(range, of: file, part.path)
    case .file:
      if let profile = part.profile {
        return Engine.Outcome(found: DefinitionLint.sizes(of: profile, part.path, options))
      }
      if let scrape = part.scrape {
        return Engine.Outcome(
          found: MetricLint.findings(in: scrape.table, scrape.source.path, options))
      }
      guard let kind = part.kind, let documents = part.documents else { return Engine.Outcome() }
      return engine.check(documents, kind)
    }
  }

  /// What a file's model says of its keys beside faults of syntax, which are known; apart from
  /// Compose files, whose projects come before.
  private static func keys(of part: Part) -> Engine.Outcome {
    guard let kind = part.kind, kind != .compose, let documents = part.documents else {
      return Engine.Outcome()
    }
    let read = kind.read(documents)
    let own = read.found.dropFirst(documents.diagnostics.count)
    return Engine.Outcome(found: Array(own), dated: read.dated)
  }
}
