public import BelfrySource

/// Whether the series of a result carry a label.
public enum Presence: String, Sendable, CaseIterable {
  /// Every series has it.
  case always
  /// Some series may have it.
  case possible
  /// No series has it.
  case never
}

/// What is known of one label of a result, and which bytes decide it.
public struct LabelFact: Sendable {
  /// Whether the label is there.
  public var presence: Presence
  /// Its value, where the expression fixes it.
  public var value: String?
  /// The bytes that decide.
  public var span: Span
  /// Why.
  public var cause: Cause

  init(_ presence: Presence, at span: Span, _ cause: Cause, value: String? = nil) {
    self.presence = presence
    self.span = span
    self.cause = cause
    self.value = value
  }
}

/// Why a label is there or not; turned into words only when it is shown.
public enum Cause: Sendable {
  /// A selector says nothing about the label.
  case selected
  /// Whatever is scraped has the label.
  case scraped
  /// The metric's own name.
  case metricName
  case matcherRequires
  case matcherExcludes
  /// A number, `time()` and their like.
  case constant
  case functionDropsName(String)
  case operatorDropsName(String)
  case aggregationDropsName(String)
  case aggregatedAway(String)
  case keptBy
  case notInBy
  case droppedWithout
  case matchedOn
  case notInOn
  case ignored
  case takenFromOtherSide(String)
  case otherSideLacks
  case otherSideHas
  case differs
  case added(String)
  case absentKeeps(String)
  case absentDrops(String)
  case quantileDropsLe(String)
  case unreadable

  /// The reason in words.
  public var text: String {
    switch self {
    case .selected: "the selector does not mention it"
    case .scraped: "everything that is scraped has it"
    case .metricName: "the name of the metric"
    case .matcherRequires: "this matcher wants it"
    case .matcherExcludes: "this matcher lets no series with it through"
    case .constant: "this is a number without labels"
    case .functionDropsName(let name): "'\(name)' drops the metric's name"
    case .operatorDropsName(let op): "'\(op)' drops the metric's name"
    case .aggregationDropsName(let op): "'\(op)' drops the metric's name"
    case .aggregatedAway(let op): "'\(op)' without labels combines everything"
    case .keptBy: "'by' keeps it where it is there"
    case .notInBy: "'by' keeps only the labels that it names"
    case .droppedWithout: "'without' drops it"
    case .matchedOn: "both sides match on it"
    case .notInOn: "'on' keeps only the labels that it names"
    case .ignored: "'ignoring' drops it"
    case .takenFromOtherSide(let word): "'\(word)' takes it from the other side"
    case .otherSideLacks: "the other side of the match never has it"
    case .otherSideHas: "the other side of the match always has it"
    case .differs: "only some of the alternatives have it"
    case .added(let name): "'\(name)' writes it"
    case .absentKeeps(let name): "'\(name)' keeps labels that its selector fixes"
    case .absentDrops(let name): "'\(name)' keeps only labels that its selector fixes"
    case .quantileDropsLe(let name): "'\(name)' combines the buckets"
    case .unreadable: "this cannot be read"
    }
  }
}

/// The labels of one result: those of which something particular is known, and all others.
public struct LabelSet: Sendable {
  /// Labels that are spoken of, in the order in which they were first spoken of.
  public private(set) var named: [(name: String, fact: LabelFact)] = []
  /// What holds of every other label.
  public var others: LabelFact

  /// - Parameter count: How many labels are likely to be spoken of.
  init(others: LabelFact, likely count: Int = 0) {
    self.others = others
    if count > 0 { named.reserveCapacity(count) }
  }

  /// What is known of a label.
  public subscript(_ name: String) -> LabelFact {
    get { named.first { $0.name == name }?.fact ?? others }
    set {
      if let index = named.firstIndex(where: { $0.name == name }) {
        named[index].fact = newValue
      } else {
        named.append((name, newValue))
      }
    }
  }

  /// Whether the labels can only be those that are named.
  public var isClosed: Bool { others.presence == .never }

  /// Names of labels with a presence.
  public func names(_ presence: Presence) -> [String] {
    named.compactMap { $0.fact.presence == presence ? $0.name : nil }
  }

  /// What holds of a series that comes from either set.
  func joined(with other: LabelSet) -> LabelSet {
    var result = LabelSet(others: Self.join(others, other.others))
    for name in named.map(\.name) + other.named.map(\.name) {
      result[name] = Self.join(self[name], other[name])
    }
    return result
  }

  private static func join(_ left: LabelFact, _ right: LabelFact) -> LabelFact {
    var fact = left
    if left.value != right.value { fact.value = nil }
    guard left.presence != right.presence else { return fact }
    return LabelFact(.possible, at: left.span.union(right.span), .differs)
  }
}
