#include "CDeployScripts.h"

// #embed is C23; clang takes it in every language mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char deploy[] = {
#embed "../../templates/deploy.sh"
};

static const unsigned char rollback[] = {
#embed "../../templates/rollback.sh"
};

static const unsigned char destroy[] = {
#embed "../../templates/destroy.sh"
};

static const unsigned char lib[] = {
#embed "../../templates/lib.sh"
};

static const unsigned char events[] = {
#embed "../../templates/lib/events.sh"
};

static const unsigned char lookups[] = {
#embed "../../templates/lib/lookups.sh"
};

static const unsigned char recovery[] = {
#embed "../../templates/lib/recovery.sh"
};

static const unsigned char releases[] = {
#embed "../../templates/lib/releases.sh"
};

static const unsigned char site[] = {
#embed "../../templates/lib/site.sh"
};

static const unsigned char stack[] = {
#embed "../../templates/lib/stack.sh"
};

static const unsigned char tests[] = {
#embed "../../templates/lib/tests.sh"
};

static const unsigned char uploads[] = {
#embed "../../templates/lib/uploads.sh"
};

static const struct loom_script scripts[] = {
    {"deploy.sh", deploy, sizeof deploy},
    {"rollback.sh", rollback, sizeof rollback},
    {"destroy.sh", destroy, sizeof destroy},
    {"lib.sh", lib, sizeof lib},
    {"lib/events.sh", events, sizeof events},
    {"lib/lookups.sh", lookups, sizeof lookups},
    {"lib/recovery.sh", recovery, sizeof recovery},
    {"lib/releases.sh", releases, sizeof releases},
    {"lib/site.sh", site, sizeof site},
    {"lib/stack.sh", stack, sizeof stack},
    {"lib/tests.sh", tests, sizeof tests},
    {"lib/uploads.sh", uploads, sizeof uploads},
};

const struct loom_script *loom_deploy_scripts(size_t *count) {
    *count = sizeof scripts / sizeof *scripts;
    return scripts;
}
