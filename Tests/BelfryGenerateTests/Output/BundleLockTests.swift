import BelfrySource
import Testing

@testable import BelfryGenerate

struct BundleLockTests {
  static func lock() throws -> BundleLock {
    let tree = try Sample.tree([("a \"b\\.yml", "1"), ("b/ü", "2"), ("z", "3")])
    var origin = Sample.origin("x")
    origin.version = "1.0\u{1}\u{2028}\t\u{85}"
    origin.images["db"] = "postgres:17"
    return BundleLock(tree, origin: origin)
  }

  static func text(_ lock: BundleLock) -> String {
    String(decoding: lock.encode(), as: UTF8.self)
  }

  @Test func roundTrip() throws {
    let lock = try Self.lock()
    #expect(try BundleLock(decoding: lock.encode()) == lock)
    var secretive = lock
    secretive.origin.secrets = ["key": .random, "url": .asked("Where \"it\" goes.")]
    #expect(try BundleLock(decoding: secretive.encode()) == secretive)
    let empty = BundleLock(
      FileTree(), origin: BundleOrigin(version: "", profile: Digest(of: []), images: [:]))
    #expect(try BundleLock(decoding: empty.encode()) == empty)
  }

  @Test func isStable() throws {
    let text = Self.text(BundleLock(try Sample.tree([("a", "")]), origin: Sample.origin("")))
    let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      text == """
        # Written by belfry generate, which knows its own files by it. Commit it; do not edit it.
        format: 1
        belfry: "0.1.0"
        profile: "\(empty)"
        images:
          "prometheus": "prom/prometheus:v3.5.0"
        files:
          "a": "\(empty)"
        ...

        """)
  }

  @Test("It is YAML", .enabled(if: hasPyYAML, "python3 with PyYAML is not installed"))
  func isYAML() throws {
    let folder = try TemporaryFolder()
    let lock = try Self.lock()
    try folder.write("belfry.lock", Self.text(lock))
    let script = """
      import sys, yaml
      data = yaml.safe_load(open(sys.argv[1], encoding='utf-8'))
      print(data['format'], data['belfry'] == '1.0\\u0001\\u2028\\t\\u0085', data['profile'])
      print(sorted(data['files'].items()) == sorted(zip(sys.argv[2::2], sys.argv[3::2])))
      """
    let files = lock.files.flatMap { [$0.key, $0.value.description] }
    let output = try run("python3", ["-c", script, "\(folder.path)/belfry.lock"] + files)
    #expect(output.text == "1 True \(lock.origin.profile)\nTrue\n")
  }

  private static let hasPyYAML = (try? run("python3", ["-c", "import yaml"]).status) == 0

  /// Edits of a good lock, and the line and message that each leads to.
  static let damages: [(String, String, String)] = [
    ("format: 1", "format: 2", "belfry.lock has format 2; this Belfry knows format 1"),
    ("format: 1", "format: x", "belfry.lock:2 is damaged: expected a format number"),
    ("format: 1", "version: 1", "belfry.lock:2 is damaged: expected 'format'"),
    ("format: 1\n", "format: 1\r\n", "belfry.lock:2 is damaged: expected a format number"),
    ("profile: \"sha256:", "profile: \"md5:", "belfry.lock:4 is damaged: expected a digest"),
    ("images:", "pictures:", "belfry.lock:5 is damaged: expected 'images'"),
    ("images:\n", "images:\n\n", "belfry.lock:6 is damaged: expected an entry of 'images'"),
    ("files:", "files: {}", "belfry.lock:9 is damaged: expected '...'"),
    ("...\n", "", "belfry.lock:12 is damaged: expected '...'"),
    ("...\n", "...\n\n", "belfry.lock:13 is damaged: expected the end"),
    ("\"z\"", "z", "belfry.lock:11 is damaged: expected a string in double quotes"),
    ("\"z\"", "\"z", "belfry.lock:11 is damaged: expected ': '"),
    ("\"z\":", "\"z\"", "belfry.lock:11 is damaged: expected ': '"),
    ("\"z\"", "\"\\n\"", "belfry.lock:11 is damaged: expected a known escape"),
    ("\"z\"", "\"\\uD800\"", "belfry.lock:11 is damaged: expected four hexadecimal digits"),
    ("\"z\"", "\"\\u00\"", "belfry.lock:11 is damaged: expected four hexadecimal digits"),
    ("\"z\"", "\"../z\"", "belfry.lock:11 names '../z', which is no file of a bundle"),
    (
      "\"z\"", "\"/etc/passwd\"", "belfry.lock:11 names '/etc/passwd', which is no file of a bundle"
    ),
    ("\"z\"", "\"secrets/z\"", "belfry.lock:11 names 'secrets/z', which is no file of a bundle"),
    ("\"z\"", "\"a\"", "belfry.lock:11 is damaged: 'a' stands twice or out of order"),
    ("\"z\"", "\"b/ü\"", "belfry.lock:11 is damaged: 'b/ü' stands twice or out of order"),
    ("  \"z\"", "<<<<<<< HEAD\n  \"z\"", "belfry.lock:11 holds a merge conflict"),
    ("\"db\"", "\"d\u{1}b\"", "belfry.lock:6 is damaged: expected a printable character"),
    ("\n  \"z\"", " \n  \"z\"", "belfry.lock:10 is damaged: expected the end of the line"),
  ]

  @Test("Damaged locks", arguments: damages)
  func damaged(_ old: String, _ new: String, _ message: String) throws {
    var text = Self.text(try Self.lock())
    let range = try #require(text.unicodeScalars.firstRange(of: old.unicodeScalars))
    text.unicodeScalars.replaceSubrange(range, with: new.unicodeScalars)
    let error = #expect(throws: BundleLockError.self) {
      try BundleLock(decoding: Array(text.utf8))
    }
    #expect(error?.message == message)
  }

  @Test("Cut off or flipped anywhere: an error or the lock, never a trap")
  func broken() throws {
    let lock = try Self.lock()
    let bytes = lock.encode()
    for end in 0..<bytes.count {
      #expect(throws: BundleLockError.self) { try BundleLock(decoding: Array(bytes[..<end])) }
    }
    var dice = Dice(seed: 11)
    var accepted = 0
    for index in bytes.indices {
      var changed = bytes
      changed[index] = UInt8.random(in: 0...255, using: &dice)
      if let other = try? BundleLock(decoding: changed) {
        accepted += 1
        #expect(try BundleLock(decoding: other.encode()) == other)
      }
    }
    #expect(accepted < bytes.count)
  }
}
