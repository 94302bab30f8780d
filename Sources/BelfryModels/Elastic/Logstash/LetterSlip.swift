/// The measure of a slip of the pen: how little two names differ.
package enum LetterSlip {
  /// Whether two names are alike before and behind one stretch of up to `most` letters, or behind
  /// two letters that are swapped.
  package static func isNear(_ left: [UInt8], _ right: [UInt8], most: Int) -> Bool {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (restLeft, restRight) = (left[start...], right[start...])
    let end = zip(restLeft.reversed(), restRight.reversed()).prefix { $0 == $1 }.count
    let (middleLeft, middleRight) = (restLeft.dropLast(end), restRight.dropLast(end))
    if max(middleLeft.count, middleRight.count) <= most { return true }
    return middleLeft.count == 2 && middleLeft.elementsEqual(middleRight.reversed())
  }
}
