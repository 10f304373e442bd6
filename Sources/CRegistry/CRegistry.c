#include "CRegistry.h"

#include <string.h>

// #embed is C23; clang takes it in every language mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char registry[] = {
#embed "registry.jsonl"
};

static const unsigned char rules[] = {
#embed "rules.jsonl"
};

static const unsigned char actions[] = {
#embed "actions.jsonl"
};

struct loom_lines loom_registry(void) { return (struct loom_lines){registry, sizeof registry}; }

struct loom_lines loom_registry_rules(void) { return (struct loom_lines){rules, sizeof rules}; }

struct loom_lines loom_iam_actions(void) { return (struct loom_lines){actions, sizeof actions}; }

size_t loom_next_line(struct loom_lines lines, size_t offset) {
    const unsigned char *end = memchr(lines.bytes + offset, '\n', lines.count - offset);
    return end ? (size_t)(end - lines.bytes) + 1 : lines.count;
}
