/** Which ticket stands for which countermeasure. */
@NullMarked
package dev.aftercare.link;

import org.jspecify.annotations.NullMarked;
