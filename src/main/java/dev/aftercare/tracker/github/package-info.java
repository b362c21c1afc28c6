/** Brings home issues of GitHub, and the pull requests that postmortems name. */
@NullMarked
package dev.aftercare.tracker.github;

import org.jspecify.annotations.NullMarked;
