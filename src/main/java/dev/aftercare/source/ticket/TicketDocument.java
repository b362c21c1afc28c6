package dev.aftercare.source.ticket;

import dev.aftercare.ticket.WrittenTicket;
import tools.jackson.databind.json.JsonMapper;

/** A ticket with its text, as it is kept. */
final class TicketDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TicketDocument() {}

    static byte[] bytes(WrittenTicket ticket) {
        return JSON.writeValueAsBytes(ticket);
    }

    /** Reads what was kept; Jackson's exception says that it is none. */
    static WrittenTicket of(byte[] json) {
        return JSON.readValue(json, WrittenTicket.class);
    }
}
