import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// A small server of pages that are made when they are asked for, without TLS.
///
/// Connections that say nothing for a minute are closed.
package final class HTTPServer: Sendable {
  /// What was asked.
  package struct Question: Sendable {
    package var method: String
    /// Without what follows `?`.
    package var path: String
    /// The host that was asked for, without the port; empty where the client did not say it.
    package var host: String
    /// The port that was connected to.
    package var port: Int
    /// What was sent, as far as ``HTTPServer/mostBytes`` goes.
    package var body: [UInt8]
  }

  /// What is answered.
  package struct Reply: Sendable {
    package var status: Int
    package var type: String
    package var body: [UInt8]

    package init(status: Int = 200, type: String = "text/plain; charset=utf-8", body: [UInt8]) {
      self.status = status
      self.type = type
      self.body = body
    }
  }

  /// Most bytes of a body that are kept.
  static let mostBytes = 4 << 20

  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let methods: Set<String>?
  private let answer: @Sendable (Question) -> Reply

  /// A server that answers some methods, by default those that ask for a page; nothing for all.
  package init(
    methods: Set<String>? = ["GET", "HEAD"], answer: @escaping @Sendable (Question) -> Reply
  ) {
    self.methods = methods
    self.answer = answer
  }

  deinit { try? group.syncShutdownGracefully() }

  /// Whether a text is an address of IPv4 in numbers.
  static func isAddress(_ text: String) -> Bool {
    guard case .v4? = try? SocketAddress(ipAddress: text, port: 0) else { return false }
    return true
  }

  /// Listens at an address and a port, 0 for any; gives the port.
  package func listen(_ address: String, port: Int) throws(HTTPFailure) -> Int {
    let (methods, answer) = (methods, answer)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.backlog, value: 64)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandlers([
            IdleStateHandler(allTimeout: .seconds(60)), Handler(methods, answer),
          ])
        }
      }
    do {
      let channel = try bootstrap.bind(host: address, port: port).wait()
      return channel.localAddress?.port ?? port
    } catch {
      let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
      throw HTTPFailure(
        .unreachable, "nothing can listen on '\(address):\(port)': \(reason ?? "\(error)")",
        help: "Choose another port or address, or end what listens there.")
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let methods: Set<String>?
    private let answer: @Sendable (Question) -> Reply
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ methods: Set<String>?, _ answer: @escaping @Sendable (Question) -> Reply) {
      self.methods = methods
      self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        self.head = head
        body = []
      case .body(let part): body += part.readableBytesView.prefix(mostBytes - body.count)
      case .end:
        guard let head else { return }
        self.head = nil
        reply(to: head, context)
      }
    }

    private func reply(to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
      let host = head.headers.first(name: "Host") ?? ""
      let question = Question(
        method: head.method.rawValue,
        path: String(head.uri.prefix { $0 != "?" }),
        host: String(host.prefix { $0 != ":" }), port: context.localAddress?.port ?? 0, body: body)
      let reply =
        methods?.contains(question.method) ?? true
        ? answer(question) : Reply(status: 405, body: Array("this method is not answered\n".utf8))
      var headers = HTTPHeaders([
        ("Content-Type", reply.type), ("Content-Length", "\(reply.body.count)"),
      ])
      if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
      let status = HTTPResponseStatus(statusCode: reply.status)
      context.write(
        wrapOutboundOut(
          .head(HTTPResponseHead(version: head.version, status: status, headers: headers))),
        promise: nil)
      if head.method != .HEAD {
        context.write(
          wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
      }
      let done = context.writeAndFlush(wrapOutboundOut(.end(nil)))
      if !head.isKeepAlive {
        let channel = context.channel
        done.whenComplete { _ in channel.close(promise: nil) }
      }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if event is IdleStateHandler.IdleStateEvent {
        context.close(promise: nil)
      } else {
        context.fireUserInboundEventTriggered(event)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
