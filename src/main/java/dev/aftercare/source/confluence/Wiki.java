package dev.aftercare.source.confluence;

import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.SourceUnavailable;
import java.util.List;

/** One Confluence, whichever edition it is. */
interface Wiki {

    /** Who we are to it, for a person. */
    String whoWeAre() throws SourceUnavailable;

    /** The pages that are configured, each once. */
    List<PageHead> pages() throws SourceUnavailable;

    /** Says whether only some may read a page: itself, or because of a page above it. */
    boolean isRestricted(PageHead page) throws SourceUnavailable;

    /** Reads a page. */
    WikiPage page(PageHead head, boolean restricted) throws DocumentUnreadable;
}
