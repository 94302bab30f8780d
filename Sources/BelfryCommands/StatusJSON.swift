import BelfryProvision
import BelfryYAML

/// A status for programs.
enum StatusJSON {
  static func text(_ status: StackStatus) -> String {
    StackAnswer.json([
      .init("project", .string(status.project)), .init("well", .bool(status.isWell)),
      .init("services", services(status)), .init("targets", .integer(status.targets)),
      .init("targets_down", targetsDown(status)), .init("alerts", alerts(status.alerts)),
      .init("stored_bytes", .optional(status.stored)),
      .init("stored_bytes_limit", .optional(status.storeLimit)),
      .init("series", .optional(status.series)),
      .init("samples_per_second", .optional(status.samples)),
      .init("secrets_changed", .sequence(status.secrets.map(Value.string))),
      .init("silent", .sequence(status.silent.map(Value.string))),
    ])
  }

  /// Every service, and how far it is.
  static func services(_ status: StackStatus) -> Value {
    .sequence(
      status.services.map { name, state in
        .mapping([
          .init("name", .string(name)), .init("phase", .string(state.phase.rawValue)),
          .init("words", .string(state.words)),
        ])
      })
  }

  /// The targets that are down, and why.
  static func targetsDown(_ status: StackStatus) -> Value {
    .sequence(
      status.down.map { target in
        .mapping([
          .init("job", .string(target.job)), .init("address", .string(target.address)),
          .init("error", .string(target.error)),
        ])
      })
  }

  /// Alerts; null where nobody was asked for them.
  static func alerts(_ alerts: [StackStatus.Alert]?) -> Value {
    guard let alerts else { return .null }
    return .sequence(
      alerts.map { alert in
        .mapping([
          .init("name", .string(alert.name)), .init("state", .string(alert.state)),
          .init("severity", .string(alert.severity)), .init("labels", .string(alert.labels)),
          .init("since", .string(alert.since)), .init("summary", .string(alert.summary)),
          .init("receivers", .sequence(alert.receivers.map(Value.string))),
        ])
      })
  }
}
