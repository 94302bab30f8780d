/// All functions (Prometheus 3.14, query functions; versions by its change log).
let functions: [String: Function] = {
  var table: [String: Function] = [:]
  for function in elementwise + overTime + ofHistograms + ofLabels + ofTime + others {
    table[function.name] = function
  }
  return table
}()

private func vector(
  _ name: String, _ more: ValueType..., expects: Function.Expectation = .any, optional: Int = 0,
  since: String? = nil, experimental: Bool = false
) -> Function {
  Function(
    name: name, arguments: [.vector] + more, optional: optional, result: .vector, expects: expects,
    introduced: since, isExperimental: experimental)
}

private func matrix(
  _ name: String, _ more: ValueType..., expects: Function.Expectation = .any, optional: Int = 0,
  since: String? = nil, experimental: Bool = false
) -> Function {
  Function(
    name: name, arguments: [.matrix] + more, optional: optional, result: .vector, expects: expects,
    introduced: since, isExperimental: experimental)
}

private func scalar(
  _ name: String, _ arguments: ValueType..., since: String? = nil, experimental: Bool = false
) -> Function {
  Function(
    name: name, arguments: arguments, result: .scalar, introduced: since,
    isExperimental: experimental)
}

private let elementwise: [Function] = [
  vector("abs"), vector("ceil"), vector("exp"), vector("floor"), vector("ln"), vector("log10"),
  vector("log2"), vector("sqrt"), vector("sgn", since: "2.26"), vector("sort"),
  vector("sort_desc"), vector("timestamp"), vector("round", .scalar, optional: 1),
  vector("clamp", .scalar, .scalar, since: "2.26"), vector("clamp_max", .scalar),
  vector("clamp_min", .scalar), vector("acos", since: "2.31"), vector("acosh", since: "2.31"),
  vector("asin", since: "2.31"), vector("asinh", since: "2.31"), vector("atan", since: "2.31"),
  vector("atanh", since: "2.31"), vector("cos", since: "2.31"), vector("cosh", since: "2.31"),
  vector("sin", since: "2.31"), vector("sinh", since: "2.31"), vector("tan", since: "2.31"),
  vector("tanh", since: "2.31"), vector("deg", since: "2.31"), vector("rad", since: "2.31"),
]

private let overTime: [Function] = [
  matrix("rate", expects: .counter), matrix("irate", expects: .counter),
  matrix("increase", expects: .counter), matrix("resets", expects: .counter),
  matrix("delta", expects: .gauge), matrix("idelta", expects: .gauge),
  matrix("deriv", expects: .gauge), matrix("predict_linear", .scalar, expects: .gauge),
  matrix(
    "double_exponential_smoothing", .scalar, .scalar, expects: .gauge, since: "3.0",
    experimental: true),
  matrix("changes"), matrix("avg_over_time"), matrix("min_over_time"), matrix("max_over_time"),
  matrix("sum_over_time"), matrix("count_over_time"), matrix("stddev_over_time"),
  matrix("stdvar_over_time"), matrix("last_over_time", since: "2.26"),
  matrix("present_over_time", since: "2.29"), matrix("absent_over_time", since: "2.16"),
  // Stable since 3.14.
  Function(
    name: "first_over_time", arguments: [.matrix], result: .vector, introduced: "3.7",
    isExperimental: true, stableSince: "3.14"),
  matrix("mad_over_time", since: "2.54", experimental: true),
  matrix("ts_of_min_over_time", since: "3.5", experimental: true),
  matrix("ts_of_max_over_time", since: "3.5", experimental: true),
  matrix("ts_of_last_over_time", since: "3.5", experimental: true),
  matrix("ts_of_first_over_time", since: "3.7", experimental: true),
  Function(name: "quantile_over_time", arguments: [.scalar, .matrix], result: .vector),
]

private let ofHistograms: [Function] = [
  Function(
    name: "histogram_quantile", arguments: [.scalar, .vector], result: .vector,
    expects: .histogram),
  Function(
    name: "histogram_quantiles", arguments: [.vector, .string, .scalar, .scalar], optional: 1,
    repeats: 8, result: .vector, expects: .histogram, introduced: "3.11", isExperimental: true),
  Function(
    name: "histogram_fraction", arguments: [.scalar, .scalar, .vector], result: .vector,
    expects: .histogram, introduced: "2.40"),
  vector("histogram_avg", expects: .nativeHistogram, since: "2.52"),
  vector("histogram_count", expects: .nativeHistogram, since: "2.40"),
  vector("histogram_sum", expects: .nativeHistogram, since: "2.40"),
  vector("histogram_stddev", expects: .nativeHistogram, since: "2.47"),
  vector("histogram_stdvar", expects: .nativeHistogram, since: "2.47"),
]

private let ofLabels: [Function] = [
  vector("label_replace", .string, .string, .string, .string),
  Function(
    name: "label_join", arguments: [.vector, .string, .string, .string], optional: 1, repeats: nil,
    result: .vector),
  Function(
    name: "sort_by_label", arguments: [.vector, .string], optional: 1, repeats: nil,
    result: .vector, introduced: "2.49", isExperimental: true),
  Function(
    name: "sort_by_label_desc", arguments: [.vector, .string], optional: 1, repeats: nil,
    result: .vector, introduced: "2.49", isExperimental: true),
  vector("info", .vector, optional: 1, since: "3.0", experimental: true),
  vector("absent"),
  Function(
    name: "start_timestamp", arguments: [.vector], result: .vector, introduced: "3.14",
    isExperimental: true, feature: .startTimestamps),
]

private let ofTime: [Function] = [
  vector("day_of_month", optional: 1), vector("day_of_week", optional: 1),
  vector("day_of_year", optional: 1, since: "2.36"), vector("days_in_month", optional: 1),
  vector("hour", optional: 1), vector("minute", optional: 1), vector("month", optional: 1),
  vector("year", optional: 1), scalar("time"),
  scalar("start", since: "3.12", experimental: true),
  scalar("end", since: "3.12", experimental: true),
  scalar("range", since: "3.12", experimental: true),
  scalar("step", since: "3.12", experimental: true),
]

private let others: [Function] = [
  scalar("pi", since: "2.31"), scalar("scalar", .vector),
  scalar("max_of", .scalar, .scalar, since: "3.13", experimental: true),
  scalar("min_of", .scalar, .scalar, since: "3.13", experimental: true),
  Function(name: "vector", arguments: [.scalar], result: .vector),
]
