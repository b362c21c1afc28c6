/** The monthly edition, as HTML, PDF and newsletter section. */
@NullMarked
package dev.aftercare.digest;

import org.jspecify.annotations.NullMarked;
