package dev.aftercare.postmortem;

/**
 * Another postmortem that a postmortem names: a hint that the two are of one family. Whether they are is worked out later.
 *
 * @param reference what it names: the path of a file inside the same source, a URL, or an identifier such as {@code PM-12}
 * @param words the words around it, as written
 * @param sameFailure whether the words say that it was the same failure ("same as PM-12"), not only a link
 * @param line the line that names it, counted from 1
 */
public record RelatedPostmortem(String reference, String words, boolean sameFailure, int line) {}
