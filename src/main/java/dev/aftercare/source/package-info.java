/** Reads postmortem records from where teams write them. */
@NullMarked
package dev.aftercare.source;

import org.jspecify.annotations.NullMarked;
