package dev.aftercare.source.git;

import dev.aftercare.postmortem.Progress;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Tells how far git has come. */
final class GitProgress implements ProgressMonitor {

    private final Progress progress;

    private final String url;

    private String task = "";

    private long total;

    private long done;

    GitProgress(Progress progress, String url) {
        this.progress = progress;
        this.url = url;
    }

    @Override
    public void start(int totalTasks) {
        // How many tasks there are says nothing about how long they take.
    }

    @Override
    public void beginTask(String title, int totalWork) {
        task = url + ": " + title;
        total = totalWork == UNKNOWN ? 0 : totalWork;
        done = 0;
        progress.step(task, 0, total);
    }

    @Override
    public void update(int completed) {
        done += completed;
        progress.step(task, done, total);
    }

    @Override
    public void endTask() {
        progress.step(task, total == 0 ? done : total, total);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void showDuration(boolean enabled) {
        // The one who shows the progress decides that.
    }
}
