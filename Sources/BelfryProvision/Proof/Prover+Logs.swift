import BelfryHTTP
import BelfrySource
import BelfryYAML

extension Prover {
  /// Where the engine keeps what containers write, and where Filebeat reads it.
  private static let logs = "/var/lib/docker/containers"
  /// How long a container that was left behind sleeps before it is gone, in seconds.
  private static let nap = 900

  /// A line that a container writes has to be found in Elasticsearch: the engine's log, Filebeat,
  /// Logstash and the store, all of them at once.
  func proveLogs() throws(ProvisionFailure) {
    guard let collector = stack.model.running("filebeat"),
      collector.mounts.contains(where: { $0.target == Self.logs })
    else { return }
    guard let store = stack.model.running("elasticsearch") else {
      guard let url = existingElasticsearch else { return }
      return try prove("logs.line") { () throws(HTTPFailure) in
        .doubtful("no line was looked for in \(url): Logstash's user may write there, not read")
      }
    }
    let word = "belfry" + String(UInt64.random(in: 1 << 48...UInt64.max), radix: 36)
    guard let container = writer(of: word, image: store.image) else {
      try prove("logs.line") { () throws(HTTPFailure) in
        .failed(
          "no container could be started that writes a line",
          help: "'docker run \(store.image)' says why.")
      }
      return
    }
    defer { _ = try? stack.docker.ask(["rm", "--force", container]) }
    try prove("logs.line") { () throws(HTTPFailure) in
      let query = "ignore_unavailable=true&q=" + "message:\(word)".percentEncoded()
      let answer = ElasticShell(stack, containers).ask("GET", "/logs-*/_count?\(query)")
      guard let count = answer?["count"]?.text, let number = Int(count), number > 0 else {
        return .waiting("a line that a container wrote has not come to Elasticsearch: '\(word)'")
      }
      return .proven("a line that a container wrote was found in Elasticsearch")
    }
  }

  /// A container that writes a line and waits to be taken away; its log has none of the marks by
  /// which Filebeat leaves out the stack's own.
  private func writer(of word: String, image: String) -> String? {
    let words = [
      "run", "--detach", "--rm", "--pull", "never", "--network", "none", "--read-only",
      "--cap-drop", "ALL", "--log-driver", "json-file", "--entrypoint", "sh", image, "-c",
      "echo \(word); exec sleep \(Self.nap)",
    ]
    guard let outcome = try? stack.docker.ask(words), outcome.status == 0 else { return nil }
    let id = outcome.text.split(whereSeparator: \.isWhitespace).last.map(String.init)
    return id.flatMap { $0.isEmpty ? nil : $0 }
  }
}
