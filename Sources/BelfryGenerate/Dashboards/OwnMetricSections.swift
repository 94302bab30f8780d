import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Sections of the metrics that a service declares itself.
struct OwnMetricSections {
  let plan: StackPlan
  /// Lines that a graph shows well.
  private static let manyLines = 10

  /// A section for each first word of names with dots, and one for names without.
  func sections(of service: String) -> [BoardSection] {
    var sections: [BoardSection] = []
    for metric in plan.profile.declaredMetrics where metric.service == service {
      let name = metric.declaredName.value
      let words = name.split(separator: ".")
      let title = words.count > 1 ? "Own metrics: \(words[0])" : "Own metrics"
      let panels = shape(metric, jobs: [service]).panels
      if let index = sections.firstIndex(where: { $0.title == title }) {
        sections[index].panels += panels
      } else {
        sections.append(BoardSection(title: title, panels: panels))
      }
    }
    return sections
  }

  /// What a declared metric is shown as.
  func shape(_ metric: DeclaredMetric, jobs: [String]) -> MetricPanels {
    let help = metric.help.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    let short = help.flatMap { $0.count <= 40 && !$0.contains(". ") ? $0 : nil }
    let name = metric.declaredName.value
    let spelt = name == metric.name ? "" : ", '\(name)' in the profile"
    let labels = metric.labels.filter { !$0.isEndless }
    let lines = labels.reduce(1) { product, label in
      label.cardinality.map { min(product * $0, 1_000_000) } ?? 1_000_000
    }
    let narrow = metric.isPushed ? "" : ", instance=~\"$instance\""
    let percentiles =
      plan.profile.services[metric.service]?.percentiles ?? plan.profile.percentiles
    return MetricPanels(
      name: metric.name, kind: metric.kind, unit: metric.unit,
      title: short ?? TitleWords.ofMetric(name),
      about: "\(help.map { "\($0): " } ?? "")\(metric.name)\(spelt).",
      labels: labels.map(\.name.value), isMany: lines > Self.manyLines,
      matchers: TextMatcher.jobs(jobs) + narrow,
      percentiles: percentiles?.value ?? Defaults.percentiles,
      hasQuantiles: !metric.quantiles.isEmpty)
  }
}

/// Matchers as text.
enum TextMatcher {
  /// One job, or any of several.
  static func jobs(_ jobs: [String]) -> String {
    jobs.count == 1 ? "job=\"\(jobs[0])\"" : "job=~\"\(jobs.joined(separator: "|"))\""
  }
}
