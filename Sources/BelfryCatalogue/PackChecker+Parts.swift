import BelfryPromQL
import BelfrySource
import BelfryYAML

extension PackChecker {
  /// Refuses variants and parts of metrics that the pack does not declare.
  mutating func checkParts() {
    for part in pack.manifest.parts.entries {
      for metric in part.value.metrics { declared(metric.value, at: metric.span) }
    }
    for variant in pack.manifest.variants.entries {
      for metric in variant.value { declared(metric, at: variant.key.span) }
    }
  }

  private mutating func declared(_ metric: String, at span: Span?) {
    guard !pack.metricNames.contains(metric) else { return }
    report(
      "pack/unknown-metric", "'\(metric)' is not in the pack's metrics.yaml",
      help: "declare it there, a histogram by its base name", "pack.yaml", span)
  }

  /// Refuses placeholders of a workload's matchers that nobody fills.
  mutating func checkPlaceholders(_ expression: Expression?, _ file: String, _ span: Span?) {
    guard pack.manifest.kind?.value == .workload else { return }
    var names = ["job": "", "name": ""]
    for entry in pack.manifest.values.entries {
      names[entry.key.value] = ""
      names[entry.key.value + ":one"] = ""
    }
    var missing: [String] = []
    for matcher in expression?.selectors.flatMap(\.matchers) ?? [] {
      do throws(MissingPlaceholder) {
        _ = try Placeholders(names).fill(matcher.value)
      } catch {
        missing.append(error.name)
      }
    }
    for name in missing {
      report(
        "pack/unknown-values", "no values are called '\(name)'",
        help: "declare them under 'values' in pack.yaml", file, span)
    }
  }
}
