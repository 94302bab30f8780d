import Foundation
import Testing

@testable import BelfryExposition

@Suite("gzip")
struct GzipTests {
  /// Unpacks in pieces of a size.
  private func unpack(_ bytes: [UInt8], pieces: Int = 64) -> Result<[UInt8], GzipError> {
    var rest = bytes[...]
    var reader = GzipReader {
      defer { rest = rest.dropFirst(pieces) }
      return Array(rest.prefix(pieces))
    }
    var result: [UInt8] = []
    do throws(GzipError) {
      while let piece = try reader.next() { result += piece }
      return .success(result)
    } catch {
      return .failure(error)
    }
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  static let program = "/usr/bin/gzip"

  private func pack(_ bytes: [UInt8], _ arguments: [String]) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments + ["-c", path.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }

  static let texts: [[UInt8]] = [
    [], Array("up 1\n".utf8), [UInt8](repeating: 0x61, count: 300_000),
    (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3 ^ $0) },
    Array((0..<20_000).map { "requests_total{path=\"/\($0)\"} \($0 * $0)\n" }.joined().utf8),
  ]

  @Test(
    "What gzip packs comes out again",
    .enabled(if: FileManager.default.isExecutableFile(atPath: program)),
    arguments: texts.indices, ["-1", "-6", "-9"])
  func roundTrip(text: Int, level: String) throws {
    let packed = try pack(Self.texts[text], [level])
    #expect(unpack(packed) == .success(Self.texts[text]))
    #expect(unpack(packed + packed, pieces: 1000) == .success(Self.texts[text] + Self.texts[text]))
  }

  @Test(
    "Damage is found, and never a trap",
    .enabled(if: FileManager.default.isExecutableFile(atPath: program)))
  func damage() throws {
    let packed = try pack(Self.texts[4], ["-9"])
    #expect(unpack(Array(packed.dropLast(9))) == .failure(.truncated))
    #expect(unpack(Array(packed.prefix(5))) == .failure(.truncated))
    for place in stride(from: 80, to: packed.count, by: packed.count / 50) {
      var damaged = packed
      damaged[place] ^= 0x55
      if case .success = unpack(damaged) { Issue.record("damage at \(place) was not found") }
    }
  }

  @Test(
    "A stored block, and one with the fixed codes",
    arguments: [
      ("1f8b0800000000000403010500faff757020310a7290ea8205000000", 1),
      ("1f8b08000000000002032b2d5030e42aa52d0100908a697164000000", 20),
    ])
  func blocks(hex: String, count: Int) {
    let text = [[UInt8]](repeating: Array("up 1\n".utf8), count: count).flatMap(\.self)
    #expect(unpack(Self.bytes(hex), pieces: 1) == .success(text))
  }

  @Test("What is not gzip")
  func notGzip() {
    #expect(unpack(Array("up 1\n# no gzip\n".utf8)) == .failure(.notGzip))
    #expect(!GzipReader.isGzip(Array("up".utf8)))
    #expect(unpack([0x1F, 0x8B, 8, 0xE0, 0, 0, 0, 0, 0, 0]) == .failure(.notGzip))
  }
}
