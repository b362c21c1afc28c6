/** The section that the newsletter's editor gets before the copy deadline, and what was left out of it and why. */
@NullMarked
package dev.aftercare.newsletter;

import org.jspecify.annotations.NullMarked;
