package dev.aftercare.readingclub;

import dev.aftercare.chart.Words;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.NightLetters;
import dev.aftercare.mail.Outbox;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.ReviewFindings;
import dev.aftercare.review.RuleLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mails the organiser in time: the month's candidates, then the pack of what was picked or is proposed. */
@Component
@Order(2)
class ReadingClubRound implements NightLetters {

    private static final int MOST_CANDIDATES = 5;
    private static final int MOST_LEFT_OUT = 10;
    private static final int MOST_REMARKS = 10;

    private final ReadingClub club;
    private final ClubPacks packs;
    private final PackPrinter printer;
    private final ReviewFindings findings;
    private final Outbox outbox;
    private final ReadingClubSettings settings;
    private final Words words;

    ReadingClubRound(
            ReadingClub club,
            ClubPacks packs,
            PackPrinter printer,
            ReviewFindings findings,
            Outbox outbox,
            ReadingClubSettings settings) {
        this.club = club;
        this.packs = packs;
        this.printer = printer;
        this.findings = findings;
        this.outbox = outbox;
        this.settings = settings;
        this.words = new ClubSentences(Path.of("config", "templates")).in(settings.language());
    }

    /** Queues what is due on a day, in the transaction of the caller, and says what it did. What was queued before is not again. */
    @Override
    public String write(RunDate runDate) {
        String organiser = settings.organiser();
        if (organiser == null) {
            return "no organiser is configured";
        }
        int day = runDate.date().getDayOfMonth();
        YearMonth month = YearMonth.from(runDate.date());
        // before this month's day a missed mail of last month is made good
        YearMonth due = day >= settings.proposalDay() ? month : month.minusMonths(1);
        List<Message> messages = new ArrayList<>();
        pack(due, organiser, runDate).ifPresent(messages::add);
        if (day >= settings.candidatesDay() && day < settings.proposalDay()) {
            candidates(month, organiser).ifPresent(messages::add);
        }
        int queued = outbox.queue("nightly:" + runDate.date(), messages).size();
        return "mails to the organiser: " + queued;
    }

    private Optional<Message> candidates(YearMonth month, String organiser) {
        if (club.picked(month).isPresent()) {
            return Optional.empty();
        }
        List<Candidate> best =
                club.candidates(month).stream().limit(MOST_CANDIDATES).toList();
        List<Block> leftOut = leftOut(month);
        if (best.isEmpty() && leftOut.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(words.say(
                best.isEmpty() ? "mail.candidates.none" : "mail.candidates",
                words.month(month),
                settings.proposalDay())));
        for (Candidate candidate : best) {
            blocks.add(new Block.Heading(2, candidate.title()));
            blocks.add(Block.text(candidate.reason(settings.language())));
            blocks.addAll(remarks(candidate.postmortemId()));
            blocks.add(Block.text(words.say("mail.key", candidate.postmortemId())));
        }
        blocks.add(new Block.Heading(2, words.say("mail.how")));
        blocks.add(Block.text(words.say("mail.pick", month.toString())));
        blocks.addAll(leftOut);
        Sheet sheet = new Sheet(words.say("mail.candidates.title", words.month(month)), settings.language(), blocks);
        return Optional.of(new Message(
                "reading-club:" + month + ":candidates",
                Message.Kind.READING_CLUB,
                organiser,
                subject("mail.candidates.subject", month),
                sheet.text(),
                sheet.html(),
                List.of()));
    }

    /** What the language rules would change in a record, for the organiser alone. */
    private List<Block> remarks(String postmortemId) {
        List<String> remarks = findings.all().stream()
                .filter(finding -> finding.postmortemId().equals(postmortemId) && finding.isAboutLanguage())
                .map(finding -> words.say("mail.remark", finding.place().toString(), finding.message()))
                .limit(MOST_REMARKS)
                .toList();
        return remarks.isEmpty()
                ? List.of()
                : List.of(Block.text(words.say("mail.remarks")), new Block.Bullets(remarks));
    }

    private List<Block> leftOut(YearMonth month) {
        List<LeftOut> all = club.leftOut(month);
        if (all.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        long restricted =
                all.stream().filter(one -> one.why() == LeftOut.Why.RESTRICTED).count();
        if (restricted > 0) {
            items.add(words.say("mail.left-out.RESTRICTED", restricted));
        }
        List<LeftOut> named =
                all.stream().filter(one -> one.why() != LeftOut.Why.RESTRICTED).toList();
        named.stream()
                .limit(MOST_LEFT_OUT)
                .map(one ->
                        words.say("mail.left-out." + one.why().name(), one.title(), String.join("; ", one.missing())))
                .forEach(items::add);
        if (named.size() > MOST_LEFT_OUT) {
            items.add(words.say("mail.left-out.more", named.size() - MOST_LEFT_OUT));
        }
        return List.of(new Block.Heading(2, words.say("mail.left-out")), new Block.Bullets(items));
    }

    private Optional<Message> pack(YearMonth month, String organiser, RunDate runDate) {
        return club.featuredOrProposed(month, settings.language())
                .flatMap(featured -> packs.of(featured, settings.organisation()))
                .map(pack -> message(pack, organiser, runDate.asOf().atZone(runDate.zone())));
    }

    private Message message(ClubPack pack, String organiser, ZonedDateTime asOf) {
        YearMonth month = pack.featured().month();
        Sheet sheet = PackSheet.of(pack, settings.language(), words);
        List<Attachment> files = new ArrayList<>();
        attach("reading-club-" + month, sheet, asOf, files);
        RolePlay play = RolePlays.of(pack.postmortem().incident());
        String about;
        if (play instanceof RolePlay.Script script) {
            RolePlaySheets sheets = new RolePlaySheets(pack.postmortem(), script, settings.language(), words);
            attach("role-play-" + month + "-facilitator", sheets.script(), asOf, files);
            attach("role-play-" + month + "-players", sheets.players(), asOf, files);
            about = words.say("mail.play");
        } else {
            about = RolePlaySheets.reason((RolePlay.TooThin) play, words);
        }
        String picked = pack.featured().pickedBy() == PickedBy.PROPOSED
                ? words.say("mail.proposed", pack.postmortem().title(), month.toString())
                : words.say("mail.picked", pack.postmortem().title());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(picked));
        if (!pack.featured().reason().isBlank()) {
            blocks.add(Block.text(pack.featured().reason()));
        }
        blocks.add(Block.text(words.say("mail.pack")));
        blocks.add(Block.text(about));
        blocks.addAll(missing(pack.postmortem().id()));
        blocks.addAll(remarks(pack.postmortem().id()));
        Sheet mail = new Sheet(words.say("pack.title", words.month(month)), settings.language(), blocks);
        return new Message(
                "reading-club:" + month + ":pack:" + pack.postmortem().id(),
                Message.Kind.READING_CLUB,
                organiser,
                subject("mail.pack.subject", month),
                mail.text(),
                mail.html(),
                files);
    }

    /** A pick by hand may lack what its guide requires; the organiser is told. */
    private List<Block> missing(String postmortemId) {
        List<String> missing = findings.all().stream()
                .filter(finding -> finding.postmortemId().equals(postmortemId)
                        && finding.level() == RuleLevel.REQUIRED
                        && !finding.isAboutLanguage())
                .map(ReviewFinding::message)
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Block.text(words.say("mail.missing")), new Block.Bullets(missing));
    }

    private void attach(String name, Sheet sheet, ZonedDateTime asOf, List<Attachment> files) {
        files.add(new Attachment(
                name + ".pdf", "application/pdf", printer.print(sheet.html(), settings.language(), asOf)));
        files.add(new Attachment(name + ".md", "text/markdown", sheet.markdown().getBytes(StandardCharsets.UTF_8)));
    }

    private String subject(String key, YearMonth month) {
        return words.say(key, settings.organisation(), words.month(month)).replace(Words.NBSP, " ");
    }
}
