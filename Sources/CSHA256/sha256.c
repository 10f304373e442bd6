#include "sha256.h"

#if defined(__x86_64__)

#include "constants.h"

#include <cpuid.h>
#include <immintrin.h>

/// Each instruction does two rounds; the state stands in two registers, A B E F and C D G H, the first letter in the highest lane.
__attribute__((target("sha,sse4.1"))) static void blocks_by_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
    const __m128i bigEndian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    __m128i abef = _mm_set_epi32((int)state[0], (int)state[1], (int)state[4], (int)state[5]);
    __m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3], (int)state[6], (int)state[7]);
    for (; count > 0; count--, blocks += 64) {
        const __m128i abefBefore = abef, cdghBefore = cdgh;
        // The last 16 words of the message schedule, four to a register; each step replaces the oldest four.
        __m128i words[4];
#pragma clang loop unroll(full)
        for (int step = 0; step < 16; step++) {
            __m128i *oldest = &words[step % 4];
            if (step < 4) {
                *oldest = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)blocks + step), bigEndian);
            } else {
                const __m128i newest = words[(step + 3) % 4];
                const __m128i sevenBack = _mm_alignr_epi8(newest, words[(step + 2) % 4], 4);
                const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(*oldest, words[(step + 1) % 4]), sevenBack);
                *oldest = _mm_sha256msg2_epu32(sum, newest);
            }
            const __m128i added = _mm_add_epi32(*oldest, _mm_loadu_si128((const __m128i *)round_constants + step));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0e));
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    state[0] = (uint32_t)_mm_extract_epi32(abef, 3), state[1] = (uint32_t)_mm_extract_epi32(abef, 2);
    state[2] = (uint32_t)_mm_extract_epi32(cdgh, 3), state[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
    state[4] = (uint32_t)_mm_extract_epi32(abef, 1), state[5] = (uint32_t)_mm_extract_epi32(abef, 0);
    state[6] = (uint32_t)_mm_extract_epi32(cdgh, 1), state[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}

/// SSE 4.1 and SSSE 3 are bits 19 and 9 of leaf 1's ECX, the SHA extensions bit 29 of leaf 7's EBX.
static int has_instructions(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & 1u << 19) || !(c & 1u << 9)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29);
}

void loom_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) {
    // Asked once: a virtual machine leaves its guest for each question. Two threads that ask at the same time hear the same answer.
    enum { unknown, missing, present };
    static _Atomic int instructions = unknown;
    if (instructions == unknown) instructions = has_instructions() ? present : missing;
    if (instructions == present) {
        blocks_by_instructions(state, blocks, count);
    } else {
        loom_sha256_blocks_portable(state, blocks, count);
    }
}

#else

void loom_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) { loom_sha256_blocks_portable(state, blocks, count); }

#endif
