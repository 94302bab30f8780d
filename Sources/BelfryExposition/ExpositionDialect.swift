/// The two text forms in which metrics are exposed.
public enum ExpositionDialect: String, Sendable, CaseIterable {
  /// Prometheus' text format 0.0.4 and 1.0.0, with quoted names of UTF-8.
  case prometheus
  /// OpenMetrics 1.0.
  case openMetrics

  /// The dialect that a header such as `application/openmetrics-text; version=1.0.0` names;
  /// nothing where it names none that is text.
  public init?(contentType: String) {
    let type = contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    switch type {
    case "application/openmetrics-text": self = .openMetrics
    case "text/plain", "": self = .prometheus
    default: return nil
    }
  }
}

/// The type of a metric, as a `# TYPE` line gives it.
public enum FamilyType: String, Sendable, CaseIterable {
  case counter
  case gauge
  case histogram
  case summary
  /// No type was given, or `untyped` (Prometheus) or `unknown` (OpenMetrics).
  case unknown
  /// OpenMetrics alone.
  case info
  /// OpenMetrics alone.
  case stateset
  /// OpenMetrics, and `gauge_histogram` in the older format.
  case gaugehistogram
}

/// Who refuses a text: they do not agree.
public struct Refusers: OptionSet, Sendable, Hashable {
  /// The bits.
  public var rawValue: UInt8
  /// A set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Prometheus, when it scrapes.
  public static let server = Refusers(rawValue: 1)
  /// promtool, the Pushgateway, the textfile collector and others that read with `expfmt`.
  public static let tools = Refusers(rawValue: 2)
  /// Everybody.
  public static let all: Refusers = [.server, .tools]
}

extension ExpositionDialect {
  /// The dialect of a text of which nobody said it: OpenMetrics where it ends with `# EOF`, or has
  /// what Prometheus' format has not. A unit alone does not say it: to Prometheus' format it is a
  /// comment, which some libraries write, and there counters are declared with `_total`.
  ///
  /// - Parameters:
  ///   - head: The beginning of the text.
  ///   - isWhole: Whether that is all of it.
  public static func guess(_ head: [UInt8], isWhole: Bool) -> Self {
    head.withUnsafeBufferPointer { bytes in
      var start = 0
      var last = 0..<0
      var isOpen = false
      var isClassic = false
      while start < bytes.count {
        let end = newline(in: bytes, from: start) ?? bytes.count
        if end > start { last = start..<end }
        if bytes[start] == UInt8(ascii: "#"), !isClassic {
          isOpen = isOpen || isOpenMetrics(bytes[start..<end], isWhole: isWhole)
          isClassic = isClassicCounter(bytes[start..<end])
        }
        start = end + 1
      }
      if isWhole, bytes[last].elementsEqual("# EOF".utf8) { return .openMetrics }
      return isOpen && !isClassic ? .openMetrics : .prometheus
    }
  }

  /// Whether a line shows that its text is OpenMetrics; types alone do not where the end is known.
  private static func isOpenMetrics(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, isWhole: Bool
  ) -> Bool {
    if line.starts(with: "# UNIT ".utf8) {
      let words = line.dropFirst(7).split(separator: 0x20)
      guard words.count == 2, words[0].count > words[1].count else { return false }
      let rest = words[0].suffix(words[1].count + 1)
      return rest.first == UInt8(ascii: "_") && rest.dropFirst().elementsEqual(words[1])
    }
    guard !isWhole, line.starts(with: "# TYPE ".utf8), let word = line.split(separator: 0x20).last
    else { return false }
    return ["unknown", "info", "stateset", "gaugehistogram"].contains {
      word.elementsEqual($0.utf8)
    }
  }

  /// Whether a line declares a counter as OpenMetrics does not, whose families leave `_total` out.
  private static func isClassicCounter(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.starts(with: "# TYPE ".utf8) else { return false }
    let words = line.dropFirst(7).split(separator: 0x20)
    return words.count == 2 && words[1].elementsEqual("counter".utf8)
      && words[0].suffix(6).elementsEqual("_total".utf8)
  }
}
