/** The monthly edition, as HTML and PDF. */
@NullMarked
package dev.aftercare.digest;

import org.jspecify.annotations.NullMarked;
