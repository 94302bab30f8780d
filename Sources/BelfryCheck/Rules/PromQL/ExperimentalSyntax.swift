import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let experimentalSyntax = CheckRule(
    "promql/experimental-syntax", .advice,
    summary: "PromQL that the server may not know.",
    rationale: """
      A server without the flag, or older, refuses the whole rule file. Where the bundle holds the \
      server, its version and flags decide.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/feature_flags/"],
    examples: [
      .fails("expr: ⟦mad_over_time⟧(a[5m]) > 1"),
      .fails("expr: rate(a[5m] ⟦anchored⟧) > 1"),
      .fails(server("v3.14.0", "[]", "⟦mad_over_time⟧(a[5m]) > 1")),
      .fails(server("v2.20.0", "[]", "⟦last_over_time⟧(a[5m]) > 1")),
      .passes(
        server(
          "v3.14.0", "[--enable-feature=promql-experimental-functions]", "mad_over_time(a[5m]) > 1")
      ),
      .passes(server("v3.14.0", "[]", "first_over_time(a[5m]) > 1")),
      .passes("expr: rate(a[5m]) > 1"),
    ],
    check: .expression { subject, reporter in
      let dated = subject.tree.nodes.compactMap { node -> (call: Call, since: String)? in
        guard case .call(let call) = node, let function = Function.named(call.name),
          !function.isExperimental, let since = function.introduced
        else { return nil }
        return (call, since)
      }
      // Hardly any expression has something new.
      guard !subject.features.isEmpty || !dated.isEmpty else { return }
      let servers = reporter.workspace.services.filter { $0.image == "prometheus" }
      let server = servers.count == 1 ? servers[0] : nil
      let version = server?.imageVersion.map(numbers)
      for use in subject.features {
        let span = subject.place(use.span)
        if let version, version.lexicographicallyPrecedes(numbers(use.since)) {
          reporter.report(
            at: span, "'\(use.word)' needs Prometheus \(use.since), this one is older",
            help: "use a newer image", as: .error)
          continue
        }
        guard let flag = use.feature.flag else { continue }
        if let version, let stable = use.stableSince.map(numbers),
          !version.lexicographicallyPrecedes(stable)
        {
          continue
        }
        let words = server?.spokenWords ?? []
        if words.contains(where: { $0.contains(flag) }) { continue }
        // What variables and files add is not known.
        let isSure = version != nil && !words.contains { $0.contains("$") || $0 == "env_file" }
        let until = use.stableSince.map { ", before \($0)" } ?? ""
        reporter.report(
          at: span, "'\(use.word)' needs a flag of Prometheus\(until)",
          help: "start Prometheus \(use.since) or newer with --enable-feature=\(flag)",
          as: isSure ? .error : nil)
      }
      guard let version else { return }
      for (call, since) in dated where version.lexicographicallyPrecedes(numbers(since)) {
        reporter.report(
          at: subject.place(call.nameSpan),
          "'\(call.name)' needs Prometheus \(since), this one is older",
          help: "use a newer image", as: .error)
      }
    }
  )

  /// A server with an alert.
  private static func server(_ tag: String, _ command: String, _ expression: String) -> String {
    """
    --- compose.yaml
    services:
      prometheus:
        image: prom/prometheus:\(tag)
        command: \(command)
    --- rules.yml
    groups:
      - name: a
        rules:
          - alert: A
            expr: \(expression)

    """
  }
}

/// The numbers of a version.
private func numbers(_ version: String) -> [Int] {
  version.prefix { $0 != "-" }.split(separator: ".").map { Int($0) ?? 0 }
}
