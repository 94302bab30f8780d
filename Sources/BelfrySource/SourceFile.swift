import Glibc

/// One input: where it came from and its bytes, as they are on disk.
public struct SourceFile: Sendable, Hashable {
  /// The path as the user would write it, or `-` for standard input.
  public var path: String
  /// The bytes, a byte-order mark included.
  public var bytes: [UInt8]
  /// The number of each line that `bytes` holds, where it holds only some of those of the file, as
  /// of one that was read as a stream; nothing where it holds all.
  public var lineNumbers: [Int]?

  /// A file whose bytes are known.
  public init(path: String, bytes: [UInt8], lineNumbers: [Int]? = nil) {
    self.path = path
    self.bytes = bytes
    self.lineNumbers = lineNumbers
  }

  /// A file made of text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a span, damaged bytes replaced; the span is cut to the file's bounds.
  public func text(_ span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self)
    }
  }

  /// Whether a span holds nothing but visible characters of ASCII and blanks.
  package func isVisibleASCII(_ span: Span) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard span.start >= 0, span.end <= bytes.count else { return false }
      return BelfrySource.isVisibleASCII(UnsafeBufferPointer(rebasing: bytes[span.range]))
    }
  }

  /// Whether a byte stands anywhere in a span.
  package func holds(_ byte: UInt8, in span: Span) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard span.start >= 0, span.end <= bytes.count, let start = bytes.baseAddress else {
        return false
      }
      return memchr(start + span.start, CInt(byte), span.length) != nil
    }
  }

  /// Whether a byte stands right before another one anywhere.
  package func holds(_ byte: UInt8, before other: UInt8) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return false }
      var place = 0
      while let found = memchr(start + place, CInt(byte), bytes.count - place) {
        place = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        guard place < bytes.count else { return false }
        if bytes[place] == other { return true }
      }
      return false
    }
  }

  /// Whether exactly these bytes stand at a span.
  public func holds(_ wanted: UnsafeBufferPointer<UInt8>, at span: Span) -> Bool {
    guard wanted.count == span.length, span.start >= 0, span.end <= bytes.count else {
      return false
    }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, let wanted = wanted.baseAddress else { return true }
      return memcmp(start + span.start, wanted, span.length) == 0
    }
  }
}
