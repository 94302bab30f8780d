import BelfryPromQL
import BelfryTemplate

extension CheckRule {
  /// The rule that a fault in a template belongs to.
  static func templateFault(_ kind: TemplateError.Kind) -> CheckRule {
    switch kind {
    case .unknownFunction: .templateUnknownFunction
    case .unknownVariable: .templateUnknownVariable
    default: .templateSyntax
    }
  }

  /// The rule that a fault in an expression belongs to.
  static func expressionFault(_ kind: SyntaxError.Kind) -> CheckRule {
    switch kind {
    case .syntax: .promqlSyntax
    case .type: .typeMismatch
    case .unknownFunction: .promqlUnknownFunction
    }
  }
}

extension TemplateError {
  /// What to do; the names of functions that are meant stand in the message.
  var help: String? { kind == .unknownFunction ? nil : "the text must be a Go template" }
}
