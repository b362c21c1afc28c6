/** A tracker ticket in one vocabulary, with the tracker's own word kept beside it. */
@NullMarked
package dev.aftercare.ticket;

import org.jspecify.annotations.NullMarked;
