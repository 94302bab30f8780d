import BelfryHTTP
import BelfryYAML

extension Cleanup {
  /// Groups to which nobody has pushed since, well or not (`/api/v1/metrics` of the Pushgateway).
  func pushgateway(_ client: ProgramClient) throws(HTTPFailure) -> CleanupStep {
    let groups = try client.data("metrics").items
    var step = CleanupStep("pushgateway", .keeps, "every group was pushed since")
    for group in groups {
      let times = ["push_time_seconds", "push_failure_time_seconds"].compactMap {
        group[$0]?["metrics"]?.items.first?["value"]?.text.number
      }
      guard let last = times.max(), last < Double(limit) else { continue }
      let labels = (group["labels"]?.pairs ?? []).map { (name: $0.key.text, value: $0.value.text) }
      guard labels.contains(where: { $0.name == "job" && !$0.value.isEmpty }) else { continue }
      var item = CleanupStep.Item(name: group["labels"]?.labels() ?? "")
      item.labels = labels
      step.items.append(item)
    }
    if !step.items.isEmpty {
      step.verdict = .removes
      step.words = "\(step.items.count) of \(groups.count) groups, not pushed since that time"
    }
    return step
  }

  /// Deletes groups, each by its labels.
  func removeGroups(
    _ client: ProgramClient, _ step: CleanupStep
  ) throws(HTTPFailure) -> CleanupResult {
    for item in step.items {
      _ = try client.ask(Self.path(of: item.labels), method: "DELETE")
    }
    return CleanupResult(isDone: true, words: "\(step.items.count) groups are deleted", freed: nil)
  }

  /// The path of a group: the job first, values in Base64 so that any of them can stand there
  /// (Pushgateway's README, "URL").
  static func path(of labels: [(name: String, value: String)]) -> String {
    let ordered = labels.filter { $0.name == "job" } + labels.filter { $0.name != "job" }
    return "/metrics" + ordered.map { "/\($0.name)@base64/\(base64($0.value))" }.joined()
  }

  /// Base64 for addresses (RFC 4648, section 5) without padding; `=` for nothing.
  static func base64(_ text: String) -> String {
    let letters = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
    guard !text.isEmpty else { return "=" }
    var result = String.UnicodeScalarView()
    var bits = 0
    var count = 0
    for byte in text.utf8 {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 6 {
        count -= 6
        result.append(letters[bits >> count & 63])
      }
      bits &= 1 << count - 1
    }
    if count > 0 { result.append(letters[bits << (6 - count) & 63]) }
    return String(result)
  }
}
