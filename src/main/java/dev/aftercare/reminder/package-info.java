/** One message per owner about what waits for them. */
@NullMarked
package dev.aftercare.reminder;

import org.jspecify.annotations.NullMarked;
