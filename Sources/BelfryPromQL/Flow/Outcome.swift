public import BelfrySource

/// One of the results that an expression can have: the sides of `or` give one each.
public struct Outcome: Sendable {
  /// The labels of its series.
  public var labels: LabelSet
  /// What is known of its values.
  public var value: ValueFacts
  /// The part that the series come from: a selector, a function that makes them, or a number.
  public var origin: NodeID
  /// Why it never has a series, where that is sure.
  public var dead: Dead?

  /// Why there is never a result.
  public struct Dead: Sendable {
    /// What can never hold.
    public var reason: String
    /// The bytes that decide.
    public var span: Span
    /// What to write instead, where that is clear.
    public var remedy: String?
  }

  init(_ labels: LabelSet, _ value: ValueFacts, origin: NodeID) {
    self.labels = labels
    self.value = value
    self.origin = origin
  }
}

/// A place that names a label of what it is applied to.
public struct LabelUse: Sendable {
  /// What the label is named for.
  public enum Role: String, Sendable {
    case by, without, on, ignoring
    case group = "group_left"
    case source = "source of a label"
  }

  /// The label.
  public var name: String
  /// Its bytes.
  public var span: Span
  /// What it is named for.
  public var role: Role
  /// What is known of it where it is used: on the left side of an operator, inside an aggregation.
  public var fact: LabelFact
  /// What is known of it on the right side, where there are two.
  public var other: LabelFact?
}
