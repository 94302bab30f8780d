import BelfrySource

@testable import BelfryExposition

/// Keeps all that a reader hands over.
struct Collector: ExpositionHandler {
  struct Sample: Equatable {
    var name: String
    var labels: [String]
    var value: UInt64
    var timestamp: Int64?
    var hasExemplar: Bool
    var line: Int
  }

  var samples: [Sample] = []
  var metadata: [ExpositionMetadata] = []
  var problems: [ExpositionProblem] = []

  mutating func take(_ sample: ExpositionSample) {
    samples.append(
      Sample(
        name: sample.name,
        labels: (0..<sample.labelCount).map { "\(sample.labelName($0))=\(sample.labelValue($0))" },
        value: sample.value.bitPattern, timestamp: sample.timestamp,
        hasExemplar: sample.hasExemplar,
        line: sample.lineNumber))
  }

  mutating func take(comment: String, at place: ExpositionPlace) {}
  mutating func take(_ metadata: ExpositionMetadata) { self.metadata.append(metadata) }
  mutating func take(_ problem: ExpositionProblem) { problems.append(problem) }

  /// Reads bytes in pieces of a size.
  init(
    _ bytes: [UInt8], _ dialect: ExpositionDialect = .prometheus, pieces: Int = .max
  ) {
    var reader = ExpositionReader(dialect)
    var start = 0
    while start < bytes.count {
      let end = bytes.count - start > pieces ? start + pieces : bytes.count
      reader.feed(Array(bytes[start..<end]), &self)
      start = end
    }
    reader.finish(&self)
  }

  init(_ text: String, _ dialect: ExpositionDialect = .prometheus) {
    self.init(Array(text.utf8), dialect)
  }
}
