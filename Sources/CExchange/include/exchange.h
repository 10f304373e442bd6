/// Swaps two paths in one step: `renameat2(RENAME_EXCHANGE)` on Linux, `renamex_np(RENAME_SWAP)` on Apple's systems. Swift sees neither:
/// glibc hides the first behind `_GNU_SOURCE`, and musl has no name for it.
/// Returns 0, or an error number; `ENOSYS` or `EINVAL` where the system or the file system has no such step.
int loom_exchange(const char *left, const char *right);
