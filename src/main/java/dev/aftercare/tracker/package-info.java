/** Brings home every ticket, raw first. */
@NullMarked
package dev.aftercare.tracker;

import org.jspecify.annotations.NullMarked;
