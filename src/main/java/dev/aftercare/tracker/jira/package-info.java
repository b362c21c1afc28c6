/** Brings home the issues of Jira Cloud and Jira Data Center, with their histories. */
@NullMarked
package dev.aftercare.tracker.jira;

import org.jspecify.annotations.NullMarked;
