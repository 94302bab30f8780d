import BelfrySource
import Testing

@testable import BelfryGenerate

struct DigestTests {
  /// Messages and digests of FIPS 180-4's examples and of the NIST example values.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("Published vectors", arguments: vectors)
  func vector(_ message: String, _ digest: String) {
    #expect(Digest(of: Array(message.utf8)).hex == digest)
  }

  @Test("Every length around the block's edges, against sha256sum")
  func lengths() throws {
    let lengths = Array(0...130) + [191, 192, 193, 4095, 4096, 4097, 65_535, 65_536, 65_537]
    let folder = try TemporaryFolder()
    var dice = Dice(seed: 7)
    var expected: [String: String] = [:]
    for length in lengths {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }
      let path = "\(folder.path)/\(length)"
      try DiskFileSystem().create(path, bytes, mode: 0o644)
      expected[path] = Digest(of: bytes).hex
    }
    let output = try run("sha256sum", expected.keys.sorted())
    let lines = output.text.split(separator: "\n")
    #expect(lines.count == lengths.count)
    for line in lines { #expect(expected[String(line.dropFirst(66))] == String(line.prefix(64))) }
  }

  @Test func readsItsOwnDigits() {
    let digest = Digest(of: [1, 2, 3])
    #expect(Digest(hex: digest.hex) == digest)
    #expect(digest.bytes.count == 32 && digest.bytes.prefix(4) == [0x03, 0x90, 0x58, 0xC6])
    #expect(digest.description == "sha256:" + digest.hex)
  }

  @Test(
    "Other texts are no digest",
    arguments: [
      "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
      String(repeating: "A", count: 64), String(repeating: "g", count: 64),
      String(repeating: "é", count: 32),
    ])
  func refuses(_ text: String) { #expect(Digest(hex: text) == nil) }
}
