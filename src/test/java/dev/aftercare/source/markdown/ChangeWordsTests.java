package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Label printing started to time out",
                "Checkouts begin failing in two regions",
                "The mail relay stopped accepting connections",
                "the ingest queue ceased to drain",
                "Search became unusable",
                "All three brokers went offline",
                "Error rate of the gateway starts climbing",
                "Write latency spikes",
                "Logins fail with a blank page",
                "Customers cannot pay",
                "The importer no longer finds its files",
                "Le portail n'est plus accessible",
                "Les dépôts commencent à échouer",
                "L'annuaire devient injoignable",
                "Les envois s'arrêtent",
            })
    void breaksWhenAThingFailsIsTrue(String words) {
        assertThat(ChangeWords.breaks(Words.fold(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Started rejecting uploads by hand",
                "We stopped deploying for the day",
                "Noticed that uploads fail",
                "Alert: the gateway is down",
                "A caller says the portal is unreachable",
                "If the queue stops draining, page somebody",
                "Checked whether logins fail",
                "The errors stopped growing",
                "Restarted the broker because it became unresponsive",
                "Nous constatons que le site n'est plus accessible",
                "L'équipe arrête le script",
            })
    void breaksWhenSomebodyDoesOrHearsSomethingIsFalse(String words) {
        assertThat(ChangeWords.breaks(Words.fold(words))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate has returned to its usual level",
                "Latency dropped to normal",
                "Lag is gone",
                "Timeouts disappeared",
                "Orders are back to normal",
                "The forum came back",
                "Printing resumed",
                "Uploads succeed",
                "All services are fully operational",
                "Readers could open articles again, as could customers log in again",
                "Mails are sent without delays",
                "Tout est rentré dans l'ordre",
                "Les téléchargements reprennent",
                "L'accès est de nouveau disponible",
                "Le service refonctionne",
            })
    void worksWhenAThingWorksAgainIsTrue(String words) {
        assertThat(ChangeWords.works(Words.fold(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rolled back to the previous version",
                "Switched back to the old pool",
                "Traffic dropped to zero",
                "Not back to normal yet",
                "We expect uploads to succeed after the change",
                "Some errors disappeared",
                "The team is back from lunch",
                "Investigation resumed",
                "The server is now running as another user",
                "Working on a fix",
                "Waiting for lag to go back to normal",
                "L'équipe reprend l'analyse",
            })
    void worksWhenItDoesNotYetIsFalse(String words) {
        assertThat(ChangeWords.works(Words.fold(words))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The helpdesk receives several calls",
                "Two tickets arrive about missing labels",
                "Premiers appels des agences",
            })
    void isComplaintWhenUsersSpeakUpIsTrue(String words) {
        assertThat(ChangeWords.isComplaint(Words.fold(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Closed all tickets", "Database calls are slow", "Wrote a ticket for the vendor"})
    void isComplaintWhenNobodySpeaksUpIsFalse(String words) {
        assertThat(ChangeWords.isComplaint(Words.fold(words))).isFalse();
    }
}
