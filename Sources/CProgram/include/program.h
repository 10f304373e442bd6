/// The variables of this process, `NAME=VALUE` each, ended by a null. Swift takes the system's own variable for unsafe.
char **loom_environment(void);

/// A pipe that no program inherits that is started meanwhile. Swift sees no `pipe2`: glibc hides it behind `_GNU_SOURCE`.
/// Returns 0, or an error number.
int loom_pipe(int ends[2]);
