/** Which rules a postmortem does not meet yet. */
@NullMarked
package dev.aftercare.review;

import org.jspecify.annotations.NullMarked;
