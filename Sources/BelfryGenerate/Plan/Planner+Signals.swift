import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses traces and logs that cannot be collected as the profile says.
  mutating func signals() {
    if let tracing = profile.tracing { check(tracing) }
    if let logs = profile.logs { check(logs) }
  }

  // MARK: Traces

  private mutating func check(_ tracing: TracingProfile) {
    if let retention = tracing.retention, retention.value.milliseconds < 3_600_000 {
      report(
        "trace-retention", at: retention.span, "traces are kept for an hour at least",
        help: "write '1h' or more")
    }
    guard let sampling = tracing.sampling else { return }
    if let ratio = sampling.ratio, ratio.value <= 0 || ratio.value > 1 {
      report(
        "sampling-ratio", at: ratio.span,
        "\(ratio.value.decimalText) is no share of the traces",
        help: "write a number above 0 and up to 1, such as 0.1 for a tenth")
    }
    guard sampling.usedMethod == .probabilistic else { return }
    for (name, value) in [("slow", sampling.slow), ("wait", sampling.wait)] {
      guard let value else { continue }
      report(
        "sampling-method", at: value.span, "'\(name)' needs the method 'tail'",
        help: "remove it, or let the method be 'tail': the other one never sees a whole trace")
    }
  }

  /// The collector's pack with a job for the metrics that programs send; job and instance are theirs,
  /// from `service.name` and `service.instance.id`.
  func withMetrics(_ pack: Pack) -> Pack {
    var pack = pack
    pack.manifest.scrape.append(
      AnyField(
        .map([
          "job_name": .string("$(job)-metrics"), "honor_labels": .bool(true),
          "sample_limit": .integer(50_000),
          "static_configs": .sequence([.map(["targets": .words(["otel-collector:8890"])])]),
        ])))
    return pack
  }

  // MARK: Logs

  private mutating func check(_ logs: LogsProfile) {
    if let containers = logs.containers, !containers.value, logs.files.isEmpty {
      report(
        "no-logs", at: containers.span, "nothing is collected without containers and files",
        help: "name files, or remove 'logs'")
    }
    for pattern in logs.redact?.patterns ?? [] {
      // Logstash matches with Ruby's expressions, which share all but these with Go's.
      guard
        let word = ["(?P<", "(?s", "(?U", "(?-s", "\\Q", "\\C", "\\pN", "\\pL"].first(
          where: pattern.value.text.contains)
      else { continue }
      report(
        "log-pattern", at: pattern.span, "'\(word)' is not known to Logstash, which masks logs",
        help: "write the expression without it")
    }
    var owners: [String: String] = [:]
    for file in logs.files {
      let service = file.value.service?.value.text ?? ""
      if file.value.paths.isEmpty {
        report(
          "log-paths", at: file.span, "no path is said for the logs of '\(service)'",
          help: "name files such as '/var/log/\(service)/*.log'")
      }
      for path in file.value.paths {
        if let owner = owners.updateValue(service, forKey: path.value.text) {
          report(
            "log-paths", at: path.span,
            "'\(path.value.text.prefix(60))' is read for '\(owner)' already",
            help: "name it once: Filebeat would send each line twice")
        }
      }
      check(file.value.multiline)
    }
  }

  private mutating func check(_ multiline: Located<MultilineProfile>?) {
    guard let multiline else { return }
    let kinds = [multiline.value.start, multiline.value.continuation].count { $0 != nil }
    if kinds != 1 {
      report(
        "log-multiline", at: multiline.span, "'multiline' needs one of 'start' and 'pattern'",
        help: "say what the first line looks like, or what every further one does")
    }
    if let lines = multiline.value.lines, lines.value < 2 {
      report(
        "log-multiline", at: lines.span, "an event of several lines has 2 lines or more",
        help: "write a greater number")
    }
  }
}
