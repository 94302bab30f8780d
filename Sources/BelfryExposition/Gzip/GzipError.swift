/// Why compressed bytes cannot be read.
public enum GzipError: Error, Sendable, Hashable {
  /// The bytes do not begin as gzip does, or ask for what the format does not have.
  case notGzip
  /// The bytes end before the compressed data does.
  case truncated
  /// The data contradicts itself.
  case damaged
  /// What came out is not what went in, by checksum or length.
  case checksum
  /// More came out than is read.
  case tooLong

  /// What is wrong, in words.
  public var message: String {
    switch self {
    case .notGzip: "the bytes are not gzip"
    case .truncated: "the compressed data ends too early"
    case .damaged: "the compressed data is damaged"
    case .checksum: "the checksum of the compressed data is wrong"
    case .tooLong: "the text is longer than is read"
    }
  }
}
