package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// How urgent an alert is.
package enum AlertSeverity: String, CaseIterable, Field, Sendable {
  case critical, warning, info
}

/// An alert of the team's own, in PromQL or as a metric with a threshold; or, under the name of a
/// pack's alert, what differs from it, which survives every upgrade of the pack.
package struct AlertProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "An alert of one's own, or changes to one of a pack." }
  package static var empty: AlertProfile { AlertProfile() }

  package var name: Located<AlertTitle>?
  package var expr: Located<String>?
  /// The scalar that holds the expression, for carets inside it.
  package var expressionNode: Node?
  package var metric: Located<String>?
  package var selection = OrderedMap<Located<String>>()
  package var measure: Located<MeasureText>?
  package var over: Located<PrometheusDuration>?
  package var by: [Located<LabelNameText>] = []
  package var comparison: Located<ComparisonText>?
  package var threshold: Located<Double>?
  package var thresholds = OrderedMap<Located<Double>>()
  package var hold: Located<PrometheusDuration>?
  package var holdSeconds: Located<Int>?
  package var severity: Located<AlertSeverity>?
  package var channels: [Located<String>] = []
  package var enabled: Bool?
  package var disabled: Bool?
  package var summary: String?
  package var description: String?
  package var runbook: Located<String>?
  package var labels = OrderedMap<String>()
  package var annotations = OrderedMap<String>()
  package var test: Located<AlertTestProfile>?
  package var unmodelled = Unmodelled()

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> AlertProfile? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var alert = decodeKeys(node, &context)
    alert.expressionNode = node["expr"]
    return alert
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name, in a list.", .example("QueueStuck"))
    visit.key("expr", &expr, "When it fires, in PromQL.", .example("queue_length > 1000"))
    visit.key(
      "metric", &metric,
      "The metric that is compared: a declared one, a pack's, or a name such as "
        + "system.cpu.usage_percent.", .example("system.cpu.usage_percent"))
    visit.key(
      "where", &selection, "Values that labels of the metric must have.",
      .example("{endpoint: /api/chat}"))
    visit.key(
      "measure", &measure,
      "What of the metric: value, rate (a second), increase, average, maximum, minimum, p95 …",
      .byDefault("value"))
    visit.key("over", &over, "The time that the measure looks at.", .byDefault("5m"))
    visit.key("by", &by, "Labels for whose values it fires separately.")
    visit.key(
      "operator", &comparison, "gt, ge, lt, le, eq or ne: how it is compared.", .byDefault("gt"))
    visit.key(
      "threshold", &threshold, "The number that it is compared with; of a pack's alert its own.")
    visit.key(
      "thresholds", &thresholds, "Numbers of a pack's alert by name, where it has several.")
    visit.key("for", &hold, "How long it must hold.", .byDefault(Defaults.hold))
    visit.key("duration_seconds", &holdSeconds, "The same as 'for', in seconds.")
    visit.key(
      "severity", &severity, "How urgent it is.", .byDefault(Defaults.severity.rawValue))
    visit.key("channels", &channels, "The channels that it goes to, whatever routes say.")
    visit.key("enabled", &enabled, "Whether it is there.", .byDefault("true"))
    visit.key("disabled", &disabled, "Leaves the alert out.", .byDefault("false"))
    visit.key("summary", &summary, "One line for people; PromQL needs it.")
    visit.key("description", &description, "What is seen, and what to look at.")
    visit.key(
      "runbook", &runbook, "What to do: an address, or text in Markdown for runbooks/alerts.md.")
    visit.key("labels", &labels, "Further labels.")
    visit.key("annotations", &annotations, "Further annotations.")
    visit.key("test", &test, "Series that make an alert in PromQL silent, firing and silent again.")
  }

  /// Whether it is left out.
  package var isOff: Bool { enabled == false || disabled == true }

  /// How long it must hold, where that is said.
  package var wait: PrometheusDuration? {
    hold?.value ?? holdSeconds.map { PrometheusDuration(seconds: Int64($0.value)) }
  }

  /// Annotations that replace a pack's.
  package var changedAnnotations: [(String, String)] {
    var changed: [(String, String)] = []
    if let summary { changed.append(("summary", summary)) }
    if let description { changed.append(("description", description)) }
    if let runbook, WebURL(runbook.value) != nil { changed.append(("runbook_url", runbook.value)) }
    return changed + annotations.entries.map { ($0.key.value, $0.value) }
  }

  /// Where that is said.
  package var waitSpan: Span? { hold?.span ?? holdSeconds?.span }
}

/// An alert's name; words with spaces or underscores become one in capitals: `high_cpu` is
/// `HighCpu`.
package struct AlertTitle: TextField {
  package let text: String
  /// The name in Prometheus.
  package let name: String

  package init?(_ text: String) {
    guard let name = Self.name(text) else { return nil }
    (self.text, self.name) = (text, name)
  }

  private static func name(_ text: String) -> String? {
    if AlertName(text) != nil, text.contains(where: \.isUppercase) { return text }
    let words = text.split { " _-./".contains($0) }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return AlertName(joined)?.text
  }

  package static let pattern = "^[A-Za-z][A-Za-z0-9 _./-]{0,79}$"
  package static let words = "a name such as 'QueueStuck' or 'queue_stuck'"
}

/// How a value is compared with a threshold.
package struct ComparisonText: TextField {
  package let text: String
  /// The sign in PromQL.
  package let sign: String
  /// The comparison in words, as in "is above 80".
  package let phrase: String

  package init?(_ text: String) {
    guard let found = Self.all.first(where: { $0.names.contains(text) }) else { return nil }
    (self.text, sign, phrase) = (text, found.names[found.names.count - 1], found.phrase)
  }

  private static let all: [(names: [String], phrase: String)] = [
    (["gt", "above", ">"], "above"), (["ge", "gte", ">="], "at or above"),
    (["lt", "below", "<"], "below"), (["le", "lte", "<="], "at or below"),
    (["eq", "=="], "equal to"), (["ne", "neq", "!="], "other than"),
  ]

  package static let pattern = "^(gt|above|>|ge|gte|>=|lt|below|<|le|lte|<=|eq|==|ne|neq|!=)$"
  package static let words = "one of 'gt', 'ge', 'lt', 'le', 'eq', 'ne'"
}

/// What of a metric is compared.
package struct MeasureText: TextField {
  /// Kinds of measures.
  package enum Kind: Hashable, Sendable {
    case value, rate, increase, average, maximum, minimum
    case quantile(Double)
  }

  package let text: String
  package let kind: Kind

  package init?(_ text: String) {
    let plain: [String: Kind] = [
      "value": .value, "rate": .rate, "increase": .increase, "average": .average, "avg": .average,
      "mean": .average, "maximum": .maximum, "max": .maximum, "minimum": .minimum, "min": .minimum,
    ]
    self.text = text
    if let kind = plain[text] {
      self.kind = kind
    } else if text.hasPrefix("p"), let number = Double(text.dropFirst()), number > 0, number < 100,
      text.utf8.dropFirst().allSatisfy({ $0.isDigit || $0 == 0x2E })
    {
      kind = .quantile(number / 100)
    } else {
      return nil
    }
  }

  package static let pattern =
    "^(value|rate|increase|average|avg|mean|maximum|max|minimum|min|p[0-9]{1,2}([.][0-9]+)?)$"
  package static let words = "a measure such as 'rate', 'average' or 'p95'"
}
