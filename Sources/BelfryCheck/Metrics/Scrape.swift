import BelfryExposition

/// What was counted of one scrape, and by what it is judged.
struct Scrape: Sendable {
  let table: FamilyTable
  /// An earlier scrape of the same target.
  let earlier: FamilyTable?
  let budgets: CardinalityBudgets
  /// Types that metrics are known to have.
  let types: [String: String]
  /// Prefixes one of which the project's metrics have; empty where it says none.
  let prefixes: [String]
  /// Units in which the project's metrics may be; empty where it says none.
  let units: [String]
  /// Labels that hold what never ends, by their values or by their names.
  let unbounded: [EndlessLabel]
  /// Labels with more values than the budget allows, the unbounded ones left out.
  let wide: [LabelUse]
  /// Labels that have grown since the earlier scrape, the unbounded ones left out.
  let growing: [LabelGrowth]

  init(_ table: FamilyTable, earlier: FamilyTable?, _ options: CheckOptions) {
    var budgets = options.budgets ?? CardinalityBudgets(options.settings.budgets)
    for comment in table.comments { budgets.take(comment: comment.text) }
    self.table = table
    self.earlier = earlier
    self.budgets = budgets
    types = options.metricTypes
    prefixes = options.settings.naming.metricPrefixes
    units = options.settings.naming.metricUnits
    let byValues = EndlessLabel.all(in: table, byName: false)
    let known = Set(byValues.map(\.name))
    growing = LabelGrowth.all(from: earlier, to: table).filter { !known.contains($0.label) }
    let grown = Set(growing.map(\.label))
    unbounded =
      byValues
      + EndlessLabel.all(in: table, byName: true).filter {
        !known.contains($0.name) && !grown.contains($0.name)
      }
    wide = LabelUse.wide(in: table, budgets.label).filter { !known.contains($0.name) }
  }

  /// Families of which a label is told already.
  var explained: Set<String> {
    Set(
      unbounded.filter { $0.kind != nil }.flatMap(\.families) + wide.flatMap(\.families)
        + growing.map(\.family))
  }
}

extension MetricFamily {
  /// The words of the name.
  var words: [Substring] { name.split(separator: "_", omittingEmptySubsequences: true) }

  /// Whether it says what something is, rather than how much.
  var isInfo: Bool { type == .info || name.hasSuffix("_info") }

  /// Its labels, without those that buckets and quantiles bring along.
  var ownLabels: [LabelCensus] {
    let bound =
      type == .summary ? "quantile" : type == .histogram || type == .gaugehistogram ? "le" : ""
    return labels.filter { $0.name != bound }
  }

  /// Whether a client library exposes it by itself, so that the program has no say in its name.
  var isFromLibrary: Bool {
    ["go_", "process_", "python_", "promhttp_", "jvm_", "nodejs_", "dotnet_"].contains(
      where: name.hasPrefix)
  }

  /// What is known of its type; nothing where nobody said it.
  var knownType: FamilyType? { type == .unknown ? nil : type }
}
