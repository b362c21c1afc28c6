package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks for the history of tickets, of several at the same time: GitLab has it for one at a time only. */
final class Histories implements AutoCloseable {

    private static final int AT_THE_SAME_TIME = 4;

    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final GitLabServer server;
    private final Remarks remarks;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_THE_SAME_TIME, work -> {
        Thread thread = new Thread(work, "gitlab-history");
        thread.setDaemon(true);
        return thread;
    });

    Histories(GitLabServer server, Remarks remarks) {
        this.server = server;
        this.remarks = remarks;
    }

    /**
     * A ticket that is to be kept.
     *
     * @param row what GitLab says of it
     * @param formerKeys the keys that it is also asked for by
     */
    record Asked(Row row, Collection<TicketKey> formerKeys) {}

    /** The payloads of tickets, in their order: each with its history, to be read without GitLab again. */
    List<byte[]> payloads(List<Asked> tickets) throws TrackerUnavailable, TrackerRefused {
        List<Callable<byte[]>> questions = new ArrayList<>();
        tickets.forEach(ticket -> questions.add(() -> payload(ticket)));
        List<byte[]> payloads = new ArrayList<>();
        try {
            for (Future<byte[]> answer : threads.invokeAll(questions)) {
                payloads.add(answer.get());
            }
            return payloads;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TrackerUnavailable("the run was stopped while it waited for GitLab", stopped);
        } catch (ExecutionException failure) {
            throw rethrown(failure);
        }
    }

    private static TrackerUnavailable rethrown(ExecutionException failure) throws TrackerUnavailable, TrackerRefused {
        Throwable cause = failure.getCause();
        if (cause instanceof TrackerUnavailable unavailable) {
            throw unavailable;
        }
        if (cause instanceof TrackerRefused refused) {
            throw refused;
        }
        throw new IllegalStateException("a ticket's history could not be asked for", cause);
    }

    private byte[] payload(Asked ticket) throws TrackerUnavailable, TrackerRefused {
        Row row = ticket.row();
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        JsonNode current = row.json();
        if (isUntouched(row)) {
            payload.putArray("events");
        } else {
            ArrayNode events = payload.arrayNode();
            String withheld = events(row.address(), events);
            if (withheld.isEmpty()) {
                payload.set("events", events);
                current = contradicts(row, events) ? again(row) : current;
            } else {
                payload.put("eventsWithheld", withheld);
            }
        }
        if (mayBeVerified(current)) {
            remarks.keep(notes(row.address()), "created_at", payload);
        }
        payload.put("kind", row.address().kind().path());
        payload.set("issue", current);
        ArrayNode formerKeys = payload.putArray("formerKeys");
        ticket.formerKeys().stream().sorted().map(TicketKey::value).forEach(formerKeys::add);
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Nobody verifies what is not done. */
    private boolean mayBeVerified(JsonNode json) {
        return !remarks.areNone()
                && !json.path("state").asString("").equals("opened")
                && json.path("user_notes_count").asInt(0) > 0;
    }

    private List<JsonNode> notes(TicketAddress address) throws TrackerUnavailable, TrackerRefused {
        List<JsonNode> notes = new ArrayList<>();
        ListPages pages = ListPages.byNumber(
                server, Address.of(address.api().text() + "/notes").with("activity_filter", "only_comments"));
        try {
            while (pages.hasNext()) {
                pages.next().forEach(notes::add);
            }
            return notes;
        } catch (Withheld withheld) {
            // Nothing is known of what people said there, as of most tickets.
            return List.of();
        }
    }

    /** GitLab keeps no event for the beginning: what is open and never changed has none. */
    private static boolean isUntouched(Row row) {
        try {
            OffsetDateTime created =
                    OffsetDateTime.parse(row.json().path("created_at").asString(""));
            boolean never = Duration.between(created, OffsetDateTime.parse(row.updated()))
                            .compareTo(SAME_MOMENT)
                    < 0;
            return never && row.json().path("state").asString("").equals("opened");
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /** Gathers the events; says why where they are withheld. */
    private String events(TicketAddress address, ArrayNode events) throws TrackerUnavailable, TrackerRefused {
        ListPages pages = ListPages.byNumber(server, Address.of(address.api().text() + "/resource_state_events"));
        try {
            while (pages.hasNext()) {
                pages.next().forEach(events::add);
            }
            return "";
        } catch (Withheld withheld) {
            return String.valueOf(withheld.getMessage());
        }
    }

    /** The ticket was closed or opened between the two questions. */
    private static boolean contradicts(Row row, ArrayNode events) {
        String last = events.isEmpty()
                ? ""
                : events.get(events.size() - 1).path("state").asString("");
        boolean open = row.json().path("state").asString("").equals("opened");
        return switch (last) {
            case "closed", "merged" -> open;
            case "reopened", "opened" -> !open;
            default -> false;
        };
    }

    private JsonNode again(Row row) throws TrackerUnavailable, TrackerRefused {
        Answer answer = server.ask(row.address().api());
        return answer instanceof Answer.Found found
                        && found.json().path("iid").asLong(0) == row.address().iid()
                ? found.json()
                : row.json();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
