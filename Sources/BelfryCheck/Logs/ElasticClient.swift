import BelfryModels
import BelfrySource
import BelfryYAML

/// A place that sends to, or reads from, Elasticsearch.
struct ElasticClient: Sendable {
  /// Who it is, for messages.
  let name: String
  /// The program's kind; nothing for one that is not Elastic's.
  let program: ElasticProgram?
  /// The service that it runs in, where that is certain.
  let service: Workspace.Service?
  let address: LogAddress
  /// Whether TLS is spoken.
  let isSecure: Bool
  /// Whether user, key or token are given; nothing where a script or a store may give them.
  let hasUser: Bool?
  /// Whether the names in the server's certificate are compared.
  var checksNames = true
}

extension LogStack {
  /// Every address of Elasticsearch that programs and pipelines use.
  var clients: [ElasticClient] {
    programs.flatMap { program -> [ElasticClient] in
      switch program.program {
      case .kibana: kibana(program)
      case .filebeat: filebeat(program)
      case .logstash, .elasticsearch: []
      }
    } + pipelines.filter { !isReplaced($0) }.flatMap(pipeline) + exporters + datasources
  }

  /// Addresses that exporters of metrics ask.
  private var exporters: [ElasticClient] {
    let images = ["elasticsearch-exporter", "elasticsearch_exporter"]
    return workspace.services.filter { images.contains($0.image ?? "") && !$0.isScripted }
      .flatMap { service in
        service.words.compactMap { word -> ElasticClient? in
          guard word.text.hasPrefix("--es.uri="),
            let address = LogAddress(
              String(word.text.dropFirst("--es.uri=".count)), at: word.span,
              in: service.file.path)
          else { return nil }
          let names = ["ES_USERNAME", "ES_API_KEY"]
          return ElasticClient(
            name: service.name.text, program: nil, service: service, address: address,
            isSecure: address.scheme == "https",
            hasUser: address.hasUser || names.contains { service.variable($0) != nil },
            checksNames: !service.words.contains { $0.text == "--es.ssl-skip-verify" })
        }
      }
  }

  /// Addresses of Grafana's datasources that the server asks.
  private var datasources: [ElasticClient] {
    workspace.files(.grafanaDatasources).flatMap { file in
      (file.root["datasources"]?.items ?? []).compactMap { source -> ElasticClient? in
        guard source["type"]?.text == "elasticsearch", source["access"]?.text != "direct",
          let url = source["url"], let address = LogAddress(url.text, at: url.span, in: file.path)
        else { return nil }
        return ElasticClient(
          name: source["name"]?.text ?? "Grafana", program: nil, service: nil, address: address,
          isSecure: address.scheme == "https",
          hasUser: source["basicAuth"]?.text == "true" || source["secureJsonData"] != nil
            || address.hasUser,
          checksNames: source["jsonData"]?["tlsSkipVerify"]?.text != "true")
      }
    }
  }

  private func kibana(_ program: LogProgram) -> [ElasticClient] {
    guard let hosts = program.setting("elasticsearch.hosts") else { return [] }
    let names = ["elasticsearch.username", "elasticsearch.serviceAccountToken"]
    let hasUser = names.contains { program.setting($0) != nil }
    return addresses(hosts).map { address in
      ElasticClient(
        name: program.name, program: .kibana, service: program.service, address: address,
        isSecure: address.scheme == "https",
        hasUser: hasUser || address.hasUser ? true : program.isWhole ? false : nil,
        checksNames: ["full", nil].contains(program.text("elasticsearch.ssl.verificationMode")))
    }
  }

  private func filebeat(_ program: LogProgram) -> [ElasticClient] {
    guard let hosts = program.setting("output.elasticsearch.hosts") else { return [] }
    let prefix = "output.elasticsearch."
    let hasUser = ["username", "api_key", "ssl.certificate"].contains {
      program.setting(prefix + $0) != nil
    }
    let scheme = program.text(prefix + "protocol")
    return addresses(hosts).map { address in
      ElasticClient(
        name: program.name, program: .filebeat, service: program.service, address: address,
        isSecure: (address.scheme ?? scheme ?? "http") == "https",
        hasUser: hasUser || address.hasUser ? true : program.isWhole ? false : nil,
        checksNames: ["full", nil].contains(program.text(prefix + "ssl.verification_mode")))
    }
  }

  private func pipeline(_ file: PipelineFile) -> [ElasticClient] {
    file.pipeline.plugins.filter { $0.plugin.name == "elasticsearch" }.flatMap { _, plugin in
      let hasUser = ["user", "api_key", "cloud_auth", "ssl_keystore_path", "ssl_certificate"]
        .contains { plugin[$0] != nil }
      let flag = plugin["ssl_enabled"]?.scalar ?? plugin["ssl"]?.scalar
      return (plugin["hosts"]?.items ?? []).compactMap { value -> ElasticClient? in
        guard let text = value.scalar,
          let address = LogAddress(text, at: value.span, in: file.path)
        else { return nil }
        return ElasticClient(
          name: service(of: file)?.name.text ?? "Logstash", program: .logstash,
          service: service(of: file), address: address,
          isSecure: address.scheme.map { $0 == "https" } ?? (flag == "true"),
          hasUser: hasUser || address.hasUser,
          checksNames: ["full", nil].contains(plugin["ssl_verification_mode"]?.scalar))
      }
    }
  }

  /// The addresses of a setting that can be read.
  func addresses(_ setting: ProgramSetting) -> [LogAddress] {
    setting.items.compactMap { LogAddress($0.text, at: $0.span, in: setting.path) }
  }

  /// The service that reads a pipeline, where a mount says so.
  func service(of file: PipelineFile) -> Workspace.Service? {
    all(.logstash).compactMap(\.service).first { service in
      !workspace.mounts(service, over: file.path).isEmpty
    }
  }

  /// The program that an address leads to: the only one of its kind under that name.
  func server(_ address: LogAddress, _ program: ElasticProgram) -> LogProgram? {
    let found = services(named: address.host).filter { $0.program == program }
    guard found.count == 1 else { return nil }
    return self.program(of: found[0])
  }

  /// What makes an address unreachable from a service of the bundle; nothing where it may work.
  func fault(_ address: LogAddress, from service: Workspace.Service?, _ port: Int)
    -> (message: String, help: String?, fix: String?)?
  {
    guard let service else { return nil }
    if address.isLocal {
      guard service.node["network_mode"] == nil else { return nil }
      return (
        "'\(address.host)' is the container of '\(service.name.text)' itself",
        "write the name of the service that is meant", nil
      )
    }
    if let server = server(address, .elasticsearch) ?? server(address, .logstash) {
      guard server.program == .elasticsearch, let wanted = address.port,
        server.isWhole || server.setting("http.port") != nil
      else { return nil }
      let listens = server.text("http.port") ?? String(port)
      guard Int(listens) != nil, listens != String(wanted) else { return nil }
      return (
        "'\(address.host)' listens on port \(listens), not \(wanted)",
        "containers use the port inside; what is published counts for the host alone",
        ":\(wanted)"
      )
    }
    let names = workspace.hostNames
    guard !names.contains(address.host), !address.host.contains("."),
      let near = nearest(to: address.host, in: names.sorted())
    else { return nil }
    return ("no service is called '\(address.host)'", "did you mean '\(near)'?", nil)
  }
}
