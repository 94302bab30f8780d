import BelfrySource
package import BelfryYAML

/// Something that is mounted, with everything said.
package struct VolumeLong: CheckedModel, Sendable {
  package var type: WordText<MountType>?
  package var source: Text?
  package var target: Text?
  package var readOnly: FlagText?
  package var consistency: Text?
  package var bind: BindOptions?
  package var volume: VolumeOptions?
  package var tmpfs: TmpfsOptions?
  package var image: ImageOptions?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Something that is mounted, with everything said."

  /// Reports a path on the host that is not said.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard type?.meaning == .bind, source?.value.isEmpty ?? true else { return }
    context.needsOne(of: ["source"], in: node, help: "a mount of type 'bind' needs a path")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "What is mounted.", .required)
    visit.key("source", &source, "Path on the host, or the volume.")
    visit.key("target", &target, "Path inside.", .required)
    visit.key("read_only", &readOnly, "Whether it is read-only.")
    visit.key("consistency", &consistency, "Consistency on a Mac.")
    visit.key("bind", &bind, "Options of a path on the host.")
    visit.key("volume", &volume, "Options of a volume.")
    visit.key("tmpfs", &tmpfs, "Options of a folder in memory.")
    visit.key("image", &image, "Options of an image.")
  }
}

/// What is mounted.
package enum MountType: String, CaseIterable, Sendable {
  case bind
  case volume
  case tmpfs
  case cluster
  case npipe
  case image
}

/// How mounts below a mounted folder are treated.
package enum BindRecursion: String, CaseIterable, Sendable {
  case enabled
  case disabled
  case writable
  case readonly
}

/// How SELinux labels what is mounted.
package enum SELinuxLabel: String, CaseIterable, Sendable {
  case shared = "z"
  case exclusive = "Z"
}

/// Options of a path on the host.
package struct BindOptions: Model, Sendable {
  package var propagation: Text?
  package var createHostPath: FlagText?
  package var recursive: WordText<BindRecursion>?
  package var selinux: WordText<SELinuxLabel>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Options of a path on the host."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("propagation", &propagation, "How mounts spread.")
    visit.key(
      "create_host_path", &createHostPath,
      "Whether the path is made when it is missing.", .byDefault("true"))
    visit.key("recursive", &recursive, "How mounts below are treated.")
    visit.key("selinux", &selinux, "How SELinux labels it.")
  }
}

/// Options of a mounted volume.
package struct VolumeOptions: Model, Sendable {
  package var labels: KeyValues?
  package var nocopy: FlagText?
  package var subpath: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Options of a mounted volume."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("labels", &labels, "Labels of the volume.")
    visit.key("nocopy", &nocopy, "Whether the image's files are left out.")
    visit.key("subpath", &subpath, "Folder of the volume.")
  }
}

/// Options of a folder in memory.
package struct TmpfsOptions: CheckedModel, Sendable {
  package var size: Scalar<DockerSizeKind>?
  package var mode: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Options of a folder in memory."

  /// Reports a size below zero.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let size, let bytes = size.meaning, bytes < 0, let span = size.span else { return }
    context.report("value/out-of-range", at: span, "'size' takes a number from 0")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("size", &size, "Its size.")
    visit.key("mode", &mode, "Its permissions.")
  }
}

/// Options of a mounted image.
package struct ImageOptions: Model, Sendable {
  package var subpath: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Options of a mounted image."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("subpath", &subpath, "Folder of the image.")
  }
}

/// A secret or config that a service gets.
package struct FileGrant: CheckedModel, Sendable {
  package var source: Text?
  package var target: Text?
  package var uid: Text?
  package var gid: Text?
  package var mode: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A secret or config that a service gets."

  /// Reports that nothing is given, and permissions that are no octal number.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsOne(of: ["source"], in: node, help: "name the secret or config from the top level")
    guard let mode = node["mode"], mode.scalarType == .string, !mode.text.utf8.contains(0x24),
      Int(mode.text, radix: 8) == nil
    else { return }
    context.report(
      "yaml/wrong-type", at: mode.span, "'\(mode.shortText)' is no octal number",
      help: "write permissions such as 0440")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("source", &source, "The secret or config.")
    visit.key("target", &target, "File inside.")
    visit.key("uid", &uid, "Owner of the file; not kept for files of the host.")
    visit.key("gid", &gid, "Group of the file; not kept for files of the host.")
    visit.key("mode", &mode, "Permissions of the file; not kept for files of the host.")
  }
}
