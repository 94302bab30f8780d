package import BelfryHTTP
package import BelfryYAML
import Glibc

/// Removes old data of a running stack through its stores' own APIs.
///
/// Nothing else than a store itself removes: no file is touched, no volume. A store whose way to
/// lose old data is its retention, and nothing but that, keeps it, and says so.
package struct Cleanup {
  let stack: Stack
  let containers: [RunningContainer]
  let session: HTTPSession
  /// Seconds since 1970; what is older goes.
  let limit: Int
  /// How Elasticsearch is asked: method and path; nothing where it does not answer.
  let elastic: (_ method: String, _ path: String) -> Node?

  /// - Parameters:
  ///   - seconds: How old data has to be.
  ///   - elastic: How Elasticsearch is asked, by default inside of its container.
  package init(
    _ stack: Stack, _ session: HTTPSession, olderThan seconds: Int,
    elastic: ((_ method: String, _ path: String) -> Node?)? = nil
  ) throws(ProvisionFailure) {
    self.stack = stack
    self.session = session
    let containers = try stack.containers()
    self.containers = containers
    limit = Int(time(nil)) - seconds
    // Deleting may take longer than a look.
    let shell = ElasticShell(stack, containers, seconds: 30, limit: .seconds(40))
    self.elastic = elastic ?? shell.ask
  }

  /// What would be removed, store by store.
  package func plan() -> [CleanupStep] {
    var steps: [CleanupStep] = []
    for (program, look) in [
      ("prometheus", prometheus), ("alertmanager", alertmanager), ("pushgateway", pushgateway),
    ] as [(String, (ProgramClient) throws(HTTPFailure) -> CleanupStep)] {
      guard stack.model.running(program) != nil else { continue }
      guard let client = client(program) else {
        steps.append(
          CleanupStep(program, .silent, "it does not run", help: "'belfry up' starts it."))
        continue
      }
      do throws(HTTPFailure) { steps.append(try look(client)) } catch {
        steps.append(CleanupStep(program, .silent, error.message, help: error.help))
      }
    }
    if stack.model.running("elasticsearch") != nil {
      steps.append(elasticsearch())
    } else if let url = stack.model.running("logstash")?.environment["ELASTIC_URL"] {
      steps.append(
        CleanupStep(
          "elasticsearch", .keeps, "the one at \(url) is not this stack's own",
          help: "Its lifecycle removes what it is told to: 'logs.retention' in the profile."))
    }
    return steps + others()
  }

  /// Does what a step says.
  package func run(_ step: CleanupStep) -> CleanupResult {
    guard step.verdict == .removes else {
      return CleanupResult(isDone: true, words: step.words, freed: nil)
    }
    if step.store == "elasticsearch" { return removeIndices(step) }
    guard let client = client(step.store) else {
      return CleanupResult(isDone: false, words: "it does not run", freed: nil)
    }
    do throws(HTTPFailure) {
      return step.store == "prometheus"
        ? try removeSeries(client) : try removeGroups(client, step)
    } catch {
      return CleanupResult(isDone: false, words: error.message, freed: nil)
    }
  }

  private func client(_ program: String) -> ProgramClient? {
    guard let service = stack.model.running(program),
      containers.contains(where: { $0.service == service.name && $0.status == "running" })
    else { return nil }
    return ProgramClient(program, of: stack, containers, session)
  }

  // MARK: Stores that remove by their retention alone

  /// Alertmanager removes expired silences by itself, and has no call that does it earlier: DELETE
  /// of a silence only makes it expire (its API, version 2).
  private func alertmanager(_ client: ProgramClient) throws(HTTPFailure) -> CleanupStep {
    let expired = try client.json("/api/v2/silences").items.count {
      $0["status"]?["state"]?.text == "expired"
    }
    let kept = stack.model.running("alertmanager")?.option("data.retention") ?? "120h"
    return CleanupStep(
      "alertmanager", .keeps,
      "\(expired) expired silence\(expired == 1 ? "" : "s"), which go by themselves after \(kept)",
      help: expired == 0 ? nil : "'--data.retention' says when; no call removes them earlier.")
  }

  private func others() -> [CleanupStep] {
    stack.model.services.compactMap { service in
      let image = service.image
      if image.contains("victoria-metrics") {
        let kept = service.command.first { $0.hasPrefix("-retentionPeriod=") }?.dropFirst(17)
        // Its documentation: deletion is for single occasions, knows no times, and frees no space
        // reliably.
        return CleanupStep(
          service.name, .keeps, "its retention removes samples, after \(kept ?? "a month")",
          help: "VictoriaMetrics deletes whole series only: change 'storage.long_term' instead.")
      }
      if image.contains("/mimir") {
        return CleanupStep(
          service.name, .keeps, "its compactor removes blocks when their time is over",
          help: "Mimir has no call that deletes series: change 'storage.long_term' instead.")
      }
      if image.contains("/thanos"), service.command.contains("compact") {
        return CleanupStep(
          service.name, .keeps, "it removes blocks when their time is over",
          help: "Thanos removes by retention alone: change 'storage.long_term' instead.")
      }
      if image.contains("/tempo") {
        return CleanupStep(
          service.name, .keeps, "its compactor removes traces when their time is over",
          help: "Tempo has no call that deletes traces: change 'tracing.retention' instead.")
      }
      return nil
    }
  }
}
