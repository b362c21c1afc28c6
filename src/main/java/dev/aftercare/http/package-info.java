/** Asks a server politely: limits, retries, pages, and says what it could not get. */
@NullMarked
package dev.aftercare.http;

import org.jspecify.annotations.NullMarked;
