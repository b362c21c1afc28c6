package dev.aftercare.readingclub;

import java.util.regex.Pattern;

/** Tells from the words of a row whether somebody decided something there. Where it is not sure it says no. */
final class TurningPoints {

    private static final Pattern DECIDED = Pattern.compile(
            "\\b(decid(e|es|ed|ing)|decisions?|should we|we (stop|stopped|switch|chose|choose|agree|agreed)|roll(ed|s|ing)?[ -](\\S+ )?back|attempts? (at|to)|attempted"
                    + "|(is|are|was|were|gets?|got) (entirely )?(deleted|merged|deployed|cleaned out|removed|rolled out)"
                    + "|rollbacks?|revert(ed|s|ing)?|fail(ed|s|ing)?[ -]?over|failovers?|switch(ed|es|ing)?|disabl(e|es|ed|ing)"
                    + "|turn(ed|s|ing)? (it |them )?(off|on)|restart(ed|s|ing)?|reboot(ed|s|ing)?|escalat(e|es|ed|ing|ion)"
                    + "|declar(e|es|ed|ing)|hot ?fix(ed|es)?|workarounds?|mitigat(e|es|ed|ing)|taken? offline|took offline"
                    + "|called (in )?|paged|scaled (up|down|out)|drain(ed|s|ing)?|block(ed|s|ing)"
                    + "|décid(e|é|ée|er|ons|ent)|décisions?|on (arrête|coupe|bascule|relance|choisit)|retour arrière"
                    + "|bascul(e|é|ée|er|ons|ent)|désactiv(e|é|ée|er|ons|ent|ation)|redémarr(e|é|ée|er|ons|ent|age)"
                    + "|relanc(e|é|ée|er|ons|ent)|escalad(e|é|ée|er)|déclar(e|é|ée|er|ons|ent)|correctif|contournement"
                    + "|coup(é|ée|er|ure volontaire)|bloqu(e|é|ée|er|ons|ent))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private TurningPoints() {}

    static boolean isDecision(String row) {
        return DECIDED.matcher(row).find();
    }
}
