import BelfryModels
import BelfrySource
import BelfryYAML

/// A port that an input of Logstash opens.
struct LogstashListener {
  let plugin: LogstashPlugin
  /// Path of the file that it stands in.
  let file: String
  let port: Int
  let host: String
  /// Whether it takes connections, and whether it takes datagrams.
  let isStream: Bool
  let isDatagram: Bool
  /// Where the port stands, or else the name.
  let place: Span

  /// What inputs open, and the port where they name none (Logstash's reference, 9.5).
  private static let inputs: [String: (port: Int?, isStream: Bool, isDatagram: Bool)] = [
    "beats": (nil, true, false), "elastic_agent": (nil, true, false),
    "http": (8080, true, false), "lumberjack": (nil, true, false),
    "syslog": (514, true, true), "tcp": (nil, true, false), "udp": (nil, false, true),
  ]

  /// Nothing for an input that opens no port, or one that is not known.
  init?(_ plugin: LogstashPlugin, in file: String) {
    guard let known = Self.inputs[plugin.name], plugin["mode"]?.scalar != "client",
      let port = plugin["port"].map({ $0.scalar.flatMap { Int($0) } }) ?? known.port
    else { return nil }
    let host = plugin["host"]?.scalar ?? "0.0.0.0"
    guard !host.contains("$") else { return nil }
    (self.plugin, self.file, self.port, self.host) = (plugin, file, port, host)
    (isStream, isDatagram) = (known.isStream, known.isDatagram)
    place = plugin["port"]?.span ?? plugin.nameSpan
  }

  /// Whether one of two has to fail.
  func clashes(_ other: LogstashListener) -> Bool {
    guard port == other.port, isStream && other.isStream || isDatagram && other.isDatagram else {
      return false
    }
    return host == other.host || isEverywhere || other.isEverywhere
  }

  private var isEverywhere: Bool { ["0.0.0.0", "::"].contains(host) }
}

extension LogStack {
  /// The listening inputs of files that one Logstash reads together, for each such set.
  var listeners: [[LogstashListener]] {
    let sets = all(.logstash).map { program in
      pipelines.filter { joins($0, program) }
    }
    .filter { $0.count > 1 }
    let joined = Set(sets.joined().map(\.path))
    return (sets + pipelines.filter { !joined.contains($0.path) }.map { [$0] }).map { files in
      files.flatMap { file in
        file.pipeline.plugins.filter { $0.stage == .input }.compactMap {
          LogstashListener($0.plugin, in: file.path)
        }
      }
    }
  }

  /// Whether an image as it comes reads a file among others of its folder.
  private func joins(_ file: PipelineFile, _ program: LogProgram) -> Bool {
    guard let service = program.service, service.node["build"] == nil, !service.isScripted,
      workspace.files(.logstashPipelines).isEmpty, program.setting("path.config") == nil,
      service.words.isEmpty
    else { return false }
    return workspace.mounts(service, over: file.path).contains { mount in
      let folder = mount.target.hasSuffix("/") ? String(mount.target.dropLast()) : mount.target
      let inside = folder + file.path.dropFirst(mount.source.count)
      let start = inside.lastIndex(of: "/") ?? inside.startIndex
      return inside[..<start] == LogstashMounts.folder
        && workspace.source(of: inside, in: service) == file.path
    }
  }
}
