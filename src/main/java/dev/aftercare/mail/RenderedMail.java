package dev.aftercare.mail;

/**
 * A message as it goes over the wire.
 *
 * @param address where it goes
 * @param messageId its Message-ID, in angle brackets
 * @param mime its bytes, with CRLF line ends; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RenderedMail(String address, String messageId, byte[] mime) {}
