package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.readingclub.ReadingClub;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the newsletter's editor and the club's organiser get in a night, from files on disk to files of mail. */
class LettersTests {

    @TempDir
    private static Path folder;

    private static List<FeaturedPostmortem> history = List.of();

    @BeforeAll
    static void runTwoNights() throws IOException {
        write("stale.md", "status: reviewed\ndigest: A copy of an index went stale.", "Search found nothing new", """
                The index was stale. It grew for a week.""");
        write("panier.md", "status: reviewed\nlanguage: fr", "Le panier était vide", "Un cookie avait changé de nom.");
        write("worded.md", "status: reviewed", "Mail came late", "An alert would have fired with one more rule.");
        write("draft.md", "status: draft", "Half a story", "It is not finished.");
        write("secret.md", "audience: restricted", "Who was in our house", "Somebody was.");
        Files.writeString(folder.resolve("tickets.csv"), """
                key,summary,state,owner,due,priority,labels,created,resolved,url
                OPS-1,Do it better,Open,Ada,2026-12-01,P2,reading-club:2026-10,2026-08-04,,
                OPS-2,Do it better,Open,Ada,2026-12-01,P2,,2026-08-04,,
                """);
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/corrections.yaml"), """
                corrections:
                  - record: pm:stale.md
                    reason: The club asked for it.
                    set:
                      featured: 2026-09
                """);
        Clock clock = Clock.fixed(Instant.parse("2026-09-06T08:00:00Z"), ZoneOffset.UTC);
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        try (Installation installation = Installation.openAfresh(new Console(nowhere, nowhere), properties(), clock)) {
            for (String date : List.of("2026-09-25", "2026-10-25")) {
                RunOutcome night = installation.get(JobRuns.class).nightly(LocalDate.parse(date));
                assertThat(night.exitCode()).as(night.toString()).isIn(ExitCode.DONE, ExitCode.INCOMPLETE);
            }
            history = installation.get(ReadingClub.class).history();
        }
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("aftercare.organisation", "Harborline");
        properties.put("aftercare.data", folder.toString());
        properties.put("aftercare.zone", "UTC");
        properties.put("aftercare.language", "fr");
        properties.put("aftercare.sources[0].name", "pm");
        properties.put(
                "aftercare.sources[0].folder", folder.resolve("postmortems").toString());
        properties.put("aftercare.sources[0].url", "https://pm.example/{path}");
        properties.put("aftercare.trackers[0].name", "tickets");
        properties.put(
                "aftercare.trackers[0].csv", folder.resolve("tickets.csv").toString());
        properties.put(
                "aftercare.corrections",
                folder.resolve("config/corrections.yaml").toString());
        properties.put("aftercare.mail.from", "aftercare@harborline.example");
        properties.put("aftercare.digest.newsletter-editor", "editor@harborline.example");
        properties.put("aftercare.digest.reading-club-organiser", "club@harborline.example");
        properties.put("aftercare.newsletter.language", "en");
        return properties;
    }

    @Test
    void newsletterWhenTheMonthIsToldHasTheAuthorsSentenceAndKeepsTheRestForTheEditor() throws Exception {
        Map<String, String> mail = mail("newsletter-2026-08");

        String section = mail.get("newsletter-2026-08.txt");
        assertThat(section)
                .contains("Search found nothing new\nA copy of an index went stale.\nhttps://pm.example/stale.md")
                .contains("Le panier était vide\nUn cookie avait changé de nom.\nhttps://pm.example/panier.md")
                .doesNotContain("The index was stale", "Half a story", "Who was in our house");
        assertThat(mail.get("newsletter-2026-08.md"))
                .contains("[**Search found nothing new**](<https://pm.example/stale.md>)");
        assertThat(mail.get("newsletter-2026-08.html"))
                .contains("<a href=\"https://pm.example/panier.md\">Le panier était vide</a>");
        assertThat(mail.get(""))
                .contains("One restricted incident, not named here either", "“Half a story”: a draft")
                .contains("“Mail came late”: ", "would have")
                .endsWith(section);
    }

    @Test
    void packWhenTheCorrectionsFileOrATicketPicksIsOfThatPostmortem() throws Exception {
        Map<String, String> september = mail("reading-club-2026-09-pack");
        Map<String, String> october = mail("reading-club-2026-10-pack");

        assertThat(september.get("")).contains("Search found nothing new").doesNotContain("Personne n’a choisi");
        assertThat(september).containsKeys("reading-club-2026-09.pdf", "reading-club-2026-09.md");
        assertThat(september.get("")).contains("Il n’y a pas de jeu de rôle");
        assertThat(september).doesNotContainKey("role-play-2026-09-players.md");
        assertThat(october.get("")).contains("Le panier était vide");
        assertThat(history)
                .extracting(FeaturedPostmortem::month, FeaturedPostmortem::postmortemId, FeaturedPostmortem::pickedBy)
                .startsWith(
                        tuple(YearMonth.of(2026, 10), "pm:panier.md", PickedBy.RECORD),
                        tuple(YearMonth.of(2026, 9), "pm:stale.md", PickedBy.RECORD));
    }

    private static void write(String name, String front, String title, String summary) throws IOException {
        Path file = folder.resolve("postmortems").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                ---
                %s
                severity: SEV-2
                ---
                # %s

                ## Summary

                %s

                ## Root cause

                It had no owner.

                ## Timeline

                | Incident    | Value                |
                | ----------- | -------------------- |
                | Start Time  | 2026-08-03 10:00 UTC |
                | Detect Time | 2026-08-03 10:10 UTC |
                | End Time    | 2026-08-03 11:00 UTC |

                ## Remediation

                - [ ] Do it better — owner: Ada — due: 2026-12-01 — priority: P2 — ticket: %s
                """.formatted(front, title, summary, name.equals("panier.md") ? "OPS-1" : "OPS-2"));
    }

    /** The mail's text under an empty name, and what is attached to it under its names. */
    private static Map<String, String> mail(String prefix) throws Exception {
        List<Path> mails;
        try (Stream<Path> files = Files.walk(folder)) {
            mails = files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".eml"))
                    .toList();
        }
        assertThat(mails).as(prefix).hasSize(1);
        try (InputStream in = Files.newInputStream(mails.get(0))) {
            Map<String, String> found = new LinkedHashMap<>();
            for (BodyPart part : parts(new MimeMessage(Session.getInstance(new Properties()), in).getContent())) {
                String name = part.getFileName() == null ? "" : part.getFileName();
                String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                found.putIfAbsent(name, text.replace("\r\n", "\n"));
            }
            return found;
        }
    }

    private static List<BodyPart> parts(Object content) throws Exception {
        List<BodyPart> parts = new ArrayList<>();
        if (content instanceof Multipart several) {
            for (int at = 0; at < several.getCount(); at++) {
                BodyPart part = several.getBodyPart(at);
                List<BodyPart> inside = parts(part.getContent());
                parts.addAll(inside.isEmpty() ? List.of(part) : inside);
            }
        }
        return parts;
    }
}
