package dev.aftercare.people;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where people come from.
 *
 * @param file a CSV file with the columns alias, name, address and manager; null where nobody is listed
 */
public record PeopleSettings(@Nullable Path file) {}
