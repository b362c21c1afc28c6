/** Reads the postmortems of a git repository, only what changed since the last good run. */
@NullMarked
package dev.aftercare.source.git;

import org.jspecify.annotations.NullMarked;
