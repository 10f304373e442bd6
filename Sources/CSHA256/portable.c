#include "sha256.h"

#include "constants.h"

static inline uint32_t rotated(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

void loom_sha256_blocks_portable(uint32_t state[8], const uint8_t *blocks, size_t count) {
    for (; count > 0; count--, blocks += 64) {
        uint32_t words[64];
        for (int i = 0; i < 16; i++) {
            const uint8_t *bytes = blocks + 4 * i;
            words[i] = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
        }
        for (int i = 16; i < 64; i++) {
            uint32_t low = words[i - 15], high = words[i - 2];
            uint32_t sigma0 = rotated(low, 7) ^ rotated(low, 18) ^ low >> 3;
            uint32_t sigma1 = rotated(high, 17) ^ rotated(high, 19) ^ high >> 10;
            words[i] = words[i - 16] + sigma0 + words[i - 7] + sigma1;
        }
        uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
        uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++) {
            uint32_t first = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + (g ^ (e & (f ^ g))) + round_constants[i] + words[i];
            uint32_t second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) | (c & (a | b)));
            h = g, g = f, f = e, e = d + first;
            d = c, c = b, b = a, a = first + second;
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
}
