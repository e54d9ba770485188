#ifndef CNN_TUTOR_STARTUP_H
#define CNN_TUTOR_STARTUP_H

// Nothing to call: linking it is enough.

#endif
