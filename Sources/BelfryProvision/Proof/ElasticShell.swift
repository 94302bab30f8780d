import BelfryYAML

/// Asks a stack's own Elasticsearch inside of its container, where its certificate and password lie.
struct ElasticShell {
  private let stack: Stack
  private let containers: [RunningContainer]
  private let seconds: Int
  private let limit: Duration

  /// - Parameters:
  ///   - seconds: How long curl waits for an answer.
  ///   - limit: How long the command in the container may take in all.
  init(
    _ stack: Stack, _ containers: [RunningContainer], seconds: Int = 8,
    limit: Duration = .seconds(20)
  ) {
    (self.stack, self.containers) = (stack, containers)
    (self.seconds, self.limit) = (seconds, limit)
  }

  /// What it answers its superuser to a request without a body; nothing where there is no answer in
  /// JSON.
  ///
  /// - Parameter path: With its query, both as they stand in an address.
  func ask(_ method: String, _ path: String) -> Node? {
    // The password never stands in the arguments of a process: curl reads it from a file.
    let script = """
      printf 'user = "elastic:%s"' "$(cat "$ELASTIC_PASSWORD_FILE")" | \
      curl --silent --max-time \(seconds) --cacert config/certs/ca/ca.crt --config - \
      --request "$1" "https://localhost:9200$2"
      """
    return stack.answer(
      inside: "elasticsearch", of: containers, to: ["sh", "-c", script, "sh", method, path],
      limit: limit)
  }
}
