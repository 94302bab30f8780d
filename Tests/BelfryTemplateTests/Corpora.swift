import BelfryTemplate
import Foundation
import Testing

/// Cases of the conformance data.
enum Corpora {
  static let folder: String? = {
    let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? "../shared/corpora"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let missing: Testing.Comment = "conformance data is not here: set BELFRY_CORPORA"

  static func cases(_ name: String) -> [[String: Any]] {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return [] }
    return root["cases"] as? [[String: Any]] ?? []
  }
}

/// Values of the conformance data, in which a few expressions of Go stand as calls.
enum ReferenceValue {
  /// The value; nothing for an expression that is not known here.
  static func read(_ value: Any?, structure: TemplateValue.StructureKind = .plain) -> TemplateValue?
  {
    switch value {
    case nil, is NSNull: return .null
    case let text as String: return .string(text)
    case let number as NSNumber: return self.number(number)
    case let items as [Any]:
      let read = items.map { Self.read($0) }
      return read.contains { $0 == nil } ? nil : .list(read.compactMap(\.self), .strings)
    case let entries as [String: Any]: return object(entries, structure)
    default: return nil
    }
  }

  /// Observations and their sum.
  static func histogram(_ value: Any?) -> (count: Double, sum: Double)? {
    guard let fields = value as? [String: Any], let count = fields["Count"] as? NSNumber,
      let sum = fields["Sum"] as? NSNumber
    else { return nil }
    return (count.doubleValue, sum.doubleValue)
  }

  /// What the reference prints of a histogram, given as a call of its `String`.
  static func histogramText(_ value: Any?) -> String? {
    guard let call = (value as? [String: Any])?["$call"] as? [String: Any],
      let histogram = histogram(call["x"])
    else { return nil }
    return "{count:\(Int(histogram.count)), sum:\(Int(histogram.sum))}"
  }

  /// A sample with a histogram as data.
  static func sample(_ value: Any?) -> TemplateValue? {
    histogram((value as? [String: Any])?["Value"]).map {
      .structure([("Value", .histogram(count: $0.count, sum: $0.sum))], .sample)
    }
  }

  private static func number(_ number: NSNumber) -> TemplateValue {
    if String(cString: number.objCType) == "c" { return .bool(number.boolValue) }
    if String(cString: number.objCType) == "d" { return .float(number.doubleValue) }
    return .integer(number.int64Value)
  }

  private static func object(
    _ entries: [String: Any], _ structure: TemplateValue.StructureKind
  ) -> TemplateValue? {
    if let call = entries["$call"] { return self.call(call, entries["args"] as? [Any] ?? []) }
    if let name = entries["$id"] as? String {
      switch name {
      case "math.MaxInt64": return .integer(.max)
      case "math.MinInt64": return .integer(.min)
      case "math.MaxUint64": return .unsigned(.max)
      default: return nil
      }
    }
    if let pairs = entries["$map"] as? [[Any]] {
      var map: [String: TemplateValue] = [:]
      for pair in pairs where pair.count == 2 {
        guard let key = pair[0] as? String, let value = read(pair[1]) else { return nil }
        map[key] = value
      }
      return .map(map, .labels)
    }
    guard structure == .plain else { return nil }
    return data(entries)
  }

  private static func call(_ call: Any, _ arguments: [Any]) -> TemplateValue? {
    switch call as? String {
    case "math.Inf": return .float(arguments.first as? Int == 1 ? .infinity : -.infinity)
    case "math.NaN": return .float(.nan)
    case "time.Date":
      let numbers = arguments.prefix(6).compactMap { $0 as? Int }
      guard numbers.count == 6 else { return nil }
      let text = String(
        format: "%04d-%02d-%02d %02d:%02d:%02d", numbers[0], numbers[1], numbers[2], numbers[3],
        numbers[4], numbers[5])
      return GoTimeReader.read(text)
    default: return nil
    }
  }

  /// Alertmanager's data, fields that are not given having Go's zero values.
  private static func data(_ entries: [String: Any]) -> TemplateValue? {
    func labels(_ key: String, in entries: [String: Any]) -> TemplateValue {
      entries[key].flatMap { read($0) } ?? .null
    }
    func text(_ key: String, in entries: [String: Any]) -> TemplateValue {
      .string(entries[key] as? String ?? "")
    }
    let alerts = (entries["Alerts"] as? [[String: Any]] ?? []).map { alert in
      TemplateValue.structure(
        [
          ("Status", text("Status", in: alert)), ("Labels", labels("Labels", in: alert)),
          ("Annotations", labels("Annotations", in: alert)), ("StartsAt", .time(.zero)),
          ("EndsAt", .time(.zero)), ("GeneratorURL", text("GeneratorURL", in: alert)),
          ("Fingerprint", text("Fingerprint", in: alert)),
        ], .alert)
    }
    return .structure(
      [
        ("Receiver", text("Receiver", in: entries)), ("Status", text("Status", in: entries)),
        ("Alerts", .list(alerts, .alerts)), ("GroupLabels", labels("GroupLabels", in: entries)),
        ("CommonLabels", labels("CommonLabels", in: entries)),
        ("CommonAnnotations", labels("CommonAnnotations", in: entries)),
        ("RouteLabels", labels("RouteLabels", in: entries)),
        ("ExternalURL", text("ExternalURL", in: entries)),
      ], .data)
  }
}

/// Reads an instant in the form `2006-01-02 15:04:05`.
enum GoTimeReader {
  static func read(_ text: String) -> TemplateValue? {
    let format = DateFormatter()
    format.dateFormat = "yyyy-MM-dd HH:mm:ss"
    format.timeZone = TimeZone(identifier: "UTC")
    format.locale = Locale(identifier: "en_US_POSIX")
    return format.date(from: text).map { .time(GoTime(seconds: Int64($0.timeIntervalSince1970))) }
  }
}
