/** What numbers can say, and how sure: intervals, tests, curves; knows numbers, not incidents. */
@NullMarked
package dev.aftercare.statistics;

import org.jspecify.annotations.NullMarked;
