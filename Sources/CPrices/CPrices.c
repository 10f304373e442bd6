#include "CPrices.h"

// #embed is C23; clang takes it in every language mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char prices[] = {
#embed "prices.json"
};

struct loom_prices loom_prices(void) { return (struct loom_prices){prices, sizeof prices}; }
