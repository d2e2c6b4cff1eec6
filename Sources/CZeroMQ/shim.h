#include <errno.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <zmq.h>

/* EFD_* are enumerators of an anonymous enum: give Swift a plain function. */
static inline int czmq_wakeup_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/* prctl takes variable arguments, which Swift does not call. At most 15 characters are kept. */
static inline void czmq_name_thread(const char *name) { prctl(PR_SET_NAME, name); }
