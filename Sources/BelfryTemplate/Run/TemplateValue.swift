/// A value that a template works on, as Go's types tell them apart.
public indirect enum TemplateValue: Sendable {
  /// No value at all: `nil`, or a key that is not there.
  case null
  case bool(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  case float(Double)
  case complex(Double, Double)
  case string(String)
  /// Text that is written without escaping where HTML is escaped.
  case safe(String)
  case list([TemplateValue], ListKind)
  case map([String: TemplateValue], MapKind)
  /// Fields in the order of their declaration.
  case structure([(name: String, value: TemplateValue)], StructureKind)
  case time(GoTime)
  /// Nanoseconds.
  case duration(Int64)
  /// A number with names of its own.
  case named(Int64, NamedKind)

  /// Numbers that are written by name.
  public enum NamedKind: String, Sendable {
    /// From 1.
    case month = "time.Month"
    /// From 0, a Sunday.
    case weekday = "time.Weekday"

    func text(_ number: Int64) -> String {
      let (names, first) =
        self == .month ? (GoTime.months, Int64(1)) : (GoTime.weekdays, Int64(0))
      let index = number - first
      guard index >= 0, index < names.count else { return "%!\(rawValue.dropFirst(5))(\(number))" }
      return names[Int(index)]
    }
  }

  /// Lists with methods of their own.
  public enum ListKind: String, Sendable {
    case plain = "[]interface {}"
    case strings = "[]string"
    /// Alertmanager's `Alerts`.
    case alerts = "template.Alerts"
    /// Alerts of one status, which has no methods.
    case someAlerts = "[]template.Alert"
    /// Alertmanager's `Pairs`.
    case pairs = "template.Pairs"
    /// Samples of a query in an alert template.
    case queryResult = "template.queryResult"
  }

  /// Maps by what a missing key stands for.
  public enum MapKind: String, Sendable {
    case plain = "map[string]interface {}"
    /// A missing key is the empty text.
    case strings = "map[string]string"
    /// Alertmanager's `KV`, with methods.
    case labels = "template.KV"
  }

  /// Structures with methods of their own.
  public enum StructureKind: String, Sendable {
    case plain = "struct"
    case data = "template.Data"
    case alert = "template.Alert"
    case pair = "template.Pair"
    case sample = "template.sample"
    case histogram = "histogram.FloatHistogram"
  }

  /// Go's name of the type.
  var typeName: String {
    switch self {
    case .null: "nil"
    case .bool: "bool"
    case .integer: "int"
    case .unsigned: "uint64"
    case .float: "float64"
    case .complex: "complex128"
    case .string: "string"
    case .safe: "template.HTML"
    case .list(_, let kind): kind.rawValue
    case .map(_, let kind): kind.rawValue
    case .structure(_, let kind): kind.rawValue
    case .time: "time.Time"
    case .duration: "time.Duration"
    case .named(_, let kind): kind.rawValue
    }
  }

  /// Whether the value counts as true in `if` and `with`.
  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .integer(let number), .duration(let number), .named(let number, _): number != 0
    case .unsigned(let number): number != 0
    case .float(let number): number != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    case .string(let text), .safe(let text): !text.isEmpty
    case .list(let items, _): !items.isEmpty
    case .map(let entries, _): !entries.isEmpty
    case .structure, .time: true
    }
  }

  /// A native histogram, of which the buckets are left out.
  public static func histogram(count: Double, sum: Double) -> TemplateValue {
    .structure([("Count", .float(count)), ("Sum", .float(sum))], .histogram)
  }

  /// A map of texts, such as labels.
  public static func labels(_ labels: [String: String]) -> TemplateValue {
    .map(labels.mapValues { .string($0) }, .strings)
  }
}
