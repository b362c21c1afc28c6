/** Reads postmortems that are pages of a Confluence, in the cloud or in a data center. */
@NullMarked
package dev.aftercare.source.confluence;

import org.jspecify.annotations.NullMarked;
