package dev.aftercare.source.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from measuring how exact the file system's times are: it would put files into the repository that is read, and
 * its result into the user's home. Two seconds, the coarsest that file systems have, are right everywhere.
 */
final class QuietSystemReader extends SystemReader.Delegate {

    private static final long COARSEST_SECONDS = 2;

    private QuietSystemReader(SystemReader usual) {
        super(usual);
    }

    /** Makes it the one that JGit asks in this virtual machine. */
    static synchronized void install() {
        SystemReader usual = SystemReader.getInstance();
        if (!(usual instanceof QuietSystemReader)) {
            SystemReader.setInstance(new QuietSystemReader(usual));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new UserConfig(parent, super.openUserConfig(parent, fs).getFile(), fs);
    }

    private static final class UserConfig extends FileBasedConfig {

        UserConfig(Config parent, File file, FS fs) {
            super(parent, file, fs);
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
                            && ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION.equals(name)
                    ? unit.convert(COARSEST_SECONDS, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
