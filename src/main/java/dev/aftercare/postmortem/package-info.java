/** What a postmortem, its incident and its countermeasures are, and where they are kept. */
@NullMarked
package dev.aftercare.postmortem;

import org.jspecify.annotations.NullMarked;
