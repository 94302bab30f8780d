import BelfryHTTP
import BelfryTestSupport
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@Suite("Encrypted connections", .enabled(if: Certificates.isPossible, "openssl makes certificates"))
struct EncryptionTests {
  @Test("A certificate is trusted by its authority alone, for its names and its time alone")
  func trust() async throws {
    try await Certificates.with { folder in
      let sound = try EncryptedServer(folder, "sound")
      defer { sound.close() }
      let file = folder.appendingPathComponent("sound.pem").path
      #expect(await ask(sound.address("localhost"), authorities: file).body == "up 1\n")
      let unknown = await ask(sound.address("localhost")).failure
      #expect(unknown?.kind == .encryption && unknown?.isEnvironment == true)
      #expect(unknown?.message == "its certificate is not trusted")
      #expect(unknown?.help?.contains("--ca") == true)
      let name = await ask(sound.address("127.0.0.1"), authorities: file).failure
      #expect(name?.message == "its certificate is for another name than '127.0.0.1'")
      let old = try EncryptedServer(folder, "old")
      defer { old.close() }
      let oldFile = folder.appendingPathComponent("old.pem").path
      let expired = await ask(old.address("localhost"), authorities: oldFile).failure
      #expect(expired?.message == "its certificate is not trusted")
    }
  }

  @Test("https where http is spoken, and the other way round")
  func mixed() async throws {
    let plain = Loopback { $1.answer("200 OK", "up 1\n") }
    defer { plain.close() }
    let address = plain.address().replacingOccurrences(of: "http:", with: "https:")
    // A server that waits for the end of a request's head never answers a greeting.
    let failure = await ask(address, total: .milliseconds(500)).failure
    #expect(failure?.kind == .encryption || failure?.kind == .timeout)
    try await Certificates.with { folder in
      let server = try EncryptedServer(folder, "sound")
      defer { server.close() }
      let http = server.address("localhost").replacingOccurrences(of: "https:", with: "http:")
      let failure = await ask(http).failure
      #expect(failure?.kind == .unreachable)
    }
  }

  @Test("A file without certificates is refused")
  func noAuthorities() async throws {
    let failure = await ask("https://localhost:1/", authorities: "/dev/null").failure
    #expect(failure?.kind == .unusable && failure?.isEnvironment == false)
  }
}

/// A server with a certificate that says `up 1` to everybody.
private final class EncryptedServer {
  private let channel: any Channel

  init(_ folder: URL, _ name: String) throws {
    let certificates = try NIOSSLCertificate.fromPEMFile(
      folder.appendingPathComponent("\(name).pem").path)
    let key = try NIOSSLPrivateKey(
      file: folder.appendingPathComponent("key.pem").path, format: .pem)
    let context = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key)))
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handlers = channel.pipeline.syncOperations
          try handlers.addHandler(NIOSSLServerHandler(context: context))
          try handlers.addHandler(Greeter())
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  func address(_ host: String) -> String {
    "https://\(host):\(channel.localAddress?.port ?? 0)/metrics"
  }

  func close() { try? channel.close().wait() }
}

private final class Greeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nup 1\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// Certificates for `localhost`, each its own authority.
private enum Certificates {
  private static let program = "/usr/bin/openssl"
  static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// A folder with `sound.pem`, `old.pem`, whose time is over, and `key.pem` for both.
  static func with(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-http-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let settings = """
      [ca]
      default_ca = own
      [own]
      database = index.txt
      serial = serial
      new_certs_dir = .
      default_md = sha256
      policy = any
      x509_extensions = extensions
      unique_subject = no
      [any]
      commonName = supplied
      [extensions]
      subjectAltName = DNS:localhost
      basicConstraints = CA:TRUE

      """
    for (name, text) in [("ca.cnf", settings), ("index.txt", ""), ("serial", "01\n")] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try run(
      "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem "
        + "-subj /CN=localhost -out request.pem", in: folder)
    let sign = "ca -batch -notext -config ca.cnf -selfsign -keyfile key.pem -in request.pem"
    try run("\(sign) -startdate 20200101000000Z -enddate 20210101000000Z -out old.pem", in: folder)
    try run(
      "\(sign) -startdate 20200101000000Z -enddate 20980101000000Z -out sound.pem", in: folder)
    try await body(folder)
  }

  private static func run(_ arguments: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments)")
  }
}
