import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let securityMismatch = CheckRule(
    "elastic/security-mismatch", .error,
    summary:
      "A client that does not speak as its server does: TLS, or a user's name, on one side alone.",
    rationale: """
      The server refuses every request. Since version 8 Elasticsearch speaks TLS and asks for a user \
      unless it is told otherwise.
      """,
    references: ["https://www.elastic.co/docs/deploy-manage/security/self-auto-setup"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:8.5.0
            environment:
              - discovery.type=single-node
          kibana:
            image: docker.elastic.co/kibana/kibana:8.5.0
            environment:
              - ⟦ELASTICSEARCH_HOSTS=http://elasticsearch:9200⟧

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.enabled: "false"
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana.yml
        elasticsearch.hosts: [⟦"https://elasticsearch:9200"⟧]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.enabled: "true"
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => [⟦"http://elasticsearch:9200"⟧] }
        }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            build: {context: elasticsearch, args: {ELASTIC_VERSION: 9.5.3}}
            environment: [discovery.type=single-node]
            volumes: ["data:/usr/share/elasticsearch/data"]
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment: ["ELASTICSEARCH_HOSTS=http://elasticsearch:9200"]
        volumes: {data: {}}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:${VERSION}
            environment:
              - discovery.type=single-node
          off:
            image: docker.elastic.co/elasticsearch/elasticsearch:8.5.0
            environment:
              - discovery.type=single-node
              - xpack.security.enabled=false
          kibana:
            image: docker.elastic.co/kibana/kibana:8.5.0
            environment:
              - ELASTICSEARCH_HOSTS=["http://elasticsearch:9200","http://off:9200"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.http.ssl.enabled: "true"
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["https://elasticsearch:9200"]
            api_key => "${KEY}"
          }
        }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:7.17.29
            volumes: ["./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro"]
          logstash:
            image: docker.elastic.co/logstash/logstash:7.17.29
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash: {hosts: ["logstash:5044"], ssl.certificate_authorities: ["/ca.crt"]}
        --- pipeline/main.conf
        input { beats { port => 5044 ssl => true ssl_certificate => "/a" ssl_key => "/b" } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.29
            environment: [discovery.type=single-node, xpack.security.enabled=true]
          logs:
            image: shop/logstash:7
            volumes: ["./open:/logs", "./closed/main.conf:/logs/main.conf"]
        --- open/main.conf
        input { stdin { } }
        output { elasticsearch { hosts => ["elasticsearch:9200"] } }
        --- closed/main.conf
        input { stdin { } }
        output { elasticsearch { hosts => ["elasticsearch:9200"] user => "a" password => "${P}" } }

        """),
    ],
    check: .logs { stack, reporter in
      for client in stack.clients {
        guard let server = stack.server(client.address, .elasticsearch) else { continue }
        let security = ElasticSecurity(server)
        let related = security.reason.map {
          [Diagnostic.Related("this decides it", file: $0.path, span: $0.span)]
        }
        let (host, file) = (client.address.host, client.address.file)
        if security.speaksTLS == true, !client.isSecure {
          reporter.report(
            at: client.address.span, "'\(host)' speaks TLS, and this address does not",
            help: "write 'https://' and name its authority, or switch TLS off there",
            related: related ?? [], in: file)
        } else if security.speaksTLS == false, client.isSecure {
          reporter.report(
            at: client.address.span, "'\(host)' speaks no TLS, and this address asks for it",
            help: "write 'http://', or switch TLS on there", related: related ?? [], in: file)
        } else if security.asksUsers == true, client.hasUser == false {
          reporter.report(
            at: client.address.span, "'\(host)' asks for a user, and none is given",
            help: "give user and password, a key or a token", related: related ?? [], in: file)
        }
      }
      for program in stack.all(.filebeat) {
        guard let hosts = program.setting("output.logstash.hosts") else { continue }
        let tls = program.family("output.logstash.ssl")
        let speaks = !tls.isEmpty && program.flag("output.logstash.ssl.enabled") != false
        for address in stack.addresses(hosts) {
          guard let inputs = stack.beatsInputs(address), inputs.count == 1,
            let input = inputs.first
          else { continue }
          // Before version 8 the setting is called 'ssl'.
          let option = ["ssl_enabled", "ssl"].first { input.plugin[$0] != nil }
          let flag = option.flatMap { input.plugin[$0] }
          guard flag == nil || ["true", "false"].contains(flag?.scalar) else { continue }
          let wanted = flag?.scalar == "true"
          guard wanted != speaks else { continue }
          reporter.report(
            at: address.span,
            wanted
              ? "'\(address.host)' speaks TLS, and this output does not"
              : "'\(address.host)' speaks no TLS, and this output asks for it",
            help: "set 'output.logstash.ssl' and the input's '\(option ?? "ssl_enabled")' alike",
            related: [.init("the input", file: input.file, span: input.plugin.nameSpan)],
            in: address.file)
        }
      }
    }
  )
}
