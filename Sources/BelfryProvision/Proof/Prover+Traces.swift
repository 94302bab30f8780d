import BelfryHTTP
import BelfryYAML
import Glibc

extension Prover {
  /// Sends a trace to the collector and looks for it in the store.
  func proveTraces() throws(ProvisionFailure) {
    guard stack.model.running("otel-collector") != nil else { return }
    guard let collector = client("otel-collector") else {
      try prove("traces.arrive") { () throws(HTTPFailure) in
        .failed("the collector's container has no address", help: "'belfry up' starts it.")
      }
      return
    }
    var generator = SystemRandomNumberGenerator()
    let probe = TraceProbe(at: Self.now, using: &generator)
    let store = traceStore
    var isSent = false
    try prove("traces.arrive") { () throws(HTTPFailure) in
      if !isSent {
        try collector.send("/v1/traces", probe.body)
        isSent = true
      }
      guard let store else {
        return .doubtful("the collector takes traces; nobody here can ask the store for them")
      }
      do throws(HTTPFailure) {
        _ = try store.client.ask(store.path + probe.trace)
      } catch {
        guard case .refused(404) = error.kind else { throw error }
        return .waiting("a trace that was sent is not found yet")
      }
      return .proven("a trace that was sent to \(collector.base) was found")
    }
  }

  /// Who is asked for a trace: Grafana, through its datasource, else the store itself. Tempo and
  /// Jaeger have the same path.
  private var traceStore: (client: ProgramClient, path: String)? {
    if facts.datasources.contains(where: { $0.uid == "traces" }),
      let service = stack.model.running("grafana"),
      let grafana = client("grafana", credentials: administrator(service))
    {
      return (grafana, "/api/datasources/proxy/uid/traces/api/traces/")
    }
    return ["tempo", "jaeger"].lazy.compactMap { self.client($0) }.first
      .map { ($0, "/api/traces/") }
  }

  /// Nanoseconds since 1970.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
