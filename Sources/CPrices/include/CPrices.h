#ifndef CPRICES_H
#define CPRICES_H

#include <stddef.h>

struct loom_prices {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// prices.json as it stands in the binary; README.md beside it describes it.
struct loom_prices loom_prices(void);

#endif
