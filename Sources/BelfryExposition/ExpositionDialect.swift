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
  /// what Prometheus' format has not.
  ///
  /// - Parameters:
  ///   - head: The beginning of the text.
  ///   - isWhole: Whether that is all of it.
  public static func guess(_ head: [UInt8], isWhole: Bool) -> Self {
    head.withUnsafeBufferPointer { bytes in
      var start = 0
      var last = 0..<0
      var isOpen = false
      while start < bytes.count {
        let end = newline(in: bytes, from: start) ?? bytes.count
        if end > start { last = start..<end }
        if bytes[start] == UInt8(ascii: "#"), !isOpen {
          isOpen = isOpenMetrics(bytes[start..<end], isWhole: isWhole)
        }
        start = end + 1
      }
      if isWhole, bytes[last].elementsEqual("# EOF".utf8) { return .openMetrics }
      return isOpen ? .openMetrics : .prometheus
    }
  }

  /// Whether a line shows that its text is OpenMetrics; types alone do not where the end is known.
  private static func isOpenMetrics(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, isWhole: Bool
  ) -> Bool {
    if line.starts(with: "# UNIT ".utf8) { return true }
    guard !isWhole, line.starts(with: "# TYPE ".utf8), let word = line.split(separator: 0x20).last
    else { return false }
    return ["unknown", "info", "stateset", "gaugehistogram"].contains {
      word.elementsEqual($0.utf8)
    }
  }
}
