/** Draws one picture for each question, the same on paper, in a page and in a mail. */
@NullMarked
package dev.aftercare.chart;

import org.jspecify.annotations.NullMarked;
