import BelfryGenerate
import BelfryProvision
import BelfryYAML

/// A health report for programs; `docs/health.md` says what it holds.
enum HealthJSON {
  static func text(_ report: HealthReport) -> String {
    StackAnswer.json([
      .init("project", .string(report.status.project)), .init("time", .string(report.time)),
      .init("status", .string(report.overall.rawValue)),
      .init("reasons", strings(report.reasons)),
      .init("recommendations", .sequence(report.advice.map(advice))),
      .init("services", StatusJSON.services(report.status)),
      .init("targets", .integer(report.status.targets)),
      .init("targets_down", StatusJSON.targetsDown(report.status)),
      .init("probes", report.probes.map { .sequence($0.map(probe)) } ?? .null),
      .init("alerts", StatusJSON.alerts(report.status.alerts)),
      .init("measures", .sequence(report.readings.map(reading))),
      .init("seconds_before", .optional(report.span)),
      .init("storage", storage(report)),
      .init("panels", .integer(report.panels)),
      .init(
        "panels_silent",
        .sequence(
          report.silentPanels.map { panel in
            .mapping([
              .init("dashboard", .string(panel.board)), .init("panel", .string(panel.panel)),
              .init("metrics", strings(panel.metrics)),
            ])
          })),
      .init("silent", strings(report.status.silent)),
    ])
  }

  private static func strings(_ texts: [String]) -> Value {
    .sequence(texts.map(Value.string))
  }

  private static func advice(_ advice: HealthReport.Advice) -> Value {
    .mapping([
      .init("severity", .string(advice.level.rawValue)),
      .init("finding", .string(advice.finding)), .init("action", .string(advice.action)),
      .init("runbook", .optional(advice.runbook)),
    ])
  }

  private static func probe(_ probe: HealthReport.Probe) -> Value {
    .mapping([
      .init("job", .string(probe.job)), .init("target", .string(probe.target)),
      .init("passes", .bool(probe.isUp)), .init("seconds", .optional(probe.seconds)),
      .init("http_status", .optional(probe.status)),
    ])
  }

  private static func reading(_ reading: HealthReport.Reading) -> Value {
    let measure = reading.measure
    let limit: Value =
      measure.limit.map { limit in
        .mapping([
          .init("value", .optional(limit.value)), .init("is_least", .bool(limit.isLeast)),
          .init("alert", .string(limit.alert)), .init("severity", .string(limit.severity)),
        ])
      } ?? .null
    let values = reading.values.map { value in
      Value.mapping([
        .init("labels", .string(value.labels)), .init("value", .optional(value.value)),
        .init("before", .optional(value.before)), .init("level", .string(value.level.rawValue)),
      ])
    }
    return .mapping([
      .init("part", .string(measure.part)), .init("title", .string(measure.title)),
      .init("origin", .string(measure.origin.rawValue)),
      .init("expression", .string(measure.expression)),
      .init("unit", .optional(measure.unit)), .init("limit", limit),
      .init("series", .integer(reading.count)), .init("values", .sequence(values)),
    ])
  }

  private static func storage(_ report: HealthReport) -> Value {
    let status = report.status
    return .mapping([
      .init("stored_bytes", .optional(status.stored)),
      .init("stored_bytes_limit", .optional(status.storeLimit)),
      .init("stored_bytes_budget", .optional(report.budgets.disk)),
      .init("series", .optional(status.series)),
      .init("series_budget", .optional(report.budgets.series)),
      .init("samples_per_second", .optional(status.samples)),
      .init("samples_per_second_budget", .optional(report.budgets.samples)),
      .init(
        "largest",
        .sequence(
          report.largest.map {
            .mapping([.init("metric", .string($0.name)), .init("series", .integer($0.series))])
          })),
      .init(
        "filling",
        .sequence(
          report.filling.map {
            .mapping([.init("place", .string($0.place)), .init("seconds", .optional($0.seconds))])
          })),
    ])
  }
}
