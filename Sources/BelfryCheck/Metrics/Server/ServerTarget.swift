import BelfryYAML

/// A target of a server that stands for its job: the one with most samples.
package struct ServerTarget: Sendable, Hashable {
  /// The label `job`.
  package let job: String
  /// The label `instance`.
  package let instance: String
  /// Samples that are stored of one scrape.
  package let samples: Int
  /// Targets that the job has.
  package let count: Int

  /// A query that gives the largest targets, to be read by ``all(in:)``.
  package static let query = "scrape_samples_post_metric_relabeling"

  /// One target a job, by job.
  package static func all(in answer: ServerAnswer) -> [ServerTarget] {
    var best: [String: ServerTarget] = [:]
    for (labels, value) in answer.vector {
      guard let job = labels["job"]?.text, let instance = labels["instance"]?.text,
        let samples = value.flatMap(Double.init), (0...1e15).contains(samples)
      else { continue }
      let known = best[job]
      let isLarger =
        known.map {
          Int(samples) > $0.samples || Int(samples) == $0.samples && instance < $0.instance
        } ?? true
      best[job] = ServerTarget(
        job: job, instance: isLarger ? instance : known?.instance ?? instance,
        samples: isLarger ? Int(samples) : known?.samples ?? 0, count: (known?.count ?? 0) + 1)
    }
    return best.values.sorted { $0.job < $1.job }
  }

  /// A selector of all that the target has.
  package var selector: String {
    "{job=\(Self.quoted(job)),instance=\(Self.quoted(instance))}"
  }

  /// A text between quotes, as PromQL has it.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What findings about it are said of: the server's address and the job.
  package func path(on server: String) -> String { "\(server)#job=\(job)" }
}
