import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let certSanMissing = CheckRule(
    "elastic/cert-san-missing", .error,
    summary: "A certificate that is not for the name under which it is reached.",
    rationale: """
      The client compares the name with those in the certificate, and ends the connection.
      """,
    examples: [
      .fails(
        """
        services:
          setup:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            command: >
              bash -c '
                echo -ne "instances:\\n  - name: es01\\n    dns: [es01, localhost]\\n" > config/certs/instances.yml;
                bin/elasticsearch-certutil cert --silent --pem --in config/certs/instances.yml
              '
          search:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - xpack.security.http.ssl.enabled=true
              - xpack.security.http.ssl.keystore.path=certs/es01.p12
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment:
              - ⟦ELASTICSEARCH_HOSTS=https://search:9200⟧

        """),
      .passes(
        """
        services:
          setup:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            command: >
              bash -c '
                echo -ne "instances:\\n  - name: es01\\n    dns:\\n      - es01\\n      - localhost\\n" > config/certs/instances.yml;
                bin/elasticsearch-certutil cert --silent --pem --in config/certs/instances.yml
              '
          es01:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - xpack.security.http.ssl.enabled=true
              - xpack.security.http.ssl.keystore.path=certs/es01.p12
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment:
              - ELASTICSEARCH_HOSTS=https://es01:9200

        """),
    ],
    check: .logs { stack, reporter in
      guard let certificates = stack.certificateNames else { return }
      for client in stack.clients where client.isSecure && client.checksNames {
        let host = client.address.host
        guard stack.server(client.address, .elasticsearch) != nil,
          !certificates.names.contains(host)
        else { continue }
        reporter.report(
          at: client.address.span, "no certificate is made for the name '\(host)'",
          help: "add it under 'dns' where the certificates are made", in: client.address.file)
      }
    }
  )
}
