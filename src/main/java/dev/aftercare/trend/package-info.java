/** How fast we notice and repair, month by month. */
@NullMarked
package dev.aftercare.trend;

import org.jspecify.annotations.NullMarked;
