package dev.aftercare.ticket;

import java.time.Instant;

/**
 * A line of a comment that begins with a word which somebody configured, such as {@code fix-verified}. No other comment is kept.
 *
 * @param at when the comment was written
 * @param words the line, at most some hundred letters
 */
public record TicketRemark(Instant at, String words) {}
