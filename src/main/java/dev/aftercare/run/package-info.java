/** Commands, order, schedule, lock, recovery, exit codes. */
@NullMarked
package dev.aftercare.run;

import org.jspecify.annotations.NullMarked;
