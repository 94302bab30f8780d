public import BelfrySource

/// What a template reads of the data that it is given, with the places.
public struct TemplateReads: Sendable {
  /// Sets of labels and annotations that templates may read.
  public enum Source: String, Sendable {
    case labels, annotations
    case externalLabels = "external labels"
    case groupLabels = "group labels"
    case commonLabels = "common labels"
    case commonAnnotations = "common annotations"
    case routeLabels = "route labels"
  }

  /// One label or annotation that is read by its name.
  public struct Label: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The set that it is in.
    public var source: Source
    /// The bytes meant.
    public var span: Span
  }

  /// A set of labels that is read as a whole: written, gone through, handed on.
  public struct Whole: Hashable, Sendable {
    /// The set that it is in.
    public var source: Source
    /// The bytes meant.
    public var span: Span
  }

  /// A field or method that the value has not.
  public struct UnknownField: Hashable, Sendable {
    /// The name.
    public var name: String
    /// What it is asked of, in words.
    public var owner: String
    /// Names that there are.
    public var known: [String]
    /// The bytes meant.
    public var span: Span
  }

  /// A function called with too few or too many arguments.
  public struct WrongCall: Hashable, Sendable {
    /// The function.
    public var function: String
    /// How many it got, the pipeline's value included.
    public var count: Int
    /// The bytes meant.
    public var span: Span
  }

  /// A value of a type that is not taken where it stands, so that the template fails there.
  public struct ArgumentFault: Hashable, Sendable {
    /// What is wrong, with Go's names of types.
    public var message: String
    /// What to do, where that is known.
    public var help: String?
    /// What would stand in the place of the bytes.
    public var replacement: String?
    /// The bytes meant.
    public var span: Span
  }

  /// A place that writes the alert's value.
  public struct ValueUse: Hashable, Sendable {
    /// Functions that are applied to it, in order.
    public var functions: [String]
    /// The format, where `printf` is among them.
    public var format: String?
    /// The text right behind the action, up to ten characters.
    public var following: String
    /// The bytes meant.
    public var span: Span
  }

  /// A query of `query`, where its text is written out.
  public struct Query: Hashable, Sendable {
    /// The expression; nothing where it is put together.
    public var text: String?
    /// The bytes meant.
    public var span: Span
  }

  /// A template that is called.
  public struct TemplateCall: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The bytes meant.
    public var span: Span
  }

  /// A time that is asked whether it holds, which it always does.
  public struct TimeTest: Hashable, Sendable {
    /// The field that holds it.
    public var name: String
    /// The bytes meant.
    public var span: Span
  }

  /// Labels and annotations by name.
  public internal(set) var labels: [Label] = []
  /// Sets that are read as a whole.
  public internal(set) var wholes: [Whole] = []
  /// Fields that there are not.
  public internal(set) var unknownFields: [UnknownField] = []
  /// Calls with a wrong number of arguments.
  public internal(set) var wrongCalls: [WrongCall] = []
  /// Values of types that are not taken where they stand.
  public internal(set) var argumentFaults: [ArgumentFault] = []
  /// Places that write the alert's value.
  public internal(set) var values: [ValueUse] = []
  /// Queries.
  public internal(set) var queries: [Query] = []
  /// Templates that are called.
  public internal(set) var calls: [TemplateCall] = []
  /// Times that stand as conditions.
  public internal(set) var timeTests: [TimeTest] = []

  /// What a template is given.
  public enum Context: Sendable {
    /// An annotation or label of an alert (Prometheus).
    case alert
    /// A notification (Alertmanager).
    case notification

    /// Variables that are declared before the text.
    public var variables: [String] {
      switch self {
      case .alert: ["$labels", "$externalLabels", "$externalURL", "$value"]
      case .notification: []
      }
    }

    /// Functions that may be called beside Go's own.
    public var functions: [String: TemplateFunction] {
      switch self {
      case .alert: PrometheusFunctions.table
      case .notification: AlertmanagerFunctions.table
      }
    }

    /// Names of these functions.
    var functionNames: Set<String> {
      switch self {
      case .alert: Self.alertNames
      case .notification: Self.notificationNames
      }
    }

    private static let alertNames = Set(PrometheusFunctions.table.keys)
    private static let notificationNames = Set(AlertmanagerFunctions.table.keys)
  }

  init() {}

  /// Follows data through a template and those of others that it calls.
  public init(of template: Template, in context: Context, others: [Template] = []) {
    var reader = TemplateReader(context, (others + [template]).flatMap(\.definitions))
    reader.read(template)
    self = reader.reads
    // Behind one definition called twice the same place is read twice.
    var seen = Set<Label>()
    labels = labels.filter { seen.insert($0).inserted }
    var faults = Set<ArgumentFault>()
    argumentFaults = argumentFaults.filter { faults.insert($0).inserted }
  }
}
