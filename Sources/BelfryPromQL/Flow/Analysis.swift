import BelfrySource

/// What is known beside the expression.
public struct AnalysisOptions: Sendable {
  /// Labels that everything scraped has, such as `job` and `instance`.
  public var scrapedLabels: [String] = []

  /// Nothing is known beside the expression.
  public init() {}

  /// Everything scraped has the labels that Prometheus itself adds.
  public static let scraped: AnalysisOptions = {
    var options = AnalysisOptions()
    options.scrapedLabels = ["instance", "job"]
    return options
  }()
}

/// Which labels every part of an expression has, may have and cannot have, and what its values mean.
public struct Analysis: Sendable {
  /// The expression.
  public let expression: Expression
  /// The results of every part, by its index.
  private let outcomes: [[Outcome]]
  /// Places that name labels, in the text's order.
  public let uses: [LabelUse]

  /// Follows labels and values from the selectors to the whole.
  public init(of expression: Expression, options: AnalysisOptions = AnalysisOptions()) {
    self.init(of: expression, expression.types, options)
  }

  /// Does so where the types of all parts are known.
  package init(
    of expression: Expression, _ types: [ValueType], _ options: AnalysisOptions
  ) {
    var flow = LabelFlow(expression, types, options)
    flow.run()
    self.expression = expression
    outcomes = flow.outcomes
    uses = flow.uses.sorted { $0.span.start < $1.span.start }
  }

  /// The results of a part; more than one behind `or`.
  public subscript(_ id: NodeID) -> [Outcome] { outcomes[id.index] }

  /// The results of the whole.
  public var results: [Outcome] { outcomes[expression.root.index] }

  /// The labels of the whole, whichever result a series comes from; nothing where it has no series.
  public var labels: LabelSet? { LabelFlow.union(results) }

  /// The labels of a part, whichever result a series comes from; nothing where it has no series.
  public func labels(of id: NodeID) -> LabelSet? { LabelFlow.union(self[id]) }

  /// What is known of a label of the whole, whichever result it comes from.
  public func fact(_ label: String) -> LabelFact? { labels?[label] }

  /// Whether every series of the result surely carries a label.
  public func surelyHas(_ label: String) -> Bool { fact(label)?.presence == .always }
}
