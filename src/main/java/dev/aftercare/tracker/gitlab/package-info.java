/** Brings home issues and merge requests of GitLab. */
@NullMarked
package dev.aftercare.tracker.gitlab;

import org.jspecify.annotations.NullMarked;
