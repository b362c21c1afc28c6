package dev.aftercare.tracker;

import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import java.util.function.UnaryOperator;

/** One vendor's server on this machine with labelled tickets, for what all trackers have to do alike. */
public interface TrackerStage extends AutoCloseable {

    /** The token that the tracker is configured with. */
    String SECRET = "s3cret-0f-the-tracker";

    /** Tickets with the postmortem label, numbered from 1, all open. */
    void tickets(int number);

    /** How many tickets are listed on one page; a vendor may not let us choose. */
    int onAPage();

    /** Lists as many tickets on a page as the vendor does. */
    default void usualPages() {}

    /** Somebody works on a ticket now: its state and its time of change are other ones. */
    void change(int number);

    /** The key of a ticket. */
    String key(int number);

    /** A key that looks like one of this tracker's tickets. */
    default String unknownKey() {
        return key(999_999);
    }

    /** The server. */
    LoopbackServer server();

    /** What the vendor answers. */
    Reply usual(Asked asked);

    /** Says whether a question is for a page of the list of tickets. */
    boolean isList(Asked asked);

    /** How the tracker is configured. */
    TrackerSettings settings();

    /** The tracker. */
    default Tracker open(PoliteClients clients) {
        return kind(clients).tracker(settings()).orElseThrow();
    }

    /** The kind of tracker. */
    TrackerKind kind(PoliteClients clients);

    /** Answers questions for the list otherwise than the vendor does; null stands for the vendor's answer. */
    default void answerLists(UnaryOperator<Reply> trouble) {
        server().otherwise(asked -> {
            Reply usual = usual(asked);
            return isList(asked) ? trouble.apply(usual) : usual;
        });
    }

    @Override
    void close();
}
