#include "program.h"

#if defined(__APPLE__)
#include <crt_externs.h>

char **loom_environment(void) { return *_NSGetEnviron(); }

#else

extern char **environ;

char **loom_environment(void) { return environ; }

#endif
