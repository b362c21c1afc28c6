package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The day of an incident: of the first of its instants that is known, as the configured zone counts days. */
final class IncidentDay {

    private IncidentDay() {}

    static Optional<LocalDate> of(Postmortem postmortem, ZoneId zone) {
        Incident incident = postmortem.incident();
        List<RecordedInstant> instants = List.of(incident.started(), incident.detected(), incident.resolved());
        return instants.stream()
                .map(RecordedInstant::value)
                .filter(Objects::nonNull)
                .map(instant -> LocalDate.ofInstant(instant, zone))
                .findFirst()
                .or(() -> instants.stream()
                        .map(RecordedInstant::local)
                        .filter(Objects::nonNull)
                        .map(local -> local.toLocalDate())
                        .findFirst());
    }
}
