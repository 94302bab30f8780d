import BelfrySource

/// The values of variables, as far as they are known.
package struct VariableScope: Sendable {
  /// Values by name.
  package var values: [String: String]
  /// What a variable without value and default becomes.
  package var unset: UnsetVariables

  /// Values by name.
  package init(_ values: [String: String], unset: UnsetVariables = .blank) {
    self.values = values
    self.unset = unset
  }
}

/// What a variable without value and default becomes.
package enum UnsetVariables: Sendable {
  /// Nothing, with a warning, as Compose does.
  case blank
  /// What stands in the file, so that checks know that the value is unknown.
  case kept
}

/// What was found out while variables were filled in.
struct TemplateOutcome {
  /// A variable that must be set and is not, with the words after `?`.
  struct Missing {
    var reference: VariableTemplate.Reference
    var reason: String
  }

  var text = ""
  var missing: [Missing] = []
  var unset: [VariableTemplate.Reference] = []
  var isTooLong = false
}

extension VariableTemplate {
  /// Bytes that a text may grow to.
  private static let limit = 4 << 20

  /// Fills in variables.
  func evaluate(in scope: VariableScope) -> TemplateOutcome {
    var outcome = TemplateOutcome()
    outcome.text = fill(scope, &outcome)
    return outcome
  }

  /// The parser bounds how deep defaults lie inside each other.
  private func fill(_ scope: VariableScope, _ outcome: inout TemplateOutcome) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .variable(let reference): text += value(of: reference, scope, &outcome)
      }
      if text.utf8.count > Self.limit {
        outcome.isTooLong = true
        return ""
      }
    }
    return text
  }

  private func value(
    of reference: Reference, _ scope: VariableScope, _ outcome: inout TemplateOutcome
  ) -> String {
    let value = scope.values[reference.name]
    guard let rule = reference.rule else {
      if value == nil { outcome.unset.append(reference) }
      return value ?? (scope.unset == .kept ? "${\(reference.name)}" : "")
    }
    let filled = value.flatMap { $0.isEmpty ? nil : $0 }
    switch rule.sign {
    case .defaultIfEmpty: return filled ?? rule.argument.fill(scope, &outcome)
    case .defaultIfUnset: return value ?? rule.argument.fill(scope, &outcome)
    case .otherIfFilled: return filled == nil ? "" : rule.argument.fill(scope, &outcome)
    case .otherIfSet: return value == nil ? "" : rule.argument.fill(scope, &outcome)
    case .errorIfEmpty, .errorIfUnset:
      if let found = rule.sign == .errorIfEmpty ? filled : value { return found }
      let reason = rule.argument.fill(scope, &outcome)
      outcome.missing.append(.init(reference: reference, reason: reason))
      return scope.unset == .kept ? "${\(reference.name)}" : ""
    }
  }
}

/// A variable that a file reads.
package struct VariableUse: Sendable, Hashable {
  /// Its name.
  package var name: String
  /// Where the name stands.
  package var origin: ComposeOrigin
  /// Whether a default or another text follows.
  package var hasDefault: Bool
  /// The default as it is written, where it is plain text.
  package var defaultText: String?
  /// Whether the file refuses to go without it.
  package var isRequired: Bool
  /// Whether it had a value.
  package var isSet: Bool
}
