#include <stddef.h>
#include <stdint.h>

/// SHA-256's compression function (FIPS 180-4, 6.2.2) over `count` blocks of 64 bytes: by the processor's own instructions where it has
/// them (x86's SHA extensions), which are more than ten times quicker.
void loom_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);

/// The same by plain arithmetic, for every processor.
void loom_sha256_blocks_portable(uint32_t state[8], const uint8_t *blocks, size_t count);
