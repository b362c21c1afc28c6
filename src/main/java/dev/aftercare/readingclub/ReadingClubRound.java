package dev.aftercare.readingclub;

import dev.aftercare.chart.Words;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.NightLetters;
import dev.aftercare.mail.Outbox;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
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

    private final ReadingClub club;
    private final ClubPacks packs;
    private final PackPrinter printer;
    private final Outbox outbox;
    private final ReadingClubSettings settings;
    private final Words words;

    ReadingClubRound(
            ReadingClub club, ClubPacks packs, PackPrinter printer, Outbox outbox, ReadingClubSettings settings) {
        this.club = club;
        this.packs = packs;
        this.printer = printer;
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
        return "mails queued: " + queued;
    }

    private Optional<Message> candidates(YearMonth month, String organiser) {
        if (club.picked(month).isPresent()) {
            return Optional.empty();
        }
        List<Candidate> best =
                club.candidates(month).stream().limit(MOST_CANDIDATES).toList();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(words.say("mail.candidates", words.month(month), settings.proposalDay())));
        for (Candidate candidate : best) {
            blocks.add(new Block.Heading(2, candidate.title()));
            blocks.add(Block.text(candidate.reason(settings.language())));
            blocks.add(Block.text(words.say("mail.key", candidate.postmortemId())));
        }
        blocks.add(Block.text(words.say("mail.pick", month.toString())));
        Sheet sheet = new Sheet(words.say("mail.candidates.title", words.month(month)), settings.language(), blocks);
        return Optional.of(new Message(
                "reading-club:" + month + ":candidates",
                Message.Kind.READING_CLUB,
                organiser,
                subject("mail.candidates.subject", month),
                sheet.markdown(),
                null,
                List.of()));
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
        return new Message(
                "reading-club:" + month + ":pack:" + pack.postmortem().id(),
                Message.Kind.READING_CLUB,
                organiser,
                subject("mail.pack.subject", month),
                String.join("\n\n", picked, pack.featured().reason(), words.say("mail.pack"), about) + "\n",
                null,
                files);
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
