import BelfryModels
import BelfrySource
import BelfryYAML

/// The name of an index or data stream that is written to, with stars for what is filled in.
struct IndexName: Sendable {
  /// The name, such as `shop-*`.
  let pattern: String
  /// Whether a part of it is the time.
  let isDated: Bool
  /// Whether it is the name of a data stream.
  let isStream: Bool
  let span: Span
  let file: String

  /// A name as written; nothing where a variable may be all of it.
  init?(_ text: String, isStream: Bool, at span: Span, in file: String) {
    guard !text.hasPrefix("${"), !text.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var pattern: [UInt8] = []
    var index = 0
    for reference in LogstashReference.all(in: Span(0, bytes.count), of: bytes) {
      pattern += bytes[index..<reference.span.start] + [UInt8(ascii: "*")]
      index = reference.span.end
    }
    pattern += bytes[index...]
    self.pattern = String(decoding: pattern, as: UTF8.self)
    guard self.pattern.contains(where: { $0 != "*" && $0 != "-" }) else { return nil }
    isDated = text.contains("%{+") || text.contains("%{{")
    self.isStream = isStream
    self.span = span
    self.file = file
  }

  /// Whether a name may fit both of two patterns in which `*` stands for any text.
  static func overlap(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count <= 300, right.count <= 300 else { return true }
    let star = UInt8(ascii: "*")
    // `row[j]` says whether the rest of the left one from i and of the right one from j may meet.
    var next: [Bool] = []
    for i in stride(from: left.count, through: 0, by: -1) {
      var row = [Bool](repeating: false, count: right.count + 1)
      for j in stride(from: right.count, through: 0, by: -1) {
        if i == left.count, j == right.count {
          row[j] = true
        } else if i < left.count, left[i] == star {
          row[j] = next[j] || (j < right.count && row[j + 1])
        } else if j < right.count, right[j] == star {
          row[j] = row[j + 1] || (i < left.count && next[j])
        } else if i < left.count, j < right.count, left[i] == right[j] {
          row[j] = next[j + 1]
        }
      }
      next = row
    }
    return next[0]
  }
}

extension LogStack {
  /// Every name that pipelines and Filebeat write to, where it can be told.
  var indices: [IndexName] {
    pipelines.flatMap { file in
      file.pipeline.plugins.filter { $0.stage == .output && $0.plugin.name == "elasticsearch" }
        .compactMap { Self.index($0.plugin, file) }
    }
      + all(.filebeat).compactMap { program in
        guard program.flag("output.elasticsearch.enabled") != false,
          let index = program.setting("output.elasticsearch.index")
        else { return nil }
        return IndexName(index.text, isStream: false, at: index.span, in: index.path)
      }
  }

  private static func index(_ plugin: LogstashPlugin, _ file: PipelineFile) -> IndexName? {
    if let index = plugin["index"], let text = index.scalar {
      return IndexName(text, isStream: false, at: index.span, in: file.path)
    }
    guard plugin["data_stream"]?.scalar == "true" else { return nil }
    let parts = [("type", "logs"), ("dataset", "generic"), ("namespace", "default")].map {
      plugin["data_stream_\($0.0)"]?.scalar ?? $0.1
    }
    let span = plugin["data_stream_dataset"]?.span ?? plugin.nameSpan
    return IndexName(parts.joined(separator: "-"), isStream: true, at: span, in: file.path)
  }

  /// Whether a service uses Elasticsearch's image to set things up, by a script that is not read.
  var hasSetUp: Bool {
    workspace.services.contains { service in
      service.program == .elasticsearch && program(of: service) == nil
    }
  }

  /// Whether an index template names a policy or a time after which its data goes.
  func hasLifecycle(_ template: Workspace.File) -> Bool {
    ProgramSetting.all(in: template.root, template.path).contains {
      $0.name.contains("lifecycle")
    }
  }
}
