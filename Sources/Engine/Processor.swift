internal import CProcessor
public import KernelInterface
internal import KernelsBaseline

#if arch(x86_64)
  internal import KernelsAVX2
#endif

/// What the processor can do, and the kernels made for it.
public enum Processor {
  /// The variants this processor can run, the fastest first.
  public static var variants: [any Kernels.Type] {
    var variants: [any Kernels.Type] = []
    #if arch(x86_64)
      if processor_has_avx2() { variants.append(KernelsAVX2.Variant.self) }
    #endif
    variants.append(KernelsBaseline.Variant.self)
    return variants
  }
}
