package dev.aftercare.source.git;

import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceKind;
import dev.aftercare.source.SourceSettings;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens the sources that are git repositories. */
@Component
class GitSourceKind implements SourceKind {

    private final Progress progress;

    GitSourceKind(ObjectProvider<Progress> progress) {
        this.progress = progress.getIfAvailable(Progress::silent);
        QuietSystemReader.install();
    }

    @Override
    public Optional<PostmortemSource> open(SourceSettings settings) {
        return Optional.ofNullable(settings.git()).map(git -> new GitSource(settings, repository(git)));
    }

    private GitRepository repository(SourceSettings.GitSettings git) {
        return LocalRepository.pathOf(git.url())
                .<GitRepository>map(path -> new LocalRepository(git, path))
                .orElseGet(() -> new RemoteRepository(git, GitConnection.of(git), progress));
    }
}
