#ifndef CDEPLOYSCRIPTS_H
#define CDEPLOYSCRIPTS_H

#include <stddef.h>

/// A file of templates/ as it stands in the binary.
struct loom_script {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The scripts that stand in every environment's folder.
const struct loom_script *_Nonnull loom_deploy_scripts(size_t *_Nonnull count);

#endif
