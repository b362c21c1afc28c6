/** Lets the operator put right what a source says or what was understood of it, with a reason that readers see. */
@NullMarked
package dev.aftercare.source.correction;

import org.jspecify.annotations.NullMarked;
