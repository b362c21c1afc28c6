package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Incident.DetectedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out who or what noticed: by a field, by the section on the detection, by the timeline row of the detection. */
final class DetectionReader {

    private static final Phrases MONITORING = Phrases.of("""
            alert, alerts, alerting, alerte, alertes, alerted, alarm, alarms, alarme, alarmes, monitoring, monitor,
            monitors, supervision, pagerduty, paged, pager, opsgenie, grafana, prometheus, datadog, nagios, zabbix,
            healthcheck, health check, probe, sonde, sondes, automated, automatic, automatically, automatique,
            automatiquement, dashboard, tableau de bord, cloudwatch, stackdriver, sentry, 24x7, metric, metrics,
            synthetic, uptime check, watchdog, new relic, statuscake, pingdom
            """);

    private static final Phrases USERS = Phrases.of("""
            customer, customers, client, clients, cliente, user, users, utilisateur, utilisateurs, utilisatrice,
            usager, usagers, end user, end users, support ticket, support tickets, helpdesk, help desk, twitter,
            github issue, abonne, abonnes, merchant, merchants, gitter, on github by, support, commercant, commercants
            """);

    private static final Phrases COLLEAGUES = Phrases.of("""
            developer, developers, developpeur, developpeuse, colleague, colleagues, collegue, collegues, engineer,
            engineers, ingenieur, team member, member of the team, employee, employees, salarie, operator, operateur,
            coworker, dev team, equipe, on call engineer, staff, interne, internally, product manager, tester, qa,
            by chance, par hasard, we noticed, project members
            """);

    private static final List<String> NEGATIONS = Words.list("""
            not, no, did, none, without, pas, aucun, aucune, aucunes, sans, instead, never, didn, rather, missing,
            no alerting
            """);

    private DetectionReader() {}

    static DetectedBy read(DocumentFacts document, TimelineReader.@Nullable Row row) {
        for (Field field : document.fields()) {
            if (field.mayBe(FieldName.DETECTED_BY) && !isLesson(field)) {
                DetectedBy by = of(field.text());
                if (by != DetectedBy.UNKNOWN) {
                    return by;
                }
            }
        }
        for (Section section : document.root().all()) {
            if (section.ownKind() == SectionKind.DETECTION) {
                DetectedBy by = of(PlainText.of(section, 400));
                if (by != DetectedBy.UNKNOWN) {
                    return by;
                }
            }
        }
        return row == null ? DetectedBy.UNKNOWN : of(Words.shortened(row.event().text(), 200));
    }

    /** Seed 000 asks how it was detected in the section on what went well. */
    private static boolean isLesson(Field field) {
        return !field.is(FieldName.DETECTED_BY)
                && field.section() != null
                && field.section().isWithin(SectionKind.LESSONS);
    }

    /** The first clause that names somebody or something. */
    static DetectedBy of(String text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean stop = i == text.length()
                    || (".;!?,".indexOf(text.charAt(i)) >= 0 && (i + 1 == text.length() || text.charAt(i + 1) == ' '));
            if (stop) {
                DetectedBy by = inClause(Words.fold(text.substring(from, i)));
                if (by != DetectedBy.UNKNOWN) {
                    return by;
                }
                from = i;
            }
        }
        return DetectedBy.UNKNOWN;
    }

    private static DetectedBy inClause(String folded) {
        int monitoring = first(folded, MONITORING);
        int users = first(folded, USERS);
        int colleagues = first(folded, COLLEAGUES);
        int earliest = Math.min(monitoring, Math.min(users, colleagues));
        if (earliest == Integer.MAX_VALUE) {
            return DetectedBy.UNKNOWN;
        }
        return earliest == monitoring
                ? DetectedBy.MONITORING
                : earliest == users ? DetectedBy.USER : DetectedBy.COLLEAGUE;
    }

    private static int first(String folded, Phrases words) {
        int first = words.first(folded, at -> !isNegated(folded, at));
        return first < 0 ? Integer.MAX_VALUE : first;
    }

    private static boolean isNegated(String folded, int at) {
        String before = folded.substring(Math.max(0, at - 30), at).strip();
        List<String> near = List.of(before.split(" ", -1));
        return near.subList(Math.max(0, near.size() - 4), near.size()).stream().anyMatch(NEGATIONS::contains);
    }
}
