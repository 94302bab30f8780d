import BelfryProfile

/// What alerts must be to take a route: for each label the values that it may have.
struct RouteCondition: Hashable, Sendable {
  /// Labels in the order in which they are written.
  static let order = ["alertname", "notify", "severity", "team", "service"]

  /// Allowed values by label; a label that is not here may have any.
  var allowed: [String: [String]] = [:]

  init(_ allowed: [String: [String]] = [:]) {
    self.allowed = allowed.filter { !$0.value.isEmpty }
  }

  /// What a route of the profile asks for.
  init(_ route: RouteProfile) {
    self.init([
      "severity": route.severity.values.map(\.value.rawValue),
      "team": route.team.values.map(\.value.text),
      "service": route.service.values.map(\.value),
      "alertname": route.alert.values.map(\.value),
    ])
  }

  /// Both at once; nothing where no alert can be both.
  func and(_ other: RouteCondition) -> RouteCondition? {
    var result = self
    for (label, values) in other.allowed {
      guard let own = allowed[label] else {
        result.allowed[label] = values
        continue
      }
      let common = own.filter(values.contains)
      if common.isEmpty { return nil }
      result.allowed[label] = common
    }
    return result
  }

  /// Whether every alert that meets this one meets the other.
  func implies(_ other: RouteCondition) -> Bool {
    other.allowed.allSatisfy { label, values in
      allowed[label].map { $0.allSatisfy(values.contains) } ?? false
    }
  }

  /// The matchers that remain to be said below a route with a condition of its own.
  func matchers(below outer: RouteCondition = RouteCondition()) -> [String] {
    Self.order.compactMap { label in
      guard let values = allowed[label], outer.allowed[label] != values else { return nil }
      if values.count == 1 { return "\(label)=\"\(values[0])\"" }
      return "\(label)=~\"\(values.map(Self.literal).joined(separator: "|"))\""
    }
  }

  /// The only severity that is left, where it is one.
  var severity: AlertSeverity? {
    guard let values = allowed["severity"], values.count == 1 else { return nil }
    return AlertSeverity(rawValue: values[0])
  }

  /// The severities that are left.
  var severities: [AlertSeverity] {
    guard let values = allowed["severity"] else { return AlertSeverity.allCases }
    return AlertSeverity.allCases.filter { values.contains($0.rawValue) }
  }

  /// A text as RE2 matches it literally, inside a double-quoted matcher.
  private static func literal(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if ".+*?()|[]{}^$\\".contains(character) { result += "\\\\" }
      result.append(character)
    }
  }
}
