import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses long-term stores that cannot be.
  mutating func storage() {
    guard let longTerm = profile.storage.longTerm else { return }
    switch (longTerm.store, longTerm.remoteWrite) {
    case (nil, nil):
      report(
        "long-term-store", at: nil, "'storage.long_term' names no store",
        help: "say 'store: victoriametrics', or 'remote_write' with the address of one")
    case (let store?, let address?):
      report(
        "long-term-store", at: address.span, "the store is '\(store.value.rawValue)' already",
        help: "say 'store' or 'remote_write', not both")
    default: break
    }
    let store = longTerm.store?.value
    belongs(longTerm.query?.span, longTerm.query != nil, "query", to: [nil], store)
    belongs(longTerm.user?.span, longTerm.user != nil, "user", to: [nil], store)
    belongs(longTerm.token?.span, longTerm.token != nil, "token", to: [nil], store)
    belongs(longTerm.tenant?.span, longTerm.tenant != nil, "tenant", to: [nil], store)
    let s3: [LongTermStore?] = [.thanos, .mimir]
    belongs(longTerm.bucket?.span, longTerm.bucket != nil, "bucket", to: s3, store)
    belongs(longTerm.endpoint?.span, longTerm.endpoint != nil, "endpoint", to: s3, store)
    belongs(longTerm.region?.span, longTerm.region != nil, "region", to: s3, store)
    belongs(longTerm.tls?.span, longTerm.tls != nil, "tls", to: s3, store)
    for (name, value) in [
      ("retention_5m", longTerm.retention5m), ("retention_1h", longTerm.retention1h),
    ] { belongs(value?.span, value != nil, name, to: [.thanos], store) }
    belongs(
      longTerm.retention?.span, longTerm.retention != nil, "retention",
      to: [.victoriametrics, .mimir, .thanos], store)
    belongs(
      longTerm.metrics.first?.span, !longTerm.metrics.isEmpty, "metrics",
      to: [nil, .victoriametrics, .mimir], store)
    bucket(longTerm)
    credentials(longTerm)
    longer(longTerm)
  }

  private mutating func belongs(
    _ span: Span?, _ isSaid: Bool, _ key: String, to stores: [LongTermStore?],
    _ store: LongTermStore?
  ) {
    guard isSaid, !stores.contains(store) else { return }
    let what = store.map { "the store '\($0.rawValue)'" } ?? "a store that exists"
    report("long-term-key", at: span, "'\(key)' is not for \(what)", help: "remove it")
  }

  private mutating func bucket(_ longTerm: LongTermProfile) {
    if longTerm.store?.value == .thanos, longTerm.bucket == nil {
      report(
        "long-term-bucket", at: longTerm.store?.span, "Thanos needs an S3 bucket",
        help: "say 'bucket' and 'region' or 'endpoint', or choose 'victoriametrics'")
    }
    guard let bucket = longTerm.bucket, longTerm.region == nil, longTerm.endpoint == nil else {
      return
    }
    report(
      "long-term-bucket", at: bucket.span,
      "where the bucket '\(bucket.value.text)' is, is not said",
      help: "say 'region', or the 'endpoint' of another S3 service")
  }

  private mutating func credentials(_ longTerm: LongTermProfile) {
    if let token = longTerm.token, token.value, longTerm.user != nil {
      report(
        "long-term-key", at: token.span, "'user' and 'token' exclude each other",
        help: "keep the one that the store asks for")
    }
    let isSecret = longTerm.user != nil || longTerm.token?.value == true
    if let address = longTerm.remoteWrite, isSecret, address.value.scheme == "http" {
      warn(
        "plain-secret", at: address.span, "a secret goes to '\(address.value.text)' without TLS",
        help: "use https unless the way is private")
    }
  }

  /// A long-term store that forgets before Prometheus does is none.
  private mutating func longer(_ longTerm: LongTermProfile) {
    let own =
      profile.storage.retention?.value ?? PrometheusDuration(Defaults.retention)
    guard let kept = longTerm.retention, let own, kept.value.milliseconds <= own.milliseconds
    else { return }
    report(
      "long-term-retention", at: kept.span,
      "the long-term store keeps \(kept.value), Prometheus itself \(own)",
      help: "keep it longer there, or leave the store out")
  }

  /// Packs of the long-term store, and of remote write where anything is written.
  var storageParts: [String] {
    var parts = profile.storage.longTerm?.store.map { [$0.value.rawValue] } ?? []
    if RemoteWriteComposer.isNeeded(profile) { parts.append("remote-write") }
    return parts
  }

  /// A queue in which a sample comes every few minutes is behind for as long.
  var remoteWriteThresholds: [String: Double] {
    guard profile.storage.downsample != nil else { return [:] }
    return ["behind_seconds": Double(max(300, profile.storage.every.milliseconds / 1000 * 2 + 120))]
  }

  /// What the stores' packs ask for.
  var storagePlaceholders: [String: String] {
    guard let longTerm = profile.storage.longTerm else { return [:] }
    let raw = longTerm.retention?.value ?? PrometheusDuration(Defaults.longTermRetention)
    let length = raw?.milliseconds ?? 0
    func days(_ own: Located<PrometheusDuration>?, _ times: Int64) -> String {
      "\(max(1, (own?.value.milliseconds ?? length * times) / 86_400_000))d"
    }
    return [
      "long_term_retention": days(longTerm.retention, 1),
      "long_term_retention_5m": days(longTerm.retention5m, 2),
      "long_term_retention_1h": days(longTerm.retention1h, 5),
    ]
  }
}

extension StorageProfile {
  /// How often is downsampled.
  var every: PrometheusDuration {
    downsample?.every?.value ?? PrometheusDuration(Defaults.downsampling)
      ?? PrometheusDuration(seconds: 300)
  }
}
