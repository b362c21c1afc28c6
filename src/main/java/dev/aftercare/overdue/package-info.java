/** Which promised countermeasures are late, and by how much. */
@NullMarked
package dev.aftercare.overdue;

import org.jspecify.annotations.NullMarked;
