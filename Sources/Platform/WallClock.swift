/// The time of day. For durations use `ContinuousClock`, which never jumps.
public enum WallClock {
  /// Seconds since 1970.
  public static var now: Int { System.secondsSince1970() }

  /// A date with a time of day, of no particular place.
  public struct Moment: Sendable, Hashable {
    /// Such as 2026.
    public var year: Int
    /// From 1.
    public var month: Int
    /// From 1.
    public var day: Int
    /// From 0 to 23.
    public var hour: Int
    /// From 0.
    public var minute: Int
    /// From 0.
    public var second: Int

    /// A moment whose parts are taken as they are.
    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
      self.year = year
      self.month = month
      self.day = day
      self.hour = hour
      self.minute = minute
      self.second = second
    }

    /// `2026-11-23`.
    public var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

    /// `09:05:00`.
    public var time: String { "\(Self.two(hour)):\(Self.two(minute)):\(Self.two(second))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }

  /// The calendar and clock of the place where this runs.
  public static func local(_ seconds: Int = now) -> Moment { System.localTime(seconds) }
}
