import BelfryModels
import BelfryYAML

/// What a rule's condition asks of the values that a comparison in its query lets through.
struct AlertQuestion {
  let values: LeftValues
  /// Nothing for a query alone, which fires with every value that is not 0.
  let limit: AlertLimit?

  /// Nothing where the condition looks at anything else.
  init?(_ step: Node, _ steps: AlertSteps, _ workspace: Workspace) {
    let model = step["model"]
    var limit: AlertLimit?
    var asked: Node?
    if !GrafanaAlerting.isExpression(step) {
      asked = step
    } else {
      switch model?["type"]?.text {
      case "reduce": asked = Self.reduced(step, steps)
      case "threshold":
        limit = Self.limit(model)
        guard limit != nil, let read = steps.read(by: step).first.flatMap(steps.step) else {
          return nil
        }
        asked = Self.reduced(read, steps)
      case "classic_conditions":
        limit = Self.limit(model)
        let condition = model?["conditions"]?.items.first
        guard limit != nil, let reducer = condition?["reducer"]?["type"]?.text,
          ["last", "avg", "min", "max"].contains(reducer)
        else { return nil }
        asked = (condition?["query"]?["params"]?.items.first?.text).flatMap(steps.step)
      default: return nil
      }
    }
    guard let asked, let values = LeftValues(asked, workspace) else { return nil }
    self.values = values
    self.limit = limit
  }

  /// Whether no value meets the condition.
  var isIdle: Bool { limit.map { !$0.mayHold(values) } ?? values.isZero }

  /// The limit of an expression with one condition.
  private static func limit(_ model: Node?) -> AlertLimit? {
    guard let conditions = model?["conditions"]?.items, conditions.count == 1 else { return nil }
    return AlertLimit(conditions[0]["evaluator"])
  }

  /// The query behind a reduction that keeps within the range of its values; a query as it is.
  private static func reduced(_ step: Node, _ steps: AlertSteps) -> Node? {
    guard GrafanaAlerting.isExpression(step) else { return step }
    guard let model = step["model"], model["type"]?.text == "reduce",
      ["last", "mean", "min", "max"].contains(model["reducer"]?.text.lowercased() ?? "last"),
      model["settings"]?["mode"]?.text != "replaceNN"
    else { return nil }
    return steps.read(by: step).first.flatMap(steps.step)
  }
}
