import BelfryHTTP
import BelfryYAML

extension Prover {
  /// What Elasticsearch, Kibana and Logstash say of themselves.
  func proveElastic() throws(ProvisionFailure) {
    if stack.model.running("elasticsearch") != nil {
      try prove("elasticsearch.health") { () throws(HTTPFailure) in elasticsearch() }
    } else if let url = existingElasticsearch {
      try prove("elasticsearch.health") { () throws(HTTPFailure) in elsewhere(url) }
    }
    if let kibana = client("kibana") {
      try prove("kibana.status") { () throws(HTTPFailure) in
        let overall = try kibana.json("/api/status")["status"]?["overall"]
        let level = overall?["level"]?.text ?? "unknown"
        guard level == "available" else { return .waiting("Kibana is \(level)") }
        return .proven("Kibana is available at \(kibana.base)")
      }
    }
    if stack.model.running("logstash") != nil {
      try prove("logstash.pipeline") { () throws(HTTPFailure) in logstash() }
    }
  }

  /// The address of a cluster that is not the stack's own, as its bundle tells Logstash.
  var existingElasticsearch: String? {
    stack.model.running("logstash")?.environment["ELASTIC_URL"]
  }

  private func elasticsearch() -> Look {
    guard let answer = ElasticShell(stack, containers).ask("GET", "/_cluster/health") else {
      return .waiting("Elasticsearch does not answer")
    }
    return health(answer)
  }

  /// The health of a cluster that exists, asked from Logstash's container as Logstash's user, whose
  /// password curl reads from a file.
  private func elsewhere(_ url: String) -> Look {
    let script = #"""
      printf 'user = "%s:%s"' "$ELASTIC_USER" \
      "$(sed 's/[\\"]/\\&/g' /run/secrets/logstash_writer_password)" | \
      curl --silent --max-time 8 ${ELASTIC_CA:+--cacert "$ELASTIC_CA"} --config - \
      "$ELASTIC_URL/_cluster/health"
      """#
    let answer = stack.answer(inside: "logstash", of: containers, to: ["sh", "-c", script])
    guard let answer else {
      return .waiting("the Elasticsearch at \(url) does not answer Logstash's container")
    }
    if let reason = answer["error"]?["reason"]?.text {
      return .failed(
        "the Elasticsearch at \(url) refuses Logstash's user", [String(reason.prefix(120))],
        help: "The bundle's README says which users and privileges it needs.")
    }
    return health(answer)
  }

  private func health(_ answer: Node) -> Look {
    let status = answer["status"]?.text ?? "unknown"
    let nodes = answer["number_of_nodes"]?.text ?? "?"
    switch status {
    case "green", "yellow": return .proven("the cluster is \(status), nodes: \(nodes)")
    case "red": return .waiting("the cluster is red: primary shards are missing")
    default: return .waiting("the cluster's status is \(status)")
    }
  }

  private func logstash() -> Look {
    let words = [
      "curl", "--silent", "--max-time", "8", "http://127.0.0.1:9600/_node/stats/pipelines",
    ]
    guard let answer = stack.answer(inside: "logstash", of: containers, to: words) else {
      return .waiting("Logstash does not answer")
    }
    let pipelines =
      answer["pipelines"]?.pairs.filter { $0.key.text != ".monitoring-logstash" } ?? []
    guard !pipelines.isEmpty else { return .waiting("Logstash runs no pipeline") }
    let events = pipelines.map { pair in
      "\(pair.key.text): \(pair.value["events"]?["out"]?.text ?? "0") events out"
    }
    return .proven("Logstash runs its pipeline", events)
  }
}
