/// What a template may ask about its surroundings.
public struct TemplateEnvironment: Sendable {
  /// One sample of a query's answer.
  public struct Sample: Sendable {
    /// Its labels.
    public var labels: [String: String]
    /// Its value.
    public var number: Double

    /// Observations and their sum, where the value is a native histogram.
    public var histogram: (count: Double, sum: Double)?

    /// A sample.
    public init(_ labels: [String: String], _ number: Double) {
      self.labels = labels
      self.number = number
    }

    /// A sample that is a native histogram, of which the buckets are left out.
    public init(_ labels: [String: String], count: Double, sum: Double) {
      self.init(labels, 0)
      histogram = (count, sum)
    }

    var value: TemplateValue {
      let own = histogram.map { histogram in
        TemplateValue.histogram(count: histogram.count, sum: histogram.sum)
      }
      return .structure([("Labels", .labels(labels)), ("Value", own ?? .float(number))], .sample)
    }
  }

  /// The answer to a query of `query`; nothing where none is known.
  public var query: @Sendable (String) -> [Sample]? = { _ in nil }
  /// A zone of the time zone database; nothing where it is not known.
  public var zone: @Sendable (String) -> GoZone? = { _ in nil }
  /// The address of the program.
  public var externalURL = ""
  /// The path in that address.
  public var pathPrefix = ""
  /// Seconds since 1970.
  public var now = 0.0
  /// Whether a key that is not there is a fault (`missingkey=error`).
  public var refusesMissingKeys = false
  /// Whether values are escaped for HTML.
  public var escapesHTML = false

  /// Surroundings of which nothing is known.
  public init() {}
}

/// One execution of a template: bounded in steps, depth and output.
public struct TemplateRun {
  /// How much an execution may do.
  enum Limit {
    static let steps = 1_000_000
    static let depth = 100
    static let output = 16_000_000
    /// Bytes of text that functions are given and give.
    static let bytes = 64_000_000
    /// Values inside others that are gone through.
    static let nodes = 10_000_000
  }

  /// The surroundings.
  public let environment: TemplateEnvironment
  let functions: [String: TemplateFunction]
  let templates: [String: [TemplateNode]]
  /// The data that the whole was given.
  let data: TemplateValue
  var output = ""
  var steps = 0
  var bytes = 0
  var nodes = 0
  var depth = 0
  /// Variables in sight, innermost last.
  var variables: [(name: String, value: TemplateValue)] = []

  /// Carries a template out on data.
  ///
  /// - Parameters:
  ///   - templates: Templates that may be called, beside its own definitions.
  ///   - variables: Values of variables that were declared before the text.
  public static func render(
    _ template: Template, on data: TemplateValue, functions: [String: TemplateFunction],
    templates: [Template] = [], variables: [(name: String, value: TemplateValue)] = [],
    environment: TemplateEnvironment = TemplateEnvironment()
  ) throws(RunError) -> String {
    for text in templates + [template] {
      // What fails only where it is reached is left to the execution.
      if let error = text.errors.first(where: { $0.kind != .execution }) {
        throw RunError(error.message, at: error.span)
      }
    }
    var named: [String: [TemplateNode]] = [:]
    for definition in (templates + [template]).flatMap(\.definitions) {
      // An empty definition gives way to the one that is there.
      if definition.isEmpty, named[definition.name] != nil { continue }
      named[definition.name] = definition.body
    }
    var run = TemplateRun(
      environment: environment, functions: functions.merging(Builtins.table) { own, _ in own },
      templates: named, data: data)
    run.variables = [("$", data)] + variables
    _ = try run.execute(template.body, data)
    return run.output
  }

  private init(
    environment: TemplateEnvironment, functions: [String: TemplateFunction],
    templates: [String: [TemplateNode]], data: TemplateValue
  ) {
    self.environment = environment
    self.functions = functions
    self.templates = templates
    self.data = data
  }

  /// The text of another template, without writing it.
  mutating func rendered(_ name: String, _ data: TemplateValue) throws(RunError) -> String {
    let before = output
    output = ""
    defer { output = before }
    try call(name, data)
    return output
  }

  /// A label of the route (Alertmanager 0.33), which may be a template itself.
  mutating func routeLabel(_ name: String) throws(RunError) -> String {
    guard case .structure(let fields, _) = data,
      case .map(let labels, _)? = fields.first(where: { $0.name == "RouteLabels" })?.value,
      let text = labels[name]?.text
    else { return "" }
    let template = Template(parsing: text, functions: Set(functions.keys))
    if let error = template.errors.first { throw RunError(error.message) }
    return try nested { run throws(RunError) in
      let before = run.output
      run.output = ""
      defer { run.output = before }
      let outer = run.variables
      run.variables = [("$", run.data)]
      defer { run.variables = outer }
      _ = try run.execute(template.body, run.data)
      return run.output
    }
  }

  mutating func nested<Result>(
    _ body: (inout TemplateRun) throws(RunError) -> Result
  ) throws(RunError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limit.depth else { throw RunError("exceeded maximum template depth") }
    return try body(&self)
  }

  mutating func write(_ text: String) throws(RunError) {
    guard text.utf8.count <= Limit.output - output.utf8.count else {
      throw RunError("the output is longer than \(Limit.output) bytes")
    }
    output += text
  }

  mutating func step() throws(RunError) {
    steps += 1
    guard steps <= Limit.steps else {
      throw RunError("the template takes more than \(Limit.steps) steps")
    }
  }
}
