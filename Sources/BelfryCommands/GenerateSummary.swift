import BelfryCatalogue
import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML

/// What `belfry generate` says at its end.
struct GenerateSummary {
  private let bundle: Bundle
  private let summary: WriteSummary
  private let folder: String

  init(_ bundle: Bundle, _ summary: WriteSummary, _ folder: String) {
    self.bundle = bundle
    self.summary = summary
    self.folder = folder
  }

  var text: String {
    let counts = bundle.counts
    var lines = [
      "\(bundle.plan.title): \(bundle.tree.count) files in \(folder) (\(changes))", "",
      "  \(counts.services) containers, \(counts.jobs) scrape jobs",
      "  \(counts.alerts) alerts with \(counts.tests) unit tests, \(counts.recordings) recording rules",
      "  \(counts.dashboards) dashboards with \(counts.panels) panels",
    ]
    if let preset = bundle.plan.profile.preset, !bundle.plan.choices.isEmpty {
      let choices = bundle.plan.choices.map { "\($0.key): \($0.value)" }
      lines.append("  preset \(preset.value.rawValue): " + choices.joined(separator: ", "))
    }
    if bundle.plan.profile.preset?.value == .enterprise {
      let services = bundle.plan.profile.services.entries.filter { $0.value.slos.isEmpty }
      if !services.isEmpty {
        let names = services.map(\.key.value).joined(separator: ", ")
        lines.append("  without objectives ('slos'), which only you can set: \(names)")
      }
    }
    if !counts.untested.isEmpty {
      lines.append(
        "  without a test (add 'test:' to the alert): \(counts.untested.joined(separator: ", "))")
    }
    for path in summary.keptEdited { lines.append("  kept, edited by hand: \(path)") }
    lines += [
      "", "Next:", "  belfry check \(folder)", "  belfry test \(folder)",
      "  belfry up \(folder)",
    ]
    let asked = bundle.secrets.filter { $0.secret.create == .ask }
    if !asked.isEmpty {
      lines += ["", "Only you know these (in \(folder)/secrets/):"]
      lines += asked.map { "  \($0.name): \(firstSentence($0.secret.about))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var changes: String {
    if summary.isUnchanged { return "unchanged" }
    let parts = [
      (summary.created.count, "created"), (summary.changed.count, "changed"),
      (summary.removed.count, "removed"), (summary.unchanged.count, "unchanged"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private func firstSentence(_ text: String) -> String {
    let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return flat.count > 90 ? "\(flat.prefix(89))…" : flat
  }
}
