/** Reads postmortems that are tickets of a tracker: its text, and the fields that were named for it. */
@NullMarked
package dev.aftercare.source.ticket;

import org.jspecify.annotations.NullMarked;
