import BelfryModels
import BelfryPromQL
import BelfryYAML

/// Rules by what they look at, each with its place in the list of all.
struct RuleIndex: Sendable {
  typealias Entry<Check> = (place: Int, check: Check)

  // The checks that run most often have types of their own: a function that lies in a generic type is
  // called through another one, whose reference counts all cores would share.

  /// A check of an expression.
  struct ExpressionCheck {
    let place: Int
    let run: @Sendable (ExpressionSubject, inout Reporter) -> Void
  }

  /// A check of a call in an expression.
  struct CallCheck {
    let place: Int
    let run: @Sendable (Call, NodeID, ExpressionSubject, inout Reporter) -> Void
  }

  /// A check of a selector in an expression.
  struct SelectorCheck {
    let place: Int
    let run: @Sendable (VectorSelector, RangeDuration?, ExpressionSubject, inout Reporter) -> Void
  }

  /// A check of an operator in an expression.
  struct BinaryCheck {
    let place: Int
    let run: @Sendable (Binary, NodeID, ExpressionSubject, inout Reporter) -> Void
  }

  /// A check of a rule.
  struct SingleRuleCheck {
    let place: Int
    let run: @Sendable (RuleSubject, inout Reporter) -> Void
  }

  /// A check of a label or annotation.
  struct TemplateCheck {
    let place: Int
    let run: @Sendable (TemplateSubject, inout Reporter) -> Void
  }

  private(set) var expression: [ExpressionCheck] = []
  private(set) var call: [CallCheck] = []
  private(set) var selector: [SelectorCheck] = []
  private(set) var binary: [BinaryCheck] = []
  private(set) var rule: [SingleRuleCheck] = []
  private(set) var template: [TemplateCheck] = []
  private(set) var ruleFile: [Entry<@Sendable ([GroupSubject], inout Reporter) -> Void>] = []
  private(set) var document:
    [(place: Int, kind: FileKindName, check: @Sendable (Node, inout Reporter) -> Void)] = []
  private(set) var service: [Entry<@Sendable (ServiceSubject, inout Reporter) -> Void>] = []
  private(set) var panel: [Entry<@Sendable (PanelSubject, inout Reporter) -> Void>] = []
  private(set) var files:
    [(
      place: Int, kinds: Set<FileKind>, check: @Sendable (Workspace.File, inout Reporter) -> Void
    )] = []
  private(set) var grafanaSettings:
    [Entry<@Sendable (GrafanaSettingsSubject, inout Reporter) -> Void>] = []
  /// The places of all that look at expressions or parts of them.
  let expressionPlaces: [Int]
  /// The places of all that look at labels and annotations.
  let templatePlaces: [Int]
  /// All rules.
  let rules: [CheckRule]
  /// Their ids.
  let ids: Set<String>
  /// Whether one asks how expressions are written.
  let formats: Bool
  /// Whether mends of many places are worked out.
  let mends: Bool

  init(_ rules: [CheckRule], mends: Bool) {
    self.rules = rules
    self.mends = mends
    ids = Set(rules.map(\.id))
    formats = ids.contains(CheckRule.promqlFormatting.id)
    for (place, rule) in rules.enumerated() {
      switch rule.check {
      case .expression(let check): expression.append(ExpressionCheck(place: place, run: check))
      case .call(let check): call.append(CallCheck(place: place, run: check))
      case .selector(let check): selector.append(SelectorCheck(place: place, run: check))
      case .binary(let check): binary.append(BinaryCheck(place: place, run: check))
      case .rule(let check):
        self.rule.append(SingleRuleCheck(place: place, run: check))
      case .ruleFile(let check): ruleFile.append((place, check))
      case .template(let check): template.append(TemplateCheck(place: place, run: check))
      case .document(let kind, let check): document.append((place, kind, check))
      case .service(let check): service.append((place, check))
      case .panel(let check): panel.append((place, check))
      case .files(let kinds, let check): files.append((place, kinds, check))
      case .grafanaSettings(let check): grafanaSettings.append((place, check))
      case .logs, .metricFamily, .scrape, .workspace, .reading: break
      }
    }
    expressionPlaces =
      expression.map(\.place) + call.map(\.place) + selector.map(\.place) + binary.map(\.place)
    templatePlaces = template.map(\.place)
  }
}
