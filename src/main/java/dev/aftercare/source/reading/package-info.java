/** What reading one document gives, whatever it is written in. */
@NullMarked
package dev.aftercare.source.reading;

import org.jspecify.annotations.NullMarked;
