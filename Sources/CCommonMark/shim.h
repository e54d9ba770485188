#ifndef CCOMMONMARK_SHIM_H
#define CCOMMONMARK_SHIM_H

// Without this, cmark.h also defines short names such as NODE_TEXT.
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#endif
