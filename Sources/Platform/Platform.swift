/// The one file that imports the C library; everything else asks `Platform`.
#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The operating system as this project uses it.
public enum Platform {}
