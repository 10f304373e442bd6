#include "sha256.h"

#include "constants.h"

static inline uint32_t rotated(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

static inline void one_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h, uint32_t word) {
    uint32_t first = *h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + (g ^ (e & (f ^ g))) + word;
    *d += first;
    *h = first + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) | (c & (a | b)));
}

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
        // Eight rounds at a time: the variables change their parts instead of their values.
        for (int i = 0; i < 64; i += 8) {
            one_round(a, b, c, &d, e, f, g, &h, round_constants[i] + words[i]);
            one_round(h, a, b, &c, d, e, f, &g, round_constants[i + 1] + words[i + 1]);
            one_round(g, h, a, &b, c, d, e, &f, round_constants[i + 2] + words[i + 2]);
            one_round(f, g, h, &a, b, c, d, &e, round_constants[i + 3] + words[i + 3]);
            one_round(e, f, g, &h, a, b, c, &d, round_constants[i + 4] + words[i + 4]);
            one_round(d, e, f, &g, h, a, b, &c, round_constants[i + 5] + words[i + 5]);
            one_round(c, d, e, &f, g, h, a, &b, round_constants[i + 6] + words[i + 6]);
            one_round(b, c, d, &e, f, g, h, &a, round_constants[i + 7] + words[i + 7]);
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
}
