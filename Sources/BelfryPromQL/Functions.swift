/// Aggregations, and whether they take a parameter (Prometheus 3.14, aggregation operators).
let aggregations: [String: Bool] = [
  "sum": false, "avg": false, "count": false, "min": false, "max": false, "group": false,
  "stddev": false, "stdvar": false, "topk": true, "bottomk": true, "count_values": true,
  "quantile": true, "limitk": true, "limit_ratio": true,
]

/// Words that are operators and cannot name a metric at the start of an expression.
let reservedWords: Set<String> = [
  "and", "or", "unless", "atan2", "by", "without", "on", "ignoring", "group_left", "group_right",
  "offset", "bool",
]

/// How many arguments each function takes (Prometheus 3.14, query functions).
let functionArguments: [String: ClosedRange<Int>] = {
  var table: [String: ClosedRange<Int>] = [
    "absent": 1...1, "clamp": 3...3, "clamp_max": 2...2, "clamp_min": 2...2,
    "double_exponential_smoothing": 3...3, "histogram_fraction": 3...3,
    "histogram_quantile": 2...2, "histogram_quantiles": 3...99, "holt_winters": 3...3,
    "info": 1...2, "label_join": 3...99, "label_replace": 5...5, "predict_linear": 2...2,
    "quantile_over_time": 2...2, "round": 1...2, "sort_by_label": 1...99,
    "sort_by_label_desc": 1...99, "pi": 0...0, "time": 0...0, "start": 0...0, "end": 0...0,
    "range": 0...0, "step": 0...0,
  ]
  let one = [
    "abs", "absent_over_time", "acos", "acosh", "asin", "asinh", "atan", "atanh", "avg_over_time",
    "ceil", "changes", "cos", "cosh", "count_over_time", "deg", "delta", "deriv", "exp",
    "first_over_time", "floor", "histogram_avg", "histogram_count", "histogram_stddev",
    "histogram_stdvar", "histogram_sum", "idelta", "increase", "irate", "last_over_time", "ln",
    "log10", "log2", "mad_over_time", "max_over_time", "min_over_time", "present_over_time", "rad",
    "rate", "resets", "scalar", "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt",
    "stddev_over_time", "stdvar_over_time", "sum_over_time", "tan", "tanh", "timestamp",
    "ts_of_first_over_time", "ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time",
    "vector",
  ]
  for name in one { table[name] = 1...1 }
  let ofTime = [
    "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month",
    "year",
  ]
  for name in ofTime { table[name] = 0...1 }
  return table
}()
