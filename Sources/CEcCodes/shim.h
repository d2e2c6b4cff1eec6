#include <eccodes.h>

static inline void ceccodes_quiet(const codes_context *context, int level, const char *message) {
    (void)context;
    (void)level;
    (void)message;
}

/* ecCodes writes what it dislikes to standard error; the caller gets the code and says it in its own words. */
static inline void ceccodes_be_quiet(void) { codes_context_set_logging_proc(codes_context_get_default(), ceccodes_quiet); }
