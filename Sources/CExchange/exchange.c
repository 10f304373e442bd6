#include "exchange.h"

#include <errno.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

int loom_exchange(const char *left, const char *right) {
    return syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

#elif defined(__APPLE__)
#include <stdio.h>

int loom_exchange(const char *left, const char *right) {
    return renamex_np(left, right, RENAME_SWAP) == 0 ? 0 : errno;
}

#else

int loom_exchange(const char *left, const char *right) {
    (void)left;
    (void)right;
    return ENOSYS;
}

#endif
