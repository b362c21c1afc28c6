package dev.aftercare.source.markdown;

import java.util.List;

/**
 * What is known about a document before its incident is read.
 *
 * @param root the section of the incident: the whole document, or one of its sections
 * @param fields its fields
 * @param context the day, year and zone that it states for all its times
 * @param written the lines of the document, as far as they belong to no other incident
 */
record DocumentFacts(Section root, List<Field> fields, InstantReader.Context context, WrittenLines written) {

    DocumentFacts {
        fields = List.copyOf(fields);
    }
}
