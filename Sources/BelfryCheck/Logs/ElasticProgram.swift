import BelfryModels

/// Programs of Elastic that a bundle may run.
enum ElasticProgram: String, Sendable, CaseIterable {
  case elasticsearch
  case kibana
  case logstash
  case filebeat

  /// The kind of its file of settings.
  var kind: FileKind {
    switch self {
    case .elasticsearch: .elasticsearchSettings
    case .kibana: .kibanaSettings
    case .logstash: .logstashSettings
    case .filebeat: .filebeat
    }
  }

  /// The words that it takes for truth values.
  var truth: TruthWords {
    switch self {
    case .elasticsearch: .plain
    case .kibana: KibanaSchema.table.truth
    case .logstash: LogstashSchema.table.truth
    case .filebeat: FilebeatSchema.table.truth
    }
  }

  /// Where its image looks for that file.
  var path: String {
    switch self {
    case .elasticsearch: "/usr/share/elasticsearch/config/elasticsearch.yml"
    case .kibana: "/usr/share/kibana/config/kibana.yml"
    case .logstash: "/usr/share/logstash/config/logstash.yml"
    case .filebeat: "/usr/share/filebeat/filebeat.yml"
    }
  }

  /// The name in words.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
