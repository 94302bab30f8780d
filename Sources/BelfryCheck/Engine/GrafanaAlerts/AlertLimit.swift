import BelfryPromQL
import BelfryYAML

/// What a threshold asks of values.
struct AlertLimit {
  private let kind: String
  private let number: Double

  /// Nothing for ranges and for what is not known.
  init?(_ evaluator: Node?) {
    guard let kind = evaluator?["type"]?.text, Self.signs[kind] != nil,
      let number = (evaluator?["params"]?.items.first?.text).flatMap(Double.init)
    else { return nil }
    self.kind = kind
    self.number = number
  }

  /// Whether a value among those may meet it.
  func mayHold(_ values: LeftValues) -> Bool {
    switch kind {
    case "gt": values.greatest > number
    case "lt": values.least < number
    case "gte": values.greatest > number || values.greatest == number && values.reachesNumber
    case "lte": values.least < number || values.least == number && values.reachesNumber
    default: true
    }
  }

  /// Whether a value meets it.
  func holds(_ value: Double) -> Bool {
    switch kind {
    case "gt": value > number
    case "lt": value < number
    case "gte": value >= number
    default: value <= number
    }
  }

  /// The limit as it is written in PromQL.
  var words: String { "\(Self.signs[kind] ?? kind) \(plainText(number))" }

  private static let signs = ["gt": ">", "lt": "<", "gte": ">=", "lte": "<="]
}
