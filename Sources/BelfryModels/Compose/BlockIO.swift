import BelfrySource
package import BelfryYAML

/// Limits of devices.
package struct BlockIO: Model, Sendable {
  package var weight: IntegerText?
  package var weightDevice: [DeviceWeight] = []
  package var deviceReadBps: [DeviceRate] = []
  package var deviceReadIops: [DeviceRate] = []
  package var deviceWriteBps: [DeviceRate] = []
  package var deviceWriteIops: [DeviceRate] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Limits of devices."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("weight", &weight, "Weight of the service.")
    visit.key("weight_device", &weightDevice, "Weight for single devices.")
    visit.key("device_read_bps", &deviceReadBps, "Bytes that are read in a second.")
    visit.key("device_read_iops", &deviceReadIops, "Reads in a second.")
    visit.key("device_write_bps", &deviceWriteBps, "Bytes that are written in a second.")
    visit.key("device_write_iops", &deviceWriteIops, "Writes in a second.")
  }
}

/// The weight of a device.
package struct DeviceWeight: Model, Sendable {
  package var path: Text?
  package var weight: IntegerText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The weight of a device."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The device.")
    visit.key("weight", &weight, "The weight.")
  }
}

/// The rate of a device.
package struct DeviceRate: Model, Sendable {
  package var path: Text?
  package var rate: Scalar<DockerSizeKind>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The rate of a device."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The device.")
    visit.key("rate", &rate, "The rate.")
  }
}
