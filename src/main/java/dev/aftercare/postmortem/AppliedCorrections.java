package dev.aftercare.postmortem;

import java.util.List;

/** What the operator's corrections changed, as of the last reading of each file. */
public interface AppliedCorrections {

    /** Replaces what was corrected in several files. */
    void replaceAll(List<OfFile> files);

    /**
     * Replaces what holds between records: which are the same incident, and which count in no figure. From then on
     * {@link Postmortems#all} follows it.
     */
    void replaceRelations(List<AppliedCorrection> relations);

    /** Forgets what was corrected in files that hold no postmortem any more. */
    void forgetGone();

    /** Everything in force, and what could not be applied; by file, in order. */
    List<AppliedCorrection> all();

    /**
     * What was corrected in one file.
     *
     * @param source the configured name of the source
     * @param path the file inside the source
     * @param corrections what was done, possibly nothing
     */
    record OfFile(String source, String path, List<AppliedCorrection> corrections) {

        public OfFile {
            corrections = List.copyOf(corrections);
        }
    }
}
