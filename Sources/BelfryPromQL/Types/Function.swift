/// A function of PromQL: what it takes, what it gives, and since when.
public struct Function: Sendable {
  /// What a function expects of the metric that it is applied to.
  public enum Expectation: Sendable {
    /// A counter or a classic histogram's buckets: resets are corrected.
    case counter
    /// A gauge: falling is as good as rising.
    case gauge
    /// A histogram, classic or native.
    case histogram
    /// A native histogram only.
    case nativeHistogram
    case any
  }

  /// The name.
  public var name: String
  /// Types of the arguments in order.
  public var arguments: [ValueType]
  /// How many of them may be left out, from the last.
  public var optional = 0
  /// How often the last one may be repeated beyond the list; nothing for as often as one likes.
  public var repeats: Int? = 0
  /// The type of the result.
  public var result: ValueType
  /// What kind of metric it is meant for.
  public var expects = Expectation.any
  /// The first Prometheus with it; nothing for those of 2.0 and before.
  public var introduced: String?
  /// Whether it needs a flag, or needed one until it became stable.
  public var isExperimental = false
  /// The first Prometheus in which it needs no flag any more.
  public var stableSince: String?
  /// The feature that it belongs to, where it is experimental.
  public var feature = Feature.experimentalFunctions

  /// The first Prometheus with it.
  public var since: String { introduced ?? "2.0" }

  /// How many arguments may be given.
  public var counts: ClosedRange<Int> {
    arguments.count - optional...(repeats.map { arguments.count + $0 } ?? Int.max)
  }

  /// The type wanted at a place.
  public func type(at index: Int) -> ValueType? {
    arguments.isEmpty ? nil : arguments[min(index, arguments.count - 1)]
  }

  /// The function with a name; names are case-sensitive.
  public static func named(_ name: String) -> Function? { functions[name] }

  /// Names of all functions, in order.
  public static let names = functions.keys.sorted()
}

/// An aggregation operator.
public struct AggregationOperator: Sendable {
  /// The type of the parameter, where it takes one.
  public var parameter: ValueType?
  /// The first Prometheus with it, where a flag is needed.
  public var experimentalSince: String?
  /// Whether series are chosen rather than combined, so that they keep all labels.
  public var choosesSeries = false
}

/// All aggregation operators (Prometheus 3.14, operators).
public let aggregations: [String: AggregationOperator] = [
  "sum": .init(), "avg": .init(), "count": .init(), "min": .init(), "max": .init(),
  "group": .init(), "stddev": .init(), "stdvar": .init(),
  "quantile": .init(parameter: .scalar), "count_values": .init(parameter: .string),
  "topk": .init(parameter: .scalar, choosesSeries: true),
  "bottomk": .init(parameter: .scalar, choosesSeries: true),
  "limitk": .init(parameter: .scalar, experimentalSince: "2.54", choosesSeries: true),
  "limit_ratio": .init(parameter: .scalar, experimentalSince: "2.54", choosesSeries: true),
]
