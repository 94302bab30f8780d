package import BelfryYAML

/// A trace of one span that is sent to see whether it arrives.
///
/// The span has failed and asks to be kept, so that no sampling leaves it out: tail sampling keeps
/// failures, the probabilistic sampler heeds `sampling.priority`.
package struct TraceProbe: Sendable {
  /// The trace's id, 32 hexadecimal digits.
  package let trace: String
  private let span: String
  private let time: Int64

  /// A probe with ids of its own.
  ///
  /// - Parameter time: Nanoseconds since 1970, at which the span ends.
  package init(at time: Int64, using generator: inout some RandomNumberGenerator) {
    // Ids of zeros alone are not valid.
    trace = Self.hex(generator.next()) + Self.hex(generator.next() | 1)
    span = Self.hex(generator.next() | 1)
    self.time = time
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The body of a request to `/v1/traces` (OTLP 1, in JSON).
  package var body: Value {
    let span = Value.mapping([
      .init("traceId", .string(trace)), .init("spanId", .string(self.span)),
      .init("name", .string("belfry verify")), .init("kind", .integer(1)),
      .init("startTimeUnixNano", .string(String(time - 1_000_000))),
      .init("endTimeUnixNano", .string(String(time))),
      .init("attributes", .sequence([attribute("sampling.priority", "intValue", "1")])),
      .init("status", .mapping([.init("code", .integer(2))])),
    ])
    let scope = Value.mapping([
      .init("scope", .mapping([.init("name", .string("belfry"))])),
      .init("spans", .sequence([span])),
    ])
    let resource = Value.mapping([
      .init(
        "attributes", .sequence([attribute("service.name", "stringValue", "belfry")]))
    ])
    return .mapping([
      .init(
        "resourceSpans",
        .sequence([
          .mapping([.init("resource", resource), .init("scopeSpans", .sequence([scope]))])
        ]))
    ])
  }

  private func attribute(_ key: String, _ kind: String, _ value: String) -> Value {
    .mapping([
      .init("key", .string(key)), .init("value", .mapping([.init(kind, .string(value))])),
    ])
  }
}
