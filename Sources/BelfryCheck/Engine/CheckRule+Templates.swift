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
}
