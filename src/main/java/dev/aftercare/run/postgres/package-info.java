/** Brings a PostgreSQL along, starts it in the data folder, and stops it. */
@NullMarked
package dev.aftercare.run.postgres;

import org.jspecify.annotations.NullMarked;
