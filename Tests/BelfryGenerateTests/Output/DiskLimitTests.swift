import Foundation
import Testing

@testable import BelfryGenerate

/// A small file system in memory, mounted on a folder while it lives.
private final class SmallDisk: Sendable {
  static let isPermitted = (try? SmallDisk(kilobytes: 64)) != nil

  let folder: TemporaryFolder
  var path: String { folder.path }

  init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    guard Glibc.mount("tmpfs", folder.path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
      throw POSIXError(.EPERM)
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }

  func remount(readOnly: Bool) -> Bool {
    let flags = UInt(MS_REMOUNT) | (readOnly ? UInt(MS_RDONLY) : 0)
    // A process that is just being started may hold a copy of a file that was open for writing.
    for _ in 0..<200 {
      if Glibc.mount("tmpfs", folder.path, "tmpfs", flags, "") == 0 { return true }
      usleep(10_000)
    }
    return false
  }
}

struct DiskLimitTests {
  @Test(
    "A full disk leaves the former bundle untouched",
    .enabled(if: SmallDisk.isPermitted, "mounting a tmpfs is not permitted"))
  func full() throws {
    let disk = try SmallDisk(kilobytes: 512)
    let output = disk.path + "/out"
    try Sample.write(Sample.first(), on: .disk, to: output, seed: "first")
    let before = try contents(of: output)
    var failures = 0
    for pages in 0..<40 {
      let ballast = disk.path + "/ballast"
      let space = try free(disk.path) - pages * 4096
      try fill(ballast, space)
      do {
        try Sample.write(Sample.second(), on: .disk, to: output)
        #expect(failures > 5)
        return
      } catch let error as BundleError {
        failures += 1
        guard case .fileSystem(let cause) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(cause.cause == .noSpace && !cause.path.contains(".belfry/new"))
        #expect(differences(try contents(of: output), before) == [], "\(pages) pages")
      }
      try FileManager.default.removeItem(atPath: ballast)
    }
    Issue.record("no space was ever enough")
  }

  @Test(
    "A read-only disk is said to be one, and needs none when nothing changes",
    .enabled(if: SmallDisk.isPermitted, "mounting a tmpfs is not permitted"))
  func readOnly() throws {
    let disk = try SmallDisk(kilobytes: 512)
    let output = disk.path + "/out"
    try Sample.write(Sample.first(), on: .disk, to: output, seed: "first")
    #expect(disk.remount(readOnly: true))
    #expect(
      throws: BundleError.fileSystem(
        FileSystemError(.makeFolder, output + "/.belfry", .readOnly))
    ) {
      try Sample.write(Sample.second(), on: .disk, to: output)
    }
    #expect(
      throws: BundleError.fileSystem(
        FileSystemError(.makeFolder, disk.path + "/new", .readOnly))
    ) {
      try Sample.write(Sample.second(), on: .disk, to: disk.path + "/new/deep")
    }
    #expect(
      try Sample.write(Sample.first(), on: .disk, to: output, seed: "first").isUnchanged)
  }

  @Test("A folder of somebody else's")
  func permission() async throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/out"
    try Sample.write(Sample.first(), on: .disk, to: place, seed: "first")
    chmod(folder.path, 0o755)
    chmod(place, 0o555)
    let before = try contents(of: place)
    await #expect(processExitsWith: .success) { [place = place as String] in
      if getuid() == 0 { setuid(65_534) }
      let error = #expect(throws: BundleError.self) {
        try Sample.write(Sample.second(), on: .disk, to: place)
      }
      #expect(error?.messages == ["cannot make the folder '\(place)/.belfry': permission denied"])
    }
    #expect(differences(try contents(of: place), before) == [])
    chmod(place, 0o755)
  }

  @Test("A strict umask hides nothing from the containers")
  func umask() async throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/out"
    await #expect(processExitsWith: .success) { [place = place as String] in
      Glibc.umask(0o077)
      try Sample.write(Sample.second(), on: .disk, to: place)
    }
    let nodes = try contents(of: place)
    #expect(nodes["out/elastic/set-up.sh"] == Sample.file("#!/bin/sh\nset -e\n", mode: 0o755))
    #expect(nodes["out/empty"] == Sample.file(""))
    #expect(try DiskFileSystem().status(of: place + "/prometheus/rules")?.mode == 0o755)
  }

  private func free(_ path: String) throws -> Int {
    let all = try FileManager.default.attributesOfFileSystem(forPath: path)
    return try #require((all[.systemFreeSize] as? NSNumber)?.intValue)
  }

  private func fill(_ path: String, _ count: Int) throws {
    try DiskFileSystem().create(path, Array(repeating: 1, count: max(0, count)), mode: 0o644)
  }
}
