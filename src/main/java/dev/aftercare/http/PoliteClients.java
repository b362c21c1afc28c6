package dev.aftercare.http;

import java.net.URI;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes a client for each server that is asked. */
@Component
public final class PoliteClients {

    private final Clock clock;

    private final Pause pause;

    private final RandomGenerator jitter;

    private final HttpLimits limits;

    @Autowired
    PoliteClients(Clock clock) {
        this(clock, time -> Thread.sleep(time.toMillis()), new SplittableRandom(clock.millis()), HttpLimits.usual());
    }

    /**
     * Makes clients that wait and limit as told.
     *
     * @param jitter spreads the attempts of several clients; touches no result
     */
    public PoliteClients(Clock clock, Pause pause, RandomGenerator jitter, HttpLimits limits) {
        this.clock = clock;
        this.pause = pause;
        this.jitter = jitter;
        this.limits = limits;
    }

    /**
     * A client for one server.
     *
     * @param base {@code http} or {@code https}, with the path under which the product lies
     */
    public PoliteClient open(URI base, Credentials credentials) {
        return new PoliteClient(base, credentials, limits, clock, pause, jitter);
    }
}
