import BelfryGenerate
import BelfryHTTP
import BelfrySource
import BelfryYAML

extension Prover {
  /// What Grafana has been given: datasources that answer, and every dashboard.
  func proveGrafana() throws(ProvisionFailure) {
    guard let service = stack.model.running("grafana") else { return }
    guard let grafana = try reach("grafana", credentials: administrator(service)) else { return }
    try prove("grafana.ready") { () throws(HTTPFailure) in
      let health = try grafana.json("/api/health")
      guard health["database"]?.text == "ok" else { return .waiting("its database is not ready") }
      return .proven("Grafana \(health["version"]?.text ?? "?") is ready at \(grafana.base)")
    }
    guard steps.last?.verdict != .failed else { return }
    try prove("grafana.datasources") { () throws(HTTPFailure) in try datasources(grafana) }
    try prove("grafana.dashboards") { () throws(HTTPFailure) in try dashboards(grafana) }
  }

  /// Who asks: Grafana's administrator, whose password lies in a secret.
  func administrator(_ service: ComposeModel.Service) -> Credentials? {
    guard let path = service.environment["GF_SECURITY_ADMIN_PASSWORD__FILE"],
      let name = path.split(separator: "/").last,
      let password = stack.secrets.content(String(name))
    else { return nil }
    return .basic(
      user: service.environment["GF_SECURITY_ADMIN_USER"] ?? "admin", password: password)
  }

  /// Health of each provisioned datasource (Grafana's HTTP API, "Data source").
  private func datasources(_ grafana: ProgramClient) throws(HTTPFailure) -> Look {
    var lines: [String] = []
    for (uid, name) in facts.datasources {
      do throws(HTTPFailure) {
        let answer = try grafana.json("/api/datasources/uid/\(uid.percentEncoded())/health")
        if answer["status"]?.text != "OK" {
          lines.append("\(name): \(answer["message"]?.text ?? "it is not healthy")")
        }
      } catch {
        guard case .refused(let status) = error.kind, status != 401 else { throw error }
        lines.append("\(name): \(error.message)")
      }
    }
    guard lines.isEmpty else {
      return .waiting("\(lines.count) datasources are missing or do not answer", lines)
    }
    return .proven("\(facts.datasources.count) datasources answer")
  }

  private func dashboards(_ grafana: ProgramClient) throws(HTTPFailure) -> Look {
    let found = try grafana.json("/api/search", [("type", "dash-db"), ("limit", "5000")])
    let uids = Set(found.items.compactMap { $0["uid"]?.text })
    let missing = facts.boards.filter { !uids.contains($0.uid) }
    guard missing.isEmpty else {
      return .waiting(
        "\(missing.count) dashboards are not there", missing.map { "\($0.title) (\($0.uid))" })
    }
    return .proven("\(facts.boards.count) dashboards are there")
  }
}

extension SecretFiles {
  /// The content of a secret without the line break at its end.
  func content(_ name: String) -> String? {
    guard let entry = entries.first(where: { $0.name == name && $0.isThere }),
      var bytes = try? DiskFileSystem().read(entry.path, limit: 65_536)
    else { return nil }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
