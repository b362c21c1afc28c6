package dev.aftercare.source.sql;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of a row in a form that is the same on every machine: text, a number, a boolean or a list of texts.
 * A date is {@code 2026-03-04}, a timestamp {@code 2026-03-04T10:05}, one with zone {@code 2026-03-04T09:05Z}.
 */
final class JdbcValues {

    private final boolean utcTimestamps;

    /**
     * Creates a reader of values.
     *
     * @param dialect the database: MySQL and MariaDB keep a TIMESTAMP as an instant and show it in the session's zone
     */
    JdbcValues(JdbcDialect dialect) {
        this.utcTimestamps = dialect == JdbcDialect.MARIADB;
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        String typeName =
                String.valueOf(row.getMetaData().getColumnTypeName(column)).toLowerCase(Locale.ROOT);
        return switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> timestamp(row, column, type, typeName);
            case Types.DATE -> typed(row, column, LocalDate.class);
            case Types.BIT, Types.BOOLEAN -> flag(row, column);
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> number(row, column);
            case Types.ARRAY -> list(row.getArray(column));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(row.getBytes(column));
            default -> row.getString(column);
        };
    }

    private @Nullable Object timestamp(ResultSet row, int column, int type, String typeName) throws SQLException {
        if (type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz")) {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant().atOffset(ZoneOffset.UTC).toString();
        }
        Object at = typed(row, column, LocalDateTime.class);
        return utcTimestamps && typeName.equals("timestamp") && at != null ? at + "Z" : at;
    }

    /** MySQL's day zero, 0000-00-00, is no date to a driver; the record states it nevertheless. */
    private static @Nullable Object typed(ResultSet row, int column, Class<?> type) throws SQLException {
        String written = row.getString(column);
        if (written == null || written.startsWith("0000-")) {
            return written;
        }
        Object read = row.getObject(column, type);
        return read == null ? written : read.toString();
    }

    private static @Nullable Object flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }

    private static @Nullable Object number(ResultSet row, int column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static @Nullable Object list(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (array.getArray() instanceof Object[] elements) {
            for (Object element : elements) {
                if (element != null) {
                    texts.add(element.toString());
                }
            }
        }
        return texts;
    }

    /** Text that a team keeps in a binary column, as Morgue keeps messages. */
    private static @Nullable Object bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
