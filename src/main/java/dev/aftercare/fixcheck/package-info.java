/** Asks again whether a fix that we once made still holds. */
@NullMarked
package dev.aftercare.fixcheck;

import org.jspecify.annotations.NullMarked;
