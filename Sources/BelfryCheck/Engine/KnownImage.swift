import BelfrySource
import BelfryYAML

/// What is known of an image that monitoring stacks use: facts of its Dockerfile.
struct KnownImage: Sendable {
  /// The last part of the image's name, in all spellings; a registry and owner are left out.
  let names: [String]
  /// Ports on which the program listens unless it is told otherwise.
  var ports: [Int]
  /// The user that it runs as; `0` for root, nothing where that is not known.
  let user: Int?
  /// Programs inside that health checks use, of sh, wget, curl; nothing where that is not known.
  let tools: Set<String>?
  /// The folder with its data.
  var data: String?
  /// Whether the image declares that folder a volume, so that it can be written to in any case.
  var declaresVolume = false
  /// The flag that names the configuration, and its default.
  var configFlag: String?
  var config: String?
  /// Whether the image has a health check of its own.
  var hasHealthcheck = false
  /// Where the facts come from.
  let source: String

  /// What is known of an image by the last part of its name and its tag; variants without a shell
  /// have no tools.
  static func named(_ name: String, tag: String? = nil) -> KnownImage? {
    guard var known = byName[name] else { return nil }
    if let tag, known.ports == [9114], Self.isBefore(tag, 1, 1) { known.ports = [9108] }
    guard let tag, tag.contains("distroless") || tag.contains("scratch") else { return known }
    return KnownImage(
      names: known.names, ports: known.ports, user: 65532, tools: [], data: known.data,
      configFlag: known.configFlag, config: known.config, source: known.source)
  }

  /// Whether a tag is surely that of a version before another one.
  static func isBefore(_ tag: String, _ major: Int, _ minor: Int) -> Bool {
    numbers(of: tag).map { $0.major < major || ($0.major == major && $0.minor < minor) } ?? false
  }

  /// Whether a tag is surely that of a version or of a later one, as `latest` and no tag are.
  static func isSince(_ tag: String?, _ major: Int, _ minor: Int) -> Bool {
    guard let tag, tag != "latest" else { return true }
    return numbers(of: tag).map { $0.major > major || ($0.major == major && $0.minor >= minor) }
      ?? false
  }

  /// The first two numbers of a tag; one number alone is the latest version of it.
  private static func numbers(of tag: String) -> (major: Int, minor: Int)? {
    let text = tag.drop { $0 == "v" }.prefix { $0 != "-" && $0 != "+" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ Int($0) }), parts.count < 5 else { return nil }
    guard parts.count > 1 else { return (first, Int.max) }
    return Int(parts[1]).map { (first, $0) }
  }

  private static let byName: [String: KnownImage] = {
    var found: [String: KnownImage] = [:]
    for image in all { for name in image.names { found[name] = image } }
    return found
  }()
}

extension ServiceSubject {
  /// The tag of the image, where it is known.
  var imageTag: String? {
    guard let image = node["image"]?.text, !image.contains("$") else { return nil }
    return image.imageTag
  }

  /// Whether the image is one of Bitnami's, which have other folders and users than the official
  /// ones of the same name.
  var isBitnami: Bool {
    let parts = (node["image"]?.text ?? "").split(separator: "/").dropLast()
    return parts.last?.hasPrefix("bitnami") == true
  }

  /// What is known of the image; nothing for images that are built here.
  var known: KnownImage? {
    guard node["build"] == nil, !isBitnami else { return nil }
    var known = imageName.flatMap { KnownImage.named($0, tag: imageTag) }
    // The last image under the exporter's former name may be of either port.
    if known?.ports == [9114], node["image"]?.text.contains("justwatch/") == true,
      imageTag == nil || imageTag == "latest"
    {
      known?.ports.append(9108)
    }
    return known
  }
}

extension Workspace.Service {
  /// What is known of the image.
  var known: KnownImage? { ServiceSubject(name: name, node: node, root: file.root).known }
}
