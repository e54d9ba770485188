#ifndef CNN_TUTOR_PROCESSOR_H
#define CNN_TUTOR_PROCESSOR_H

#include <stdbool.h>

/// AVX2 and FMA, of the processor and of the operating system.
bool processor_has_avx2(void);

#endif
