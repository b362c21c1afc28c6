package dev.aftercare.digest;

/**
 * What is made of an edition's record.
 *
 * @param html the HTML edition, in UTF-8; not copied
 * @param pdf the PDF; not copied
 * @param newsletter the newsletter's section as Markdown
 * @param table every list, whole, as CSV in UTF-8; not copied
 * @param readingClub the featured postmortem and the candidates as Markdown
 */
@SuppressWarnings("ArrayRecordComponent") // files, compared by nobody
record EditionFiles(byte[] html, byte[] pdf, byte[] table, String newsletter, String readingClub) {}
