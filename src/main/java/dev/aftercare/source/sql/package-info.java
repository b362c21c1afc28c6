/** Reads incidents, milestones and countermeasures from any database that has a JDBC driver. */
@NullMarked
package dev.aftercare.source.sql;

import org.jspecify.annotations.NullMarked;
