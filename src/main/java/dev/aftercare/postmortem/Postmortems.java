package dev.aftercare.postmortem;

import java.util.Collection;
import java.util.List;

/** The postmortems that are known. */
public interface Postmortems {

    /**
     * Saves all incidents of one file as its newest reading shows them; saving the same twice changes nothing. Incidents of
     * the file that are no longer there are withdrawn. A countermeasure keeps the id that it had: it is matched within its
     * postmortem by ticket, then by text, then by likeness of text.
     *
     * @param source the configured name of the source
     * @param path the file inside the source
     * @param postmortems the incidents of the file, possibly none
     */
    void save(String source, String path, List<Postmortem> postmortems);

    /** Saves the incidents of several files, each as {@link #save} does. */
    default void saveAll(List<OfFile> files) {
        files.forEach(file -> save(file.source(), file.path(), file.postmortems()));
    }

    /**
     * The incidents of several files under the ids that saving them would keep or give, and their countermeasures likewise.
     * Saves nothing.
     */
    default List<OfFile> identified(List<OfFile> files) {
        return files;
    }

    /** Where every postmortem that was not withdrawn stands, by id; those merged into another one too. */
    default List<Whereabouts> whereabouts() {
        return List.of();
    }

    /** Follows a file that was renamed: its postmortems keep their ids. */
    void rename(String source, String oldPath, String newPath);

    /** Withdraws the postmortems of files that vanished: reminders stop, issued editions stand. */
    void withdraw(String source, Collection<String> paths);

    /**
     * Every postmortem that was not withdrawn, by id. Of those that the operator merged, only the surviving one, with the
     * countermeasures of all of them, each action once, and for the narrowest of their audiences.
     */
    List<Postmortem> all();

    /**
     * Where a postmortem stands. A file that was renamed keeps the ids of its postmortems.
     *
     * @param id its id
     * @param source the configured name of the source
     * @param path the file inside the source
     * @param ordinal its position in its file, counted from 1
     * @param title its title
     */
    record Whereabouts(String id, String source, String path, int ordinal, String title) {}

    /**
     * The incidents of one file as its newest reading shows them.
     *
     * @param source the configured name of the source
     * @param path the file inside the source
     * @param postmortems the incidents of the file, possibly none
     */
    record OfFile(String source, String path, List<Postmortem> postmortems) {

        public OfFile {
            postmortems = List.copyOf(postmortems);
        }
    }
}
