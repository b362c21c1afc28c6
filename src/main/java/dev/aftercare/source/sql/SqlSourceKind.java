package dev.aftercare.source.sql;

import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceKind;
import dev.aftercare.source.SourceSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the sources that are databases. */
@Component
class SqlSourceKind implements SourceKind {

    @Override
    public Optional<PostmortemSource> open(SourceSettings settings) {
        return Optional.ofNullable(settings.sql())
                .map(sql -> new SqlSource(settings.name(), sql, new JdbcSourceDatabase(sql)));
    }
}
