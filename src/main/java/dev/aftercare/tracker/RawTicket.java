package dev.aftercare.tracker;

import dev.aftercare.postmortem.Place;

/**
 * A ticket as its tracker sent it.
 *
 * @param key the tracker's key, never blank and without U+0000
 * @param place where it stands, for its diagnostics; a tracker without files and lines names the key as the path
 * @param payload the bytes that were sent, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes that are written once and read once; nobody compares them here.
public record RawTicket(String key, Place place, byte[] payload) {}
