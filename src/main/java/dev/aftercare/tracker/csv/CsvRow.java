package dev.aftercare.tracker.csv;

/**
 * One row of a CSV file, still as bytes: cells, quotes, separators and all, without the line break at its end.
 *
 * @param line the line that it begins in, counted from 1
 * @param bytes its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes that are written once and read once; nobody compares them here.
record CsvRow(int line, byte[] bytes) {

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
