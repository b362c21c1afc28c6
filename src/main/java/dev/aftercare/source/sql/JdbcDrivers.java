package dev.aftercare.source.sql;

import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the driver that knows a URL: among those that Aftercare brings, or in a folder of the operator's. */
final class JdbcDrivers {

    private JdbcDrivers() {}

    /** The driver for the URL of a source. */
    static Driver of(SqlSettings settings) throws SourceUnavailable {
        Path folder = settings.driverFolder();
        ClassLoader loader =
                folder == null ? Objects.requireNonNull(JdbcDrivers.class.getClassLoader()) : jars(settings, folder);
        String name = settings.driver();
        Optional<Driver> driver =
                name == null ? announced(settings, loader) : Optional.of(named(settings, name, loader));
        return driver.orElseThrow(() -> JdbcFailures.noDriver(settings));
    }

    private static Optional<Driver> announced(SqlSettings settings, ClassLoader loader) throws SourceUnavailable {
        try {
            for (Driver candidate : ServiceLoader.load(Driver.class, loader)) {
                if (candidate.acceptsURL(settings.url())) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        } catch (SQLException | ServiceConfigurationError broken) {
            throw JdbcFailures.driverUnusable(settings, settings.withoutSecrets(String.valueOf(broken.getMessage())));
        }
    }

    private static Driver named(SqlSettings settings, String name, ClassLoader loader) throws SourceUnavailable {
        try {
            return (Driver) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError broken) {
            throw JdbcFailures.driverUnusable(
                    settings,
                    "there is no driver of the class \"%s\"; correct \"driver\", or name the folder of its jar as \"driver-folder\""
                            .formatted(name));
        }
    }

    /** The parent is the platform, so that a driver meets no other version of a library that Aftercare has too. */
    private static ClassLoader jars(SqlSettings settings, Path folder) throws SourceUnavailable {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path file : files) {
                    jars.add(url(file));
                }
            } catch (IOException broken) {
                throw JdbcFailures.driverUnusable(
                        settings, "the folder \"%s\" cannot be read (%s)".formatted(folder, broken.getMessage()));
            }
        }
        if (jars.isEmpty()) {
            throw JdbcFailures.driverUnusable(
                    settings, "there is no jar in \"%s\"; put the driver's jar there".formatted(folder));
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("every file has a URL", impossible);
        }
    }
}
