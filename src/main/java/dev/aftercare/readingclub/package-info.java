/** Which postmortem is worth an evening, and why. */
@NullMarked
package dev.aftercare.readingclub;

import org.jspecify.annotations.NullMarked;
