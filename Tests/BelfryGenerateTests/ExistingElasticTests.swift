import BelfryCatalogue
import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@Suite("An Elasticsearch that exists")
struct ExistingElasticTests {
  private static let short =
    "logs: {}\nexisting: {elasticsearch: \"https://es.example.org:9200\"}\n"
  private static let long = """
    logs: {retention: 7d}
    existing:
      elasticsearch:
        address: https://es.example.org/search
        ca: true
        kibana: https://kibana.example.org/ui/
        user: installer

    """
  private static let nearby = """
    logs: {}
    existing: {elasticsearch: {address: "http://es:9200", exporter: false}}

    """
  private static let unprepared = """
    logs: {}
    existing: {elasticsearch: {address: "https://es.example.org:9200", setup: false}}

    """

  private func services(_ stack: MadeStack) -> Set<String> {
    Set(stack.yaml("docker-compose.yml")?["services"]?.pairs.map(\.key.text) ?? [])
  }

  private func asked(_ stack: MadeStack) -> Set<String> {
    Set((stack.bundle?.secrets ?? []).filter { $0.secret.create == .ask }.map(\.name))
  }

  @Test(
    "Nothing makes a cluster or certificates, and the checks have nothing to say",
    arguments: [
      Self.short, Self.long, Self.nearby, Self.unprepared, "\(Self.short)grafana: false\n",
      "\(Self.unprepared)grafana: false\n",
      "\(Self.long)tracing: {}\n",
      "\(Self.short)exports: {betterstack: {host: a.example.com, logs: b.example.com}}\n",
      "\(Self.nearby)network: {application: backend}\n",
      "logs: {}\nexisting: {elasticsearch: {address: \"https://e.org\", exporter: false, setup: false}}\n",
      "logs: {}\nexisting: {elasticsearch: \"https://e.org\", grafana: \"https://g.example.org\"}\n",
    ])
  func whole(text: String) throws {
    let stack = MadeStack(text)
    #expect(stack.found.map(\.message) == [])
    #expect(stack.findings() == [])
    let compose = try #require(stack.yaml("docker-compose.yml"))
    #expect(services(stack).isDisjoint(with: ["elasticsearch", "elastic-setup"]))
    #expect(services(stack).isSuperset(of: ["logstash", "filebeat"]))
    let volumes = compose["volumes"]?.pairs.map(\.key.text) ?? []
    #expect(!volumes.contains { $0.hasPrefix("elastic") })
    for name in services(stack) {
      let service = compose["services"]?[name]
      #expect(!(service?["volumes"]?.words.contains { $0.hasPrefix("elastic-") } ?? false))
      for on in service?["depends_on"]?.pairs ?? [] {
        #expect(services(stack).contains(on.key.text), "\(name) waits for \(on.key.text)")
      }
      for secret in service?["secrets"]?.words ?? [] {
        #expect(compose["secrets"]?[secret] != nil, "\(name) reads \(secret)")
      }
    }
    // A one-shot that nobody waits for fails "up --wait".
    let waited = services(stack).flatMap { name in
      compose["services"]?[name]?["depends_on"]?.pairs.map(\.key.text) ?? []
    }
    for name in services(stack) where compose["services"]?[name]?["restart"]?.text == "no" {
      #expect(waited.contains(name), "nobody waits for \(name)")
    }
    #expect(stack.text("elastic-setup/setup.sh") == "")
  }

  @Test("Every secret of the bundle is read by some service, and none is asked for in vain")
  func secrets() {
    for text in [
      Self.short, Self.long, Self.nearby, Self.unprepared, "\(Self.unprepared)grafana: false\n",
    ] {
      let stack = MadeStack(text)
      let read = Set(services(stack).flatMap { stack.service($0)?["secrets"]?.words ?? [] })
      #expect(read == Set((stack.bundle?.secrets ?? []).map(\.name)))
    }
    #expect(asked(MadeStack(Self.short)) == ["elastic_password", "kibana_service_token"])
    #expect(asked(MadeStack(Self.long)) == ["elastic_password", "elastic_ca"])
    #expect(
      asked(MadeStack(Self.unprepared)) == [
        "logstash_writer_password", "elastic_exporter_password", "grafana_reader_password",
        "kibana_service_token",
      ])
    let script = MadeStack(Self.short).text("create-secrets.sh")
    #expect(script.contains("\nask kibana_service_token "))
    #expect(script.contains("\nrandom logstash_writer_password\n"))
  }

  @Test("Programs sign in as users of the project, with a check of certificate and name")
  func clients() throws {
    let stack = MadeStack(Self.long)
    let output = stack.text("logstash/pipeline/output.conf")
    for line in [
      "hosts => [\"https://es.example.org:443/search\"]", "user => \"shop_logstash_writer\"",
      "ssl_enabled => true", "ssl_verification_mode => \"full\"",
      "ssl_certificate_authorities => [\"/run/secrets/elastic_ca\"]",
    ] {
      #expect(output.contains(line))
    }
    #expect(!stack.text("logstash/pipeline/input.conf").contains("ssl"))
    let sending = stack.yaml("filebeat/filebeat.yml")?["output.logstash"]
    #expect(sending?.pairs.map(\.key.text) == ["hosts"])
    let exporter = stack.service("elasticsearch-exporter")
    let command = exporter?["entrypoint"]?.words.last ?? ""
    #expect(command.contains("--es.uri=https://es.example.org:443/search"))
    #expect(command.contains("--es.ca=/run/secrets/elastic_ca"))
    #expect(exporter?["environment"]?["ES_USERNAME"]?.text == "shop_elastic_exporter")
    let sources = stack.yaml("grafana/provisioning/datasources/datasources.yml")?["datasources"]
    let logs = try #require(sources?.items.first { $0["uid"]?.text == "logs" })
    #expect(logs["url"]?.text == "https://es.example.org:443/search")
    #expect(logs["basicAuthUser"]?.text == "shop_grafana_reader")
    #expect(logs.at("jsonData", "tlsAuthWithCACert")?.text == "true")
    #expect(logs.at("secureJsonData", "tlsCACert")?.text == "$__file{/run/secrets/elastic_ca}")
    #expect(
      stack.service("grafana")?["secrets"]?.words == [
        "grafana_admin_password", "grafana_reader_password", "elastic_ca",
      ])
    for name in ["logstash", "elastic-users", "kibana-setup"] {
      #expect(
        stack.service(name)?.at("environment", "ELASTIC_CA")?.text == "/run/secrets/elastic_ca")
      #expect(stack.service(name)?["secrets"]?.words.contains("elastic_ca") == true)
    }
    let everybody = MadeStack(Self.short)
    #expect(!everybody.text("logstash/pipeline/output.conf").contains("authorities"))
    #expect(everybody.text("logstash/pipeline/output.conf").contains("\"full\""))
    #expect(!everybody.text("grafana/provisioning/datasources/datasources.yml").contains("CACert"))
  }

  @Test("What is set up has the project's name, and replicas where there are nodes for them")
  func setUp() throws {
    let stack = MadeStack(Self.long)
    let users = try #require(stack.service("elastic-users"))
    #expect(users.at("environment", "ELASTIC_URL")?.text == "https://es.example.org:443/search")
    #expect(users.at("environment", "ELASTIC_USER")?.text == "installer")
    #expect(users.at("environment", "ELASTIC_PREFIX")?.text == "shop_")
    let importing = try #require(stack.service("kibana-setup"))
    #expect(importing.at("environment", "KIBANA_URL")?.text == "https://kibana.example.org:443/ui")
    let template = try JSONSerialization.jsonObject(
      with: Data(stack.text("elastic-setup/index-template.json").utf8))
    let inner = (template as? [String: Any])?["template"] as? [String: Any]
    let index = (inner?["settings"] as? [String: Any])?["index"] as? [String: Any]
    #expect(index?["auto_expand_replicas"] as? String == "0-1")
    #expect(index?["number_of_replicas"] == nil)
    #expect(stack.text("elastic-setup/lifecycle-policy.json").contains("\"7d\""))
    #expect(stack.service("kibana") == nil)
    #expect(stack.text("kibana/kibana.yml") == "")
    #expect(stack.text("grafana/dashboards/logs.json") != "")
    #expect(
      stack.text("grafana/dashboards/overview.json").contains("https://kibana.example.org/ui/"))
  }

  @Test("A Kibana of the stack's own signs in with a token")
  func kibana() {
    let settings = MadeStack(Self.short).yaml("kibana/kibana.yml")
    #expect(settings?["elasticsearch.hosts"]?.words == ["https://es.example.org:9200"])
    #expect(settings?["elasticsearch.username"] == nil)
    #expect(settings?["elasticsearch.ssl.certificateAuthorities"] == nil)
    let kibana = MadeStack(Self.short).service("kibana")
    #expect(kibana?["secrets"]?.words.contains("kibana_service_token") == true)
    #expect(kibana?["secrets"]?.words.contains("kibana_system_password") == false)
  }

  @Test("Where nothing may be set up, the README says what must exist")
  func byHand() {
    let stack = MadeStack(Self.unprepared)
    #expect(services(stack).isDisjoint(with: ["elastic-users", "kibana-setup"]))
    #expect(stack.text("elastic-setup/users.sh") == "")
    let readme = stack.text("README.md")
    for text in [
      "| `shop_logstash_writer` | `monitor` | `auto_configure`, `create_doc` of `logs-shop-*` |",
      "`PUT _index_template/shop-logs` with `elastic-setup/index-template.json`",
      "`manage_service_account`",
    ] {
      #expect(readme.contains(text))
    }
    for path in ["elastic-setup/index-template.json", "elastic-setup/kibana/errors.json"] {
      #expect(stack.text(path) != "")
    }
    let own = MadeStack(Self.short).text("README.md")
    #expect(own.contains("`manage_security`, `manage_ilm` and `manage_index_templates`"))
    #expect(!MadeStack("logs: {}\n").text("README.md").contains("## Elasticsearch"))
  }

  @Test("A container's name is found in the network of the watched system")
  func networks() {
    let stack = MadeStack(Self.nearby)
    for name in ["logstash", "kibana", "elastic-users", "grafana"] {
      #expect(stack.service(name)?["networks"]?.words == ["monitoring", "application"])
    }
    #expect(stack.service("filebeat")?["networks"]?.words == ["monitoring"])
    #expect(MadeStack(Self.short).service("logstash")?["networks"]?.words == ["monitoring"])
    #expect(!stack.text("logstash/pipeline/output.conf").contains("ssl"))
  }

  @Test("Its alerts stay with the exporter, and go with it")
  func alerts() {
    #expect(MadeStack(Self.short).text("prometheus/alert_rules.yml").contains("ElasticsearchRed"))
    let without = MadeStack(Self.nearby)
    #expect(!without.text("prometheus/alert_rules.yml").contains("Elasticsearch"))
    #expect(!without.text("prometheus/prometheus.yml").contains("elastic"))
    #expect(without.text("grafana/dashboards/logs.json") == "")
    #expect(services(without).contains("elasticsearch-exporter") == false)
  }

  @Test("The stack's disk holds none of it")
  func estimate() throws {
    let plan = try #require(
      MadeStack(Self.short.replacing("{}", with: "{volume: 2GB/day}")).bundle?.plan)
    let estimate = Estimator.estimate(plan)
    #expect(estimate.logDisk == 0)
    #expect(estimate.logVolume != nil)
    let own = try #require(MadeStack("logs: {volume: 2GB/day}\n").bundle?.plan)
    #expect(Estimator.estimate(own).logDisk ?? 0 > 1e9)
  }

  @Test(
    "What cannot be is refused, where it stands",
    arguments: [
      (
        "existing: {elasticsearch: \"https://e.org\"}",
        "'existing.elasticsearch' keeps logs, and none are collected", "\"https://e.org\""
      ),
      (
        "logs: {}\nexisting: {elasticsearch: \"http://localhost:9200\"}",
        "'localhost' is each container itself", "\"http://localhost:9200\""
      ),
      (
        "logs: {}\nexisting: {elasticsearch: {address: \"http://e.org\", ca: true}}",
        "there is no certificate to check without 'https'", "true"
      ),
      (
        "logs: {}\nexisting: {elasticsearch: {address: \"http://e.org\", setup: false, user: me}}",
        "'user' has no effect where 'setup' is false", "me"
      ),
    ])
  func refused(text: String, message: String, place: String) {
    let stack = MadeStack(text + "\n")
    #expect(stack.bundle == nil)
    #expect(stack.found.map(\.message) == [message])
    let file = Array((MadeStack.head + text).utf8)
    let marked = stack.found.first?.span.map {
      String(decoding: file[$0.start..<$0.end], as: UTF8.self)
    }
    #expect(marked == place)
    #expect(stack.found.first?.help != nil)
  }

  @Test("An address is needed, and a mapping has no other keys")
  func shape() {
    let none = MadeStack("logs: {}\nexisting: {elasticsearch: {ca: true}}\n")
    #expect(none.found.contains { $0.message.contains("'address'") })
    let odd = MadeStack("logs: {}\nexisting: {elasticsearch: [a]}\n")
    #expect(odd.found.contains { $0.message.contains("https://es.example.org:9200") })
    let key = MadeStack(
      "logs: {}\nexisting: {elasticsearch: {address: \"https://e.org\", password: x}}\n")
    #expect(key.found.contains { $0.message.contains("'password'") })
  }
}
