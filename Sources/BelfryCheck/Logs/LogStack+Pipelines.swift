import BelfryModels
import BelfrySource
import BelfryYAML

extension LogStack {
  /// Pipelines by their folder: Logstash joins the files of one folder.
  var pipelineGroups: [[PipelineFile]] {
    Dictionary(grouping: pipelines) { Workspace.folder($0.path) }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Addresses that a pipeline's outputs, and its look-ups in Elasticsearch, lead to.
  func targets(of file: PipelineFile) -> [LogAddress] {
    file.pipeline.plugins.flatMap { stage, plugin -> [LogAddress] in
      guard stage == .output || plugin.name == "elasticsearch" else { return [] }
      let name: String
      switch plugin.name {
      case "elasticsearch", "logstash": name = "hosts"
      case "redis", "rabbitmq", "tcp", "udp", "gelf", "statsd", "graphite": name = "host"
      case "kafka": name = "bootstrap_servers"
      case "http": name = "url"
      default: return []
      }
      if plugin.name == "tcp", plugin["mode"]?.scalar == "server" { return [] }
      return (plugin[name]?.items ?? []).flatMap { value -> [LogAddress] in
        (value.scalar ?? "").split(separator: ",").compactMap {
          LogAddress($0.filter { $0 != " " }, at: value.span, in: file.path)
        }
      }
    }
  }

  /// The major version of the Logstash that reads a file; nothing where it is not known. A file
  /// that no mount shows is taken for one of the bundle's only version.
  func logstashVersion(reading path: String) -> Int? {
    let services = workspace.services.filter { $0.program == .logstash }
    let readers = services.filter { service in
      !workspace.mounts(service, over: path).isEmpty
    }
    let versions = Set((readers.isEmpty ? services : readers).map(\.majorVersion))
    return versions.count == 1 ? versions.first ?? nil : nil
  }

  /// Whether every service that sees a file has another one mounted over it.
  func isReplaced(_ file: PipelineFile) -> Bool {
    let views = workspace.services.flatMap { service in
      workspace.mounts(service, over: file.path).map { mount in
        let folder = mount.target.hasSuffix("/") ? String(mount.target.dropLast()) : mount.target
        let inside = folder + file.path.dropFirst(mount.source.count)
        return workspace.source(of: inside, in: service) != file.path
      }
    }
    return !views.isEmpty && views.allSatisfy { $0 }
  }

  /// A plugin and the file that it stands in.
  struct PlacedPlugin {
    let plugin: LogstashPlugin
    let file: String
  }

  /// The inputs for Beats of the Logstash that an address leads to; nothing where its pipelines are
  /// not all known.
  func beatsInputs(_ address: LogAddress) -> [PlacedPlugin]? {
    guard let server = server(address, .logstash)?.service else { return nil }
    let own = pipelines.filter { file in
      service(of: file).map { $0.name.text == server.name.text } ?? false
    }
    guard !own.isEmpty, own.allSatisfy({ !$0.reading.diagnostics.hasErrors }) else { return nil }
    return own.flatMap { file in
      file.pipeline.plugins.filter {
        $0.stage == .input && ["beats", "elastic_agent"].contains($0.plugin.name)
      }
      .map { PlacedPlugin(plugin: $0.plugin, file: file.path) }
    }
  }
}
