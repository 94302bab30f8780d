import BelfryCatalogue
import BelfrySource
import BelfryYAML

extension Planner {
  /// What stands for TLS in a pack's services: `s` for the end of a scheme, `tls` for an option and
  /// `sslmode` for PostgreSQL. Refuses TLS where the pack has no place for it.
  mutating func encryption(_ tls: Located<Bool>?, of instance: inout PackInstance) {
    let isOn = tls?.value == true
    instance.placeholders.values["s"] = isOn ? "s" : ""
    instance.placeholders.values["tls"] = isOn ? "true" : "false"
    instance.placeholders.values["sslmode"] = isOn ? "require" : "disable"
    let services = instance.pack.manifest.services.entries.map(\.value.value)
    let places = ["$(s)", "$(tls)", "$(sslmode)"]
    guard let tls, isOn,
      !services.contains(where: { service in places.contains { service.holds($0) } })
    else { return }
    report(
      "no-tls", at: tls.span, "the pack '\(instance.pack.name)' cannot speak TLS",
      help: "remove the key, or bring a pack of your own with --templates")
  }
}

extension Value {
  /// Whether a text stands in one of the scalars.
  fileprivate func holds(_ text: String) -> Bool {
    switch self {
    case .string(let own), .block(let own): own.contains(text)
    case .sequence(let items), .flow(let items): items.contains { $0.holds(text) }
    case .mapping(let entries): entries.contains { $0.value.holds(text) }
    case .null, .bool, .integer, .number: false
    }
  }
}
