package dev.aftercare.reminder;

import dev.aftercare.statistics.Quantiles;

/** Breaks a rule on purpose: reminders have nothing to reckon. The architecture tests must notice. */
class PlantedReckoning {
    double median(double... values) {
        return Quantiles.quantile(values, 0.5);
    }
}
