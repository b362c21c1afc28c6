package dev.aftercare.run;

import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every connection whether it answers. */
@Component
final class Connections {

    List<Answer> ask() {
        return List.of();
    }

    /** What one connection answered. */
    record Answer(String what, boolean works, String sentence) {}
}
