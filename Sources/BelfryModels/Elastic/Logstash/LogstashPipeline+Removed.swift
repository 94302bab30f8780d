package import BelfrySource

/// A setting of a plugin that Logstash 9 took away.
package struct RemovedOption: Sendable {
  /// The plugin.
  package var plugin: String
  /// The setting.
  package var name: String
  /// Where its name stands.
  package var span: Span
  /// The setting that took its place.
  package var replacement: String?
  /// Whether the value may stay when the name changes.
  package var keepsValue: Bool
}

extension LogstashPipeline {
  /// Settings that Logstash 9 took away, in the file's order.
  package var removedOptions: [RemovedOption] {
    plugins.flatMap { stage, plugin -> [RemovedOption] in
      let options = LogstashPluginTable.plugin(plugin.name, stage)?.options ?? []
      return plugin.attributes.compactMap { attribute in
        guard let option = options.first(where: { $0.name == attribute.name && $0.isRemoved })
        else { return nil }
        let keepsValue =
          Self.sameValues.contains(option.name)
          && option.replacement.map { plugin[$0] == nil } ?? false
        return RemovedOption(
          plugin: plugin.name, name: option.name, span: attribute.nameSpan,
          replacement: option.replacement, keepsValue: keepsValue)
      }
    }
  }

  /// Removed settings whose values may stay when the name changes.
  private static let sameValues: Set<String> = [
    "ssl", "ssl_enable", "ssl_cert", "ssl_cacert", "cacert", "ca_file", "client_cert",
    "client_key", "keystore", "keystore_password", "truststore", "truststore_password",
    "truststore_type", "cipher_suites",
  ]
}
