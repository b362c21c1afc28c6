package dev.aftercare.run;

import dev.aftercare.postmortem.Progress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Shows that something moves while a step takes long: a bar where the terminal is one, a plain line now and then where it is
 * not. Quick steps show nothing.
 */
@Component
final class RunProgress implements Progress, StepExecutionListener, BeanPostProcessor {

    private static final int FIRST_LINE_SECONDS = 5;
    private static final int NEXT_LINES_SECONDS = 30;
    private static final int BAR_MILLIS = 200;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("collectPeople", "Reading the people"),
            Map.entry("collectPostmortems", "Reading postmortems"),
            Map.entry("collectTickets", "Reading tickets"),
            Map.entry("linkTickets", "Linking tickets"),
            Map.entry("computeTrends", "Working out trends"),
            Map.entry("findOverdue", "Finding what is late"),
            Map.entry("reviewPostmortems", "Reviewing postmortems"),
            Map.entry("checkFixes", "Checking fixes"),
            Map.entry("writeReminders", "Writing reminders"),
            Map.entry("writeReadingClub", "Writing to the reading club"),
            Map.entry("writeNewsletter", "Writing the newsletter's section"),
            Map.entry("assembleDigest", "Assembling the digest"),
            Map.entry("renderDigest", "Rendering the digest"),
            Map.entry("queueDigest", "Queueing the digest"),
            Map.entry("sendMail", "Sending mail"));

    private final boolean terminal;
    private final ConsoleLines lines;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private Told told = new Told("", 0, 0);
    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable ProgressBar bar;

    RunProgress(ConsoleLines lines) {
        this.lines = lines;
        this.terminal = lines.isTerminal();
    }

    /** Listens to every step, whoever built it. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AbstractStep step) {
            step.registerStepExecutionListener(this);
        }
        return bean;
    }

    @Override
    public synchronized void step(String what, long done, long total) {
        told = new Told(what, done, total);
    }

    @Override
    public synchronized void beforeStep(StepExecution execution) {
        told = new Told(WORDS.getOrDefault(execution.getStepName(), execution.getStepName()), 0, 0);
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(told.what())
                    .setInitialMax(-1)
                    .setUpdateIntervalMillis(BAR_MILLIS)
                    .clearDisplayOnFinish()
                    .build();
            ticking = ticker.scheduleAtFixedRate(this::moveBar, BAR_MILLIS, BAR_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            ticking =
                    ticker.scheduleAtFixedRate(this::sayLine, FIRST_LINE_SECONDS, NEXT_LINES_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void moveBar() {
        if (bar != null) {
            bar.setExtraMessage(told.what());
            bar.maxHint(told.total() > 0 ? told.total() : -1);
            bar.stepTo(told.done());
        }
    }

    private synchronized void sayLine() {
        String count = told.total() > 0 ? ": %d of %d".formatted(told.done(), told.total()) : " …";
        lines.say(told.what() + count);
    }

    @Override
    public synchronized @Nullable ExitStatus afterStep(StepExecution execution) {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        if (bar != null) {
            bar.close();
            bar = null;
        }
        return null;
    }

    /** How far the piece of work has come that was told last. */
    private record Told(String what, long done, long total) {}
}
