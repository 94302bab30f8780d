import BelfryProfile
import BelfrySource
import BelfryYAML

/// What stores, exports and channels add to services of packs: secrets, flags and variables.
struct ServiceExtras {
  private var secrets: [String: [String]] = [:]
  private let profile: Profile

  init(_ profile: Profile) {
    self.profile = profile
    for secret in StoreSecret.all(profile) {
      secrets[secret.service, default: []].append(secret.name)
    }
    secrets["alertmanager", default: []] += ChannelSecret.all(profile).map(\.name)
  }

  /// The service with what it needs beside its pack.
  func complete(_ service: Value, _ name: String) -> Value {
    var service = service
    if let own = secrets[name], !own.isEmpty {
      service =
        service["secrets"] == nil
        ? service.adding("secrets", .words(own)) : service.appending("secrets", words(own))
    }
    if name == "prometheus", profile.storage.longTerm?.store?.value == .thanos {
      // Blocks that never change are what Thanos can upload; it merges them itself.
      service = service.appending(
        "command",
        words(["--storage.tsdb.min-block-duration=2h", "--storage.tsdb.max-block-duration=2h"]))
    }
    if name == "mimir", profile.storage.longTerm?.bucket != nil {
      service = service.keyed(StoreSecret.s3)
    }
    if name == "export-collector", profile.exports.cloudwatch != nil {
      service = service.keyed(StoreSecret.aws)
    }
    return service
  }
}

private func words(_ texts: [String]) -> [Value] { texts.map { .string($0) } }

extension Value {
  /// The service with the file from which Amazon's and MinIO's clients read their key.
  fileprivate func keyed(_ secret: String) -> Value {
    let path = Value.string("/run/secrets/\(secret)")
    return adding("environment", .map(["AWS_SHARED_CREDENTIALS_FILE": path]))
  }
}
