package dev.aftercare.source.correction;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.source.correction.Correction.Edit;
import dev.aftercare.source.correction.Correction.Edited;
import dev.aftercare.source.correction.WrittenValue.Unreadable;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A value of a countermeasure that can be corrected. No value at all blanks it. */
enum CountermeasureField {
    /** Who carries it. */
    OWNER {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            String owner = written.isEmpty() ? null : PostmortemField.one(written, "one name");
            return draft -> {
                Edited edited = Edited.of(draft.owner, owner);
                draft.owner = owner;
                return edited;
            };
        }
    },
    /** The day it is promised for. */
    DUE {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            LocalDate due = written.isEmpty()
                    ? null
                    : WrittenValue.day(PostmortemField.one(written, "one day, such as 2026-03-20"));
            return draft -> {
                Edited edited =
                        Edited.of(draft.due == null ? null : draft.due.toString(), due == null ? null : due.toString());
                draft.due = due;
                return edited;
            };
        }
    },
    /** Its tickets. */
    TICKET {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            List<TicketKey> tickets = new ArrayList<>();
            for (String one : written) {
                tickets.add(WrittenValue.ticket(one));
            }
            return draft -> {
                Edited edited = Edited.of(shown(draft.tickets), shown(tickets));
                draft.tickets = List.copyOf(tickets);
                return edited;
            };
        }
    },
    /** What it is for. */
    KIND {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            Countermeasure.Kind kind = written.isEmpty()
                    ? Countermeasure.Kind.UNKNOWN
                    : WrittenValue.word(PostmortemField.one(written, "one kind"), Countermeasure.Kind.class);
            return draft -> {
                Edited edited = Edited.of(WrittenValue.written(draft.kind), WrittenValue.written(kind));
                draft.kind = kind;
                return edited;
            };
        }
    },
    /** Where it stands. */
    STATE {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            Countermeasure.State state = written.isEmpty()
                    ? Countermeasure.State.UNKNOWN
                    : WrittenValue.word(PostmortemField.one(written, "one state"), Countermeasure.State.class);
            return draft -> {
                Edited edited = Edited.of(WrittenValue.written(draft.state), WrittenValue.written(state));
                draft.state = state;
                return edited;
            };
        }
    },
    /** Its priority. */
    PRIORITY {
        @Override
        Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable {
            Priority priority = written.isEmpty()
                    ? null
                    : WrittenValue.word(PostmortemField.one(written, "one priority"), Priority.class);
            return draft -> {
                Edited edited = Edited.of(
                        draft.priority == null ? null : draft.priority.name(),
                        priority == null
                                ? null
                                : Objects.requireNonNull(priority).name());
                draft.priority = priority;
                return edited;
            };
        }
    };

    /**
     * Understands what is written for the field.
     *
     * @param written the values; none blanks it
     */
    abstract Edit<CountermeasureDraft> edit(List<String> written) throws Unreadable;

    private static @org.jspecify.annotations.Nullable String shown(List<TicketKey> tickets) {
        return PostmortemField.joined(tickets.stream().map(TicketKey::value).toList());
    }
}
