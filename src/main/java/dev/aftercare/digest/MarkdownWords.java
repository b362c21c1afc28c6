package dev.aftercare.digest;

/** What the Markdown templates call {@code md}: other people's texts as Markdown that shows them as they are. */
final class MarkdownWords {

    /** A text in which nothing is markup. */
    public String text(String text) {
        return Texts.markdown(text);
    }

    /** A title, with a link where there is one. */
    public String link(DigestView.Title title) {
        String text = Texts.markdown(title.text());
        return title.url() == null ? text : "[" + text + "](<" + title.url() + ">)";
    }
}
