import BelfrySource
import BelfryYAML

/// What is known of an image that monitoring stacks use: facts of its Dockerfile.
struct KnownImage: Sendable {
  /// The last part of the image's name, in all spellings; a registry and owner are left out.
  let names: [String]
  /// Ports on which the program listens unless it is told otherwise.
  let ports: [Int]
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
    guard let known = byName[name] else { return nil }
    guard let tag, tag.contains("distroless") || tag.contains("scratch") else { return known }
    return KnownImage(
      names: known.names, ports: known.ports, user: 65532, tools: [], data: known.data,
      configFlag: known.configFlag, config: known.config, source: known.source)
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

  /// What is known of the image; nothing for images that are built here.
  var known: KnownImage? {
    guard node["build"] == nil else { return nil }
    return imageName.flatMap { KnownImage.named($0, tag: imageTag) }
  }
}

extension Workspace.Service {
  /// What is known of the image.
  var known: KnownImage? { ServiceSubject(name: name, node: node, root: file.root).known }
}
