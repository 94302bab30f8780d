import BelfryGenerate
import BelfryTestSupport
import Foundation
import Glibc
import Testing

@testable import BelfryProvision

@Suite("The image of this program")
struct ProgramImageTests {
  @Test("A library has the name that programs ask for")
  func names() {
    #expect(ProgramImage.loadedName("/usr/lib/x86_64-linux-gnu/libz.so.1.3.1") == "libz.so.1")
    #expect(ProgramImage.loadedName("/opt/swift/libswiftCore.so") == "libswiftCore.so")
    #expect(ProgramImage.loadedName("/lib64/ld-linux-x86-64.so.2") == "ld-linux-x86-64.so.2")
  }

  @Test("Belfry's own image is known by its name")
  func own() {
    #expect(ProgramImage.isOwn("belfry-simulator:local"))
    #expect(!ProgramImage.isOwn("registry.example.org/belfry-simulator:local"))
    #expect(!ProgramImage.isOwn("prom/prometheus:v3.14.0"))
  }

  @Test("Its archive holds the program, its loader and its libraries, as tar reads them")
  func archive() throws {
    let folder = try Folder()
    let file = try ProgramImage().archive(below: folder.path)
    defer { close(file) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    let unpack = "cd '\(folder.path)' && mkdir x && tar -xf - -C x && find x -type f"
    var process = ChildProcess("/bin/sh", ["-c", unpack])
    process.input = file
    let outcome = try process.run()
    try #require(outcome.status == 0, "\(outcome.complaint)")
    let names = outcome.text.split(separator: "\n").map { String($0.dropFirst(2)) }
    #expect(names.contains("belfry"))
    #expect(names.contains("lib/libc.so.6"))
    #expect(names.contains { $0.hasPrefix("lib64/ld-") })
    let itself = try FileManager.default.attributesOfItem(
      atPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let copy = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/x/belfry")
    #expect(copy[.size] as? Int == itself[.size] as? Int)
    #expect(copy[.posixPermissions] as? Int == 0o755)
  }

  @Test("A disk that is full is told")
  func full() throws {
    let file = open("/dev/full", O_WRONLY)
    defer { close(file) }
    let writer = ArchiveWriter(file: file, path: "image.tar")
    let error = #expect(throws: FileSystemError.self) { try writer.end() }
    #expect(error == FileSystemError(.write, "image.tar", .noSpace))
  }
}
