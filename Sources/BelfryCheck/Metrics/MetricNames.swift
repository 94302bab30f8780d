/// Names of metrics and labels, as Prometheus has them.
enum MetricNames {
  /// Whether a name needs no quotes.
  static func isPlain(_ name: String, colons: Bool) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { isPlain($0, colons) }
  }

  /// The name as it is seen by clients that do not ask for UTF-8: each other scalar an underscore.
  static func plain(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isKept = scalar.isASCII && isPlain(UInt8(truncatingIfNeeded: scalar.value), true)
      if isKept { result.unicodeScalars.append(scalar) } else { result += "_" }
    }
    return name.utf8.first.map { (0x30...0x39).contains($0) } == true ? "_" + result : result
  }

  private static func isPlain(_ byte: UInt8, _ colons: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: colons && byte == UInt8(ascii: ":")
    }
  }

  /// Types of what client libraries expose by agreement ("Writing client libraries", process
  /// metrics; client_golang 1.x and client_python 0.x for the others).
  static let clientTypes: [String: String] = [
    "process_cpu_seconds_total": "counter", "process_open_fds": "gauge",
    "process_max_fds": "gauge", "process_virtual_memory_bytes": "gauge",
    "process_resident_memory_bytes": "gauge", "process_start_time_seconds": "gauge",
    "process_heap_bytes": "gauge", "process_threads": "gauge", "go_goroutines": "gauge",
    "go_threads": "gauge", "go_gc_duration_seconds": "summary", "go_info": "gauge",
    "go_memstats_alloc_bytes": "gauge", "go_memstats_alloc_bytes_total": "counter",
    "go_memstats_heap_alloc_bytes": "gauge", "go_memstats_mallocs_total": "counter",
    "python_info": "gauge", "python_gc_collections_total": "counter",
    "python_gc_objects_collected_total": "counter",
    "promhttp_metric_handler_requests_total": "counter",
    "promhttp_metric_handler_requests_in_flight": "gauge",
  ]
}
