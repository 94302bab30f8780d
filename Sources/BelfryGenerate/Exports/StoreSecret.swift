import BelfryProfile
import BelfrySource
import BelfryYAML

/// A secret of a long-term store or of an export: a file in `secrets/`, and who reads it.
struct StoreSecret: Sendable {
  var name: String
  var about: String
  /// The service that reads it.
  var service: String

  static let longTermToken = "long_term_token"
  static let longTermPassword = "long_term_password"
  static let newrelic = "newrelic_license_key"
  static let betterstack = "betterstack_source_token"
  static let betterstackLogs = "betterstack_logs_token"
  static let influxdb = "influxdb_token"
  static let datadog = "datadog_api_key"
  static let aws = "aws_credentials"
  static let sentry = "sentry_public_key"
  static let s3 = "s3_credentials"

  /// Every secret that a profile's stores and exports read; those of packs stand in the packs.
  static func all(_ profile: Profile) -> [StoreSecret] {
    var found: [StoreSecret] = []
    func add(_ isThere: Bool, _ service: String, _ name: String, _ about: String) {
      if isThere { found.append(StoreSecret(name: name, about: about, service: service)) }
    }
    let (longTerm, exports) = (profile.storage.longTerm, profile.exports)
    add(
      longTerm?.token?.value == true, "prometheus", longTermToken,
      "Bearer token of the long-term store.")
    add(
      longTerm?.user != nil, "prometheus", longTermPassword,
      "Password of the user '\(longTerm?.user?.value ?? "")' at the long-term store.")
    add(
      longTerm?.store?.value == .mimir && longTerm?.bucket != nil, "mimir", s3,
      "Access key of the S3 bucket in the form of ~/.aws/credentials: a line [default], then "
        + "aws_access_key_id = … and aws_secret_access_key = … .")
    add(
      exports.newrelic != nil, "prometheus", newrelic,
      "License key (Ingest - License) of New Relic.")
    add(
      exports.betterstack != nil, "prometheus", betterstack,
      "Source token of Better Stack's source of metrics.")
    add(
      exports.betterstack?.logs != nil, "logstash", betterstackLogs,
      "Source token of Better Stack's source of logs.")
    add(
      exports.influxdb != nil, "export-collector", influxdb,
      "API token of InfluxDB that may write to the bucket.")
    add(exports.datadog != nil, "export-collector", datadog, "API key of Datadog.")
    add(
      exports.cloudwatch != nil, "export-collector", aws,
      "Access key of AWS in the form of ~/.aws/credentials, with the right logs:PutLogEvents, "
        + "logs:CreateLogGroup, logs:CreateLogStream and logs:DescribeLogStreams.")
    add(
      exports.sentry != nil, "export-collector", sentry,
      "Public key of the Sentry project: what stands before the @ in its DSN.")
    return found
  }
}
