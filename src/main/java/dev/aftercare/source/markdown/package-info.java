/** Reads what a postmortem written in Markdown says, and notes what could not be understood. */
@NullMarked
package dev.aftercare.source.markdown;

import org.jspecify.annotations.NullMarked;
