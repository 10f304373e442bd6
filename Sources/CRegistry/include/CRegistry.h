#ifndef CREGISTRY_H
#define CREGISTRY_H

#include <stddef.h>

/// Text of lines that each end in a line feed.
struct loom_lines {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// registry.jsonl, rules.jsonl and actions.jsonl as they stand in the binary; README.md beside them describes them.
struct loom_lines loom_registry(void);
struct loom_lines loom_registry_rules(void);
struct loom_lines loom_iam_actions(void);

/// The offset of the first line that starts after `offset`, or `lines.count`.
size_t loom_next_line(struct loom_lines lines, size_t offset);

#endif
