package dev.aftercare.source.sql;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an SQL source, query by query, as they come out of the database. */
interface SqlRows {

    /** A query begins: the names of its columns, in lower case, as the database has them. */
    void begin(SqlQuery query, List<String> columns);

    /**
     * The next row of a query.
     *
     * @param number its number within the query, counted from 1
     * @param row the columns that are read, by name: text, number, boolean or a list of texts, null where the database has none
     */
    void row(SqlQuery query, long number, SortedMap<String, @Nullable Object> row);
}
