package import BelfrySource
package import BelfryYAML

/// Units, limits and colours of a panel.
package struct FieldConfig: Model, Sendable {
  package var defaults: FieldDefaults?
  package var overrides: [AnyField] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Units, limits and colours of a panel."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("defaults", &defaults, "Those of all series.")
    visit.key("overrides", &overrides, "Those of single series.")
  }
}

/// Units, limits and colours of all series.
package struct FieldDefaults: Model, Sendable {
  package var unit: Located<String>?
  package var decimals: AnyScalar?
  package var min: AnyScalar?
  package var max: AnyScalar?
  package var displayName: AnyScalar?
  package var description: AnyScalar?
  package var color: AnyField?
  package var mappings: [AnyField] = []
  package var thresholds: FieldThresholds?
  package var noValue: AnyScalar?
  package var links: [AnyField] = []
  package var custom: AnyField?
  package var displayNameFromDS: AnyField?
  package var fieldMinMax: Bool?
  package var filterable: AnyField?
  package var nullValueMode: AnyField?
  package var path: AnyField?
  package var writeable: AnyField?
  package var actions: [AnyField] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Units, limits and colours of all series."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("unit", &unit, "Unit.")
    visit.key("decimals", &decimals, "Digits after the point.")
    visit.key("min", &min, "Least value.")
    visit.key("max", &max, "Greatest value.")
    visit.key("displayName", &displayName, "Name in place of the series' own.")
    visit.key("description", &description, "What it is.")
    visit.key("color", &color, "How colours are chosen.")
    visit.key("mappings", &mappings, "Texts for values.")
    visit.key("thresholds", &thresholds, "Values from which colours change.")
    visit.key("noValue", &noValue, "What is shown when there is nothing.")
    visit.key("links", &links, "Links of values.")
    visit.key("custom", &custom, "Settings of the plugin.")
    visit.key("displayNameFromDS", &displayNameFromDS, "Name that the datasource gives.")
    visit.key("fieldMinMax", &fieldMinMax, "Whether limits are computed for each series.")
    visit.key("filterable", &filterable, "Whether values can be filtered.")
    visit.key("nullValueMode", &nullValueMode, "What stands for nothing.")
    visit.key("path", &path, "Where the value was found.")
    visit.key("writeable", &writeable, "Whether it can be written.")
    visit.key("actions", &actions, "Buttons of values.")
  }
}

/// Values from which colours change.
package struct FieldThresholds: Model, Sendable {
  package var mode: Located<String>?
  package var steps: [ThresholdStep] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Values from which colours change."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("mode", &mode, "absolute or percentage.", .byDefault("absolute"))
    visit.key("steps", &steps, "The values, from the least.")
  }
}

/// A value from which a colour counts.
package struct ThresholdStep: Model, Sendable {
  package var color: Located<String>?
  package var value: NullableNumber = NullableNumber(nil)
  package var index: AnyField?
  package var line: AnyField?
  package var op: AnyField?
  package var yaxis: AnyField?
  package var state: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A value from which a colour counts."

  /// A step.
  package init(color: String, from value: Double?) {
    self.color = Located(color)
    self.value = NullableNumber(value)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("color", &color, "The colour.")
    visit.key("value", &value, "The value; null for the lowest step.")
    visit.key("index", &index, "What Grafana's interface adds.")
    visit.key("line", &line, "What Grafana's interface adds.")
    visit.key("op", &op, "What Grafana's interface adds.")
    visit.key("yaxis", &yaxis, "What Grafana's interface adds.")
    visit.key("state", &state, "What Grafana's interface adds.")
  }
}
