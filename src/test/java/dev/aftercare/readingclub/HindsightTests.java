package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.TimelineEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindsightTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Users told us that logs were missing. This eventually led us to the runtime. \
                | Users told us that logs were missing. | This eventually led us to the runtime.
            The disk alert fired; On-call acknowledged. | The disk alert fired; On-call acknowledged. | -
            It turned out to be the resolver. | - | It turned out to be the resolver.
            Un voyageur appelle. Il s’avère que le quai est fermé. Astreinte prévenue. \
                | Un voyageur appelle. Astreinte prévenue. | Il s’avère que le quai est fermé.
            Alert "translator down" fired. | Alert "translator down" fired. | -
            """)
    void withoutWhenRowTellsOfLaterKeepsTheSentencesOfItsMoment(String row, String moment, String later) {
        List<TimelineEvent> rows = List.of(new TimelineEvent(RecordedInstant.missing(), row));

        assertThat(Hindsight.without(rows))
                .extracting(TimelineEvent::text)
                .isEqualTo(moment == null ? List.of() : List.of(moment));
        assertThat(Hindsight.alone(rows))
                .extracting(TimelineEvent::text)
                .isEqualTo(later == null ? List.of() : List.of(later));
    }
}
