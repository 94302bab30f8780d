import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let logstashPortClash = CheckRule(
    "logstash/port-clash", .error,
    summary: "Two inputs of a Logstash listen on the same port.",
    rationale: """
      The second one does not start: the address is in use. 'syslog' takes the port of TCP and of UDP. \
      Files of one folder are read as one, so that an input in each of them is there several times.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/plugins/plugins-inputs-syslog"],
    examples: [
      .fails(
        """
        input {
          tcp { port => 5000 }
          syslog { port => ⟦5000⟧ }
        }
        output { stdout { } }

        """),
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- pipeline/a.conf
        input { beats { port => 5044 } }
        output { stdout { } }
        --- pipeline/b.conf
        input { beats { port => ⟦5044⟧ } }
        output { stdout { } }

        """),
      .passes(
        """
        input {
          tcp { port => 5000 }
          udp { port => 5000 }
          tcp { port => 5000 host => "collector.shop.internal" mode => "client" }
          beats { port => "${PORT}" }
          beats { port => "${PORT}" }
          http { host => "127.0.0.1" }
          http { host => "10.0.0.1" }
        }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            command: logstash -f /usr/share/logstash/pipeline/a.conf
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- pipeline/a.conf
        input { beats { port => 5044 } }
        output { stdout { } }
        --- pipeline/b.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      var seen: Set<String> = []
      for listeners in stack.listeners {
        var byPort: [Int: [LogstashListener]] = [:]
        for listener in listeners {
          let earlier = byPort[listener.port]?.prefix(20).first { $0.clashes(listener) }
          byPort[listener.port, default: []].append(listener)
          guard let earlier, seen.insert("\(listener.file):\(listener.place.start)").inserted else {
            continue
          }
          reporter.report(
            at: listener.place,
            "'\(earlier.plugin.name)' listens on port \(listener.port) already",
            help: "give each input a port of its own",
            related: [.init("the first one", file: earlier.file, span: earlier.plugin.nameSpan)],
            in: listener.file)
        }
      }
    }
  )
}
