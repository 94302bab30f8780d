import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

/// A document that was read as a model, and what was found in it.
struct Decoded<Content: Field> {
  var model: Content?
  var found: [Diagnostic]
  var file: SourceFile

  /// Reads text; findings of the parser come first.
  init(_ text: String, json: Bool = false) {
    file = SourceFile(path: json ? "test.json" : "test.yml", text: text)
    let parsed = json ? parseJSON(file) : parseYAML(file)
    found = parsed.diagnostics
    var context = DecodeContext(file: file.path)
    model = parsed.roots.first.flatMap { Content.decode($0, &context) }
    found += context.diagnostics
  }

  /// The findings as `line:column id «text»`, where the text is what the span covers.
  var places: [String] {
    let lines = LineIndex(file.bytes)
    return found.map { finding in
      guard let span = finding.span else { return "- \(finding.id)" }
      let place = lines.position(of: span.start)
      return "\(place.line):\(place.column) \(finding.id) «\(file.text(span))»"
    }
  }

  /// The findings' messages with their help.
  var messages: [String] {
    found.map { finding in finding.message + (finding.help.map { "; \($0)" } ?? "") }
  }
}

/// Reads text, writes the model, reads that again: nothing may be found, and nothing may change.
func expectRoundTrip<Content: Field>(
  _ type: Content.Type, _ text: String, json: Bool = false,
  _ location: Testing.SourceLocation = #_sourceLocation
) throws -> String {
  let first = Decoded<Content>(text, json: json)
  #expect(first.places == [], sourceLocation: location)
  let value = try #require(first.model?.encode(), sourceLocation: location)
  let bytes = json ? JSONWriter().write(value) : YAMLWriter().write(value)
  let written = String(decoding: bytes, as: UTF8.self)
  let second = Decoded<Content>(written, json: json)
  #expect(second.places == [], "\(written)", sourceLocation: location)
  #expect(
    second.model?.encode()?.styleless == value.styleless, "\(written)", sourceLocation: location)
  return written
}

extension Value {
  /// The same value without the style in which it is written.
  var styleless: Value {
    switch self {
    case .block(let text): .string(text)
    case .sequence(let items), .flow(let items): .sequence(items.map(\.styleless))
    case .mapping(let entries):
      .mapping(entries.map { Entry($0.key, $0.value.styleless) })
    case .null, .bool, .integer, .number, .string: self
    }
  }
}
