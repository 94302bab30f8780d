/// What is known of a value before the template runs.
indirect enum Shape: Sendable {
  case unknown, text, flag, time, duration, strings
  /// A number with a fraction, and one without.
  case number, integer
  /// The value of the alert.
  case value
  case labels(TemplateReads.Source)
  /// Name and value of a label.
  case pair
  case pairs(TemplateReads.Source)
  case samples, sample
  /// What an alert template is given.
  case alertData
  /// What a notification template is given.
  case notification
  case alerts, alert
  /// Alerts of one status, which have no methods.
  case someAlerts

  /// The value in words.
  var words: String {
    switch self {
    case .unknown: "this value"
    case .text: "a text"
    case .number, .integer, .value: "a number"
    case .flag: "true or false"
    case .time: "a time"
    case .duration: "a duration"
    case .strings: "a list of texts"
    case .labels(let source): "the \(source.rawValue)"
    case .pair: "a label's name and value"
    case .pairs: "pairs of names and values"
    case .samples: "samples of a query"
    case .sample: "a sample"
    case .alertData: "the data of an alert template"
    case .notification: "the data of a notification"
    case .alerts: "the alerts"
    case .someAlerts: "alerts of one status"
    case .alert: "an alert"
    }
  }

  /// Fields and methods; nothing where any may be asked for.
  var fields: [String: Shape]? {
    switch self {
    case .unknown, .labels: return nil
    case .text, .number, .integer, .value, .flag, .strings, .samples, .someAlerts: return [:]
    case .alertData:
      return [
        "Labels": .labels(.labels), "ExternalLabels": .labels(.externalLabels),
        "ExternalURL": .text, "Value": .value,
      ]
    // Alertmanager 0.35, notification template reference.
    case .notification:
      return [
        "Receiver": .text, "Status": .text, "Alerts": .alerts, "ExternalURL": .text,
        "GroupLabels": .labels(.groupLabels), "CommonLabels": .labels(.commonLabels),
        "CommonAnnotations": .labels(.commonAnnotations), "RouteLabels": .labels(.routeLabels),
        "NotificationReason": .text,
      ]
    case .alert:
      return [
        "Status": .text, "Labels": .labels(.labels), "Annotations": .labels(.annotations),
        "StartsAt": .time, "EndsAt": .time, "GeneratorURL": .text, "Fingerprint": .text,
      ]
    case .alerts: return ["Firing": .someAlerts, "Resolved": .someAlerts]
    case .pairs: return ["Names": .strings, "Values": .strings, "String": .text]
    case .pair: return ["Name": .text, "Value": .text]
    case .sample: return ["Labels": .unknown, "Value": .number]
    case .time:
      let names = Methods.names(of: .time(GoTime(seconds: 0)))
      return Dictionary(names.map { ($0, Shape.unknown) }) { first, _ in first }
    case .duration:
      let names = Methods.names(of: .duration(0))
      return Dictionary(names.map { ($0, Shape.unknown) }) { first, _ in first }
    }
  }

  /// What `range` goes through.
  var element: Shape {
    switch self {
    case .labels, .strings: .text
    case .pairs: .pair
    case .samples: .sample
    case .alerts, .someAlerts: .alert
    case .integer: .integer
    default: .unknown
    }
  }

  /// What a function gives.
  static func result(of function: String) -> Shape {
    switch function {
    case "query", "sortByLabel": .samples
    case "first": .sample
    case "value", "parseDuration", "now": .number
    case "len": .integer
    case "toTime", "date", "tz", "mustToDate": function == "date" ? .text : .time
    case "toDuration", "since": .duration
    case "stringSlice": .strings
    case "not", "eq", "ne", "lt", "le", "gt", "ge", "match": .flag
    case "print", "printf", "println", "html", "js", "urlquery", "label", "strvalue", "title",
      "toUpper", "toLower", "humanize", "humanize1024", "humanizeDuration", "humanizePercentage",
      "humanizeTimestamp", "reReplaceAll", "join", "stripPort", "stripDomain", "trimSpace",
      "toJson", "externalURL", "pathPrefix", "graphLink", "tableLink", "urlQueryEscape",
      "urlUnescape", "base64encode", "base64decode", "routeLabels":
      .text
    default: .unknown
    }
  }
}
