import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// The pack of logs without a cluster of its own: what asks Elasticsearch asks the one that
  /// exists, as a user of its own and with a check of certificate and name.
  func pointed(_ pack: Pack) -> Pack {
    ElasticPointing(access: ElasticAccess(profile)).pointed(pack)
  }
}

/// Points the pack of logs at an Elasticsearch that exists.
private struct ElasticPointing {
  let access: ElasticAccess

  private let certificates = ["elastic-certs", "elastic-private"]

  func pointed(_ pack: Pack) -> Pack {
    var pack = pack
    var services = OrderedMap<AnyField>()
    for entry in pack.manifest.services.entries where keeps(entry.key.value) {
      services[entry.key.value] = AnyField(service(entry.value.value, entry.key.value))
    }
    pack.manifest.services = services
    pack.manifest.secrets = secrets(pack.manifest.secrets)
    let gone = certificates + ["elasticsearch-data"] + (access.hasKibana ? [] : ["kibana-data"])
    pack.manifest.volumes.removeAll { gone.contains($0) }
    if !access.hasExporter {
      pack.manifest.scrape = []
      pack.alerts.groups = []
      pack.tests = PackTests()
      pack.board = nil
      pack.metrics = MetricTable()
      pack.series = nil
      pack.runbook = ""
    }
    pack.files = pack.files.filter(keeps).map(file)
    return pack
  }

  private func keeps(_ service: String) -> Bool {
    switch service {
    case "elastic-setup", "elasticsearch": false
    case "elastic-users", "kibana-setup": access.setsUp
    case "kibana": access.hasKibana
    case "elasticsearch-exporter": access.hasExporter
    default: true
    }
  }

  // MARK: Services

  private func service(_ service: Value, _ name: String) -> Value {
    var service = withoutCertificates(service)
    switch name {
    case "elastic-users":
      // For bash and curl any of Elastic's images will do; this one is there already.
      service = service.replacing("image", .string("$(image:logstash)"))
        .setting("ELASTIC_URL", access.url)
        .setting("ELASTIC_USER", access.existing?.user?.value.text ?? "elastic")
        .setting("ELASTIC_PREFIX", access.prefix).setting("ELASTIC_CA", access.ca ?? "")
        .replacing("secrets", .words(["elastic_password"] + access.users.map(\.secret) + ca))
    case "kibana":
      let keys = ["kibana_objects_key", "kibana_security_key", "kibana_reporting_key"]
      service = service.replacing("secrets", .words([ElasticAccess.kibanaToken] + keys + ca))
    case "kibana-setup":
      service = service.replacing("image", .string("$(image:logstash)"))
        .setting("KIBANA_URL", access.kibana).setting("ELASTIC_PREFIX", access.prefix)
      if !access.hasKibana {
        service = service.setting("ELASTIC_CA", access.ca ?? "")
          .replacing("secrets", .words([ElasticAccess.User.importer.secret] + ca))
          .replacing("depends_on", waiting(["elastic-users"]))
      }
    case "logstash":
      // 'belfry verify' asks from there.
      service = service.setting("ELASTIC_URL", access.url)
        .setting("ELASTIC_USER", access.name(.writer)).setting("ELASTIC_CA", access.ca ?? "")
        .replacing("secrets", .words([ElasticAccess.User.writer.secret] + ca))
    case "elasticsearch-exporter": service = exporter(service)
    case "filebeat" where access.setsUp && !access.hasExporter:
      // A one-shot that nobody waits for fails "up --wait".
      service = service.adding("depends_on", "kibana-setup", .whenCompleted)
    default: break
    }
    guard access.isNearby, name != "filebeat" else { return service }
    return service.replacing("networks", .words(["monitoring", "application"]))
  }

  private var ca: [String] { access.ca == nil ? [] : [ElasticAccess.authorities] }

  private func waiting(_ names: [String]) -> Value {
    .mapping(names.map { .init($0, .whenCompleted) })
  }

  private func withoutCertificates(_ service: Value) -> Value {
    guard case .sequence(let volumes)? = service["volumes"] else { return service }
    let kept = volumes.filter { volume in
      guard case .string(let text) = volume else { return true }
      return !certificates.contains { text.hasPrefix("\($0):") }
    }
    return kept.isEmpty
      ? service.without("volumes") : service.replacing("volumes", .sequence(kept))
  }

  private func exporter(_ service: Value) -> Value {
    let trust = access.ca.map { " --es.ca=\($0)" } ?? ""
    let password = "/run/secrets/\(ElasticAccess.User.exporter.secret)"
    // The node that answers is one of several: all are asked for.
    let command =
      "ES_PASSWORD=\"$$(cat \(password))\" exec /bin/elasticsearch_exporter "
      + "--es.uri=\(access.url)\(trust) --es.all"
    return service.replacing(
      "entrypoint", .sequence(["/bin/sh", "-c", command].map { .string($0) })
    )
    .setting("ES_USERNAME", access.name(.exporter))
    .replacing("secrets", .words([ElasticAccess.User.exporter.secret] + ca))
  }

  // MARK: Secrets

  private func secrets(_ own: OrderedMap<PackSecret>) -> OrderedMap<PackSecret> {
    var secrets = OrderedMap<PackSecret>()
    let users = access.users
    if access.setsUp {
      let name = access.existing?.user?.value.text ?? "elastic"
      secrets["elastic_password"] = PackSecret(
        "Password of the user '\(name)', who sets up users and templates in Elasticsearch.",
        create: .ask)
    }
    for entry in own.entries {
      let name = entry.key.value
      if let user = users.first(where: { $0.secret == name }) {
        let about = "Password of the user '\(access.name(user))' at Elasticsearch."
        secrets[name] = PackSecret(about, create: access.setsUp ? .random : .ask)
      } else if name.hasSuffix("_key"), access.hasKibana {
        secrets[name] = entry.value
      }
    }
    if access.hasKibana {
      secrets[ElasticAccess.kibanaToken] = PackSecret(
        "Token of the service account elastic/kibana, for the stack's Kibana.", create: .ask)
    }
    if access.ca != nil {
      secrets[ElasticAccess.authorities] = PackSecret(
        "Certificates (PEM) of the authorities that sign Elasticsearch's certificate.",
        create: .ask)
    }
    return secrets
  }

  // MARK: Files

  private func keeps(_ file: PackFile) -> Bool {
    switch file.path {
    case "elastic-setup/setup.sh": false
    case "elastic-setup/users.sh", "elastic-setup/kibana.sh": access.setsUp
    default: access.hasKibana || !file.path.hasPrefix("kibana/")
    }
  }

  private func file(_ file: PackFile) -> PackFile {
    var file = file
    switch (file.path, file.content) {
    case ("kibana/kibana.yml", .yaml(let settings, let header)):
      var settings = settings.without("elasticsearch.username")
        .replacing("elasticsearch.hosts", .words([access.url]))
        .without("elasticsearch.ssl.certificateAuthorities")
      if let ca = access.ca {
        settings = settings.adding("elasticsearch.ssl.certificateAuthorities", .words([ca]))
      }
      file.content = .yaml(settings, header: header)
    case ("elastic-setup/index-template.json", .json(let template)):
      file.content = .json(template.replicated)
    case ("logstash/pipeline/input.conf", .bytes):
      file.content = .bytes(Array(input.utf8), executable: false)
    case ("logstash/pipeline/output.conf", .bytes):
      file.content = .bytes(Array(output.utf8), executable: false)
    default: break
    }
    return file
  }

  private var input: String {
    """
    # From Filebeat, in a network of the two and the stack: nobody makes certificates for it.
    input {
      beats {
        port => 5044
      }
    }

    """
  }

  private var output: String {
    let trust = access.ca.map { "\n    ssl_certificate_authorities => [\"\($0)\"]" } ?? ""
    let tls =
      access.url.hasPrefix("https://")
      ? "\n    ssl_enabled => true\n    ssl_verification_mode => \"full\"\(trust)" : ""
    return """
      # Into the data stream logs-<dataset>-<namespace> of the Elasticsearch that exists.
      output {
        elasticsearch {
          hosts => ["\(access.url)"]
          user => "\(access.name(.writer))"
          password => "${ELASTIC_WRITER_PASSWORD}"\(tls)
          data_stream => true
          data_stream_type => "logs"
          data_stream_dataset => "${DATASET}"
          data_stream_namespace => "${NAMESPACE}"
        }
      }

      """
  }
}

extension Value {
  /// The mapping with another value under a key, at the key's place.
  fileprivate func replacing(_ key: String, _ value: Value) -> Value {
    guard case .mapping(let entries) = self, self[key] != nil else { return adding(key, value) }
    return .mapping(
      entries.map { entry in
        var entry = entry
        if entry.key == key { entry.value = value }
        return entry
      })
  }

  /// The service with a variable; an empty text is written, too.
  fileprivate func setting(_ name: String, _ text: String) -> Value {
    let environment = self["environment"] ?? .mapping([])
    return replacing("environment", environment.replacing(name, .string(text)))
  }

  /// An index template whose indices have a replica where a second node is there (Elasticsearch's
  /// index settings, `auto_expand_replicas`): a cluster of one node stays green as well.
  fileprivate var replicated: Value {
    guard let template = self["template"], let settings = template["settings"],
      let index = settings["index"]
    else { return self }
    let own = index.without("number_of_replicas").adding("auto_expand_replicas", .string("0-1"))
    return replacing(
      "template", template.replacing("settings", settings.replacing("index", own)))
  }
}
