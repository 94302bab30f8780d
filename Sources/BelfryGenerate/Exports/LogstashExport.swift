import BelfryProfile
import BelfrySource

/// Makes a second output of Logstash's pipeline: the files of its folder are read as one.
struct LogstashExport {
  let host: String

  /// Better Stack's documentation, "HTTP REST API": JSON, one event or many, with a bearer token.
  /// Events that it does not take are dropped after some tries: Elasticsearch must not wait for it.
  var text: String {
    """
    # The same events to Better Stack.
    output {
      http {
        url => "https://\(host)/"
        http_method => "post"
        format => "json_batch"
        headers => { "Authorization" => "Bearer ${BETTERSTACK_LOGS_TOKEN}" }
        automatic_retries => 3
        retry_failed => false
      }
    }

    """
  }
}
