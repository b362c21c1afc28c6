/** Reads tickets from a CSV file. */
@NullMarked
package dev.aftercare.tracker.csv;

import org.jspecify.annotations.NullMarked;
