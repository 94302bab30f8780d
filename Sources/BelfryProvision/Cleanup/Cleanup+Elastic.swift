import BelfrySource
import BelfryYAML

extension Cleanup {
  /// Backing indices of data streams whose last document is older.
  ///
  /// An index is written to until the next one of its stream is made, so that one goes when its
  /// successor was there before the time: its own creation alone would take young documents with
  /// it. The last of a stream is written to and never goes (Elasticsearch 9, "Get data streams":
  /// the last of `indices` is the write index). Streams that are hidden or a system's own stay.
  func elasticsearch() -> CleanupStep {
    guard let answer = elastic("GET", "/_data_stream"), let streams = answer["data_streams"]?.items
    else {
      return CleanupStep(
        "elasticsearch", .silent, "it does not answer", help: "'belfry verify' may say why.")
    }
    var count = 0
    var old: [String] = []
    for stream in streams
    where stream["hidden"]?.text != "true" && stream["system"]?.text != "true" {
      guard let name = stream["name"]?.text, !name.hasPrefix(".") else { continue }
      let indices = (stream["indices"]?.items ?? []).compactMap { $0["index_name"]?.text }
      count += indices.count
      guard indices.count > 1, let made = made(of: name) else { continue }
      for (index, next) in zip(indices, indices.dropFirst()) {
        guard let time = made[next], time < limit else { continue }
        old.append(index)
      }
    }
    guard !old.isEmpty else {
      return CleanupStep(
        "elasticsearch", .keeps, "no index of \(count) is that old; its lifecycle removes them")
    }
    var step = CleanupStep(
      "elasticsearch", .removes, "\(old.count) of \(count) backing indices")
    step.items = old.map { CleanupStep.Item(name: $0, bytes: bytes(of: $0)) }
    return step
  }

  /// When the indices of a stream were made, in seconds since 1970 (`index.creation_date`).
  private func made(of stream: String) -> [String: Int]? {
    let path =
      "/\(stream.percentEncoded())/_settings?filter_path=*.settings.index.creation_date"
    guard let answer = elastic("GET", path), answer.kind == .mapping else { return nil }
    var made: [String: Int] = [:]
    for pair in answer.pairs {
      let text = pair.value["settings"]?["index"]?["creation_date"]?.text
      if let milliseconds = text.flatMap({ Int($0) }) { made[pair.key.text] = milliseconds / 1000 }
    }
    return made
  }

  private func bytes(of index: String) -> Int? {
    let path = "/\(index.percentEncoded())/_stats/store?filter_path=_all.total.store.size_in_bytes"
    let answer = elastic("GET", path)
    return answer?["_all"]?["total"]?["store"]?["size_in_bytes"].flatMap { Int($0.text) }
  }

  /// Deletes indices one after the other; Elasticsearch refuses those that are written to.
  func removeIndices(_ step: CleanupStep) -> CleanupResult {
    var freed = 0
    var done = 0
    for item in step.items {
      let answer = elastic("DELETE", "/\(item.name.percentEncoded())")
      guard answer?["acknowledged"]?.text == "true" else {
        let reason = answer?["error"]?["reason"]?.text ?? "it does not answer"
        return CleanupResult(
          isDone: false, words: "\(done) indices are deleted, '\(item.name)' is not: \(reason)",
          freed: freed)
      }
      done += 1
      freed += item.bytes ?? 0
    }
    return CleanupResult(isDone: true, words: "\(done) indices are deleted", freed: freed)
  }
}
