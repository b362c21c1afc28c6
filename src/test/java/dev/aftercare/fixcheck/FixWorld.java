package dev.aftercare.fixcheck;

import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.link.Commitment;
import dev.aftercare.link.InMemoryCommitments;
import dev.aftercare.postmortem.BranchFiles;
import dev.aftercare.postmortem.InMemoryAppliedCorrections;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RunDate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nights in which fixes are checked, with the real tables; a test says what postmortems and tickets there are. */
final class FixWorld {

    final DataSource dataSource = TestDatabase.migrated();
    final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    final InMemoryPostmortems postmortems = new InMemoryPostmortems();
    final InMemoryCommitments commitments = new InMemoryCommitments();
    final InMemoryAppliedCorrections corrections = new InMemoryAppliedCorrections();
    final JdbcFixChecks fixChecks = new JdbcFixChecks(jdbc);
    final JdbcRecurrences recurrences = new JdbcRecurrences(jdbc);
    final JdbcConfirmations confirmations = new JdbcConfirmations(jdbc);
    final JdbcRevisits revisits = new JdbcRevisits(jdbc);
    final FixAnswers answers =
            new KeptFixAnswers(postmortems, commitments, confirmations, recurrences, fixChecks, revisits);
    final PlannedRevisits planned;

    private final Map<String, Postmortem> records = new LinkedHashMap<>();
    private final Map<String, Commitment> promised = new LinkedHashMap<>();
    private final FixNight night;
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    FixWorld(FixSettings settings, BranchFiles files) {
        night = new FixNight(
                postmortems,
                commitments,
                corrections,
                new JdbcLikeness(jdbc),
                recurrences,
                confirmations,
                new JdbcWatchedThings(jdbc),
                revisits,
                fixChecks,
                new Watch(settings, files),
                settings);
        planned = new PlannedRevisits(revisits, confirmations, fixChecks, commitments, postmortems, settings);
    }

    FixWorld(FixSettings settings) {
        this(settings, file -> new BranchFiles.NoFile());
    }

    FixWorld() {
        this(FixSettings.usual());
    }

    /** From now on there is a postmortem as it says; one of the same id is replaced. */
    void has(Postmortem postmortem) {
        records.put(postmortem.id(), postmortem);
        postmortems.knowOnly(records.values().toArray(Postmortem[]::new));
    }

    /** From now on an action stands as it says; one of the same id is replaced. */
    void has(Commitment commitment) {
        has(commitment.postmortem());
        promised.put(commitment.countermeasure().id(), commitment);
        commitments.knowOnly(promised.values().toArray(Commitment[]::new));
    }

    /** Works out a night. */
    List<FixCheck> night(LocalDate date) {
        RunDate runDate = TestNight.SCHEDULE.on(date);
        return transaction.execute(status -> night.work(runDate, night.look()));
    }

    /** Works out a night and gives what it says of one action, in words. */
    String night(String date, Commitment commitment) {
        return night(LocalDate.parse(date)).stream()
                .filter(check -> check.countermeasureId()
                        .equals(commitment.countermeasure().id()))
                .map(check -> check.result() + ": " + check.reason())
                .findFirst()
                .orElse("nothing");
    }
}
