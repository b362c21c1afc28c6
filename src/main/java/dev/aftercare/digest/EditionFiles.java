package dev.aftercare.digest;

/**
 * What is made of an edition's record.
 *
 * @param html the HTML edition, in UTF-8; not copied
 * @param pdf the PDF; not copied
 * @param table every list, whole, as CSV in UTF-8; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // files, compared by nobody
record EditionFiles(byte[] html, byte[] pdf, byte[] table) {}
