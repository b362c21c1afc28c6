package dev.aftercare.source.confluence;

import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Takes out of the text of a task what Confluence means by it: the first one mentioned is assigned, the first date is due. */
final class TaskDetails {

    private TaskDetails() {}

    /**
     * Takes both out of the text, where they are.
     *
     * @return what to write behind the text instead, such as {@code " (owner: Camille Roussel, due: 2026-03-10)"}; empty for neither
     */
    static String takenFrom(Element body, Function<Element, String> name) {
        String owner = "";
        Element user = body.selectFirst("ri|user");
        if (user != null) {
            owner = name.apply(user);
            Element link = around(user);
            (link == null ? user : link).remove();
        }
        String due = "";
        Element time = body.selectFirst("time[datetime]");
        if (time != null) {
            due = time.attr("datetime");
            time.remove();
        }
        String both = (owner.isEmpty() ? "" : "owner: " + owner)
                + (owner.isEmpty() || due.isEmpty() ? "" : ", ")
                + (due.isEmpty() ? "" : "due: " + due);
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static @Nullable Element around(Element user) {
        Element parent = user.parent();
        return parent != null && parent.tagName().equals("ac:link") ? parent : null;
    }
}
