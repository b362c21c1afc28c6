package dev.aftercare.digest;

import dev.aftercare.digest.DigestSettings.Look;
import dev.aftercare.digest.DigestView.LookView;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The look of an installation, as pages show it. */
final class Appearance {

    private final Look look;

    Appearance(Look look) {
        this.look = look;
    }

    LookView view() {
        return new LookView(look.color(), lightened(), picture(look.logo()), look.sections());
    }

    /** The same hue, light enough to be read on a dark page. */
    private String lightened() {
        Color color = Color.decode(look.color());
        float[] hsb = Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
        int light = Color.HSBtoRGB(hsb[0], Math.min(hsb[1], 0.42f), 0.88f);
        return String.format(Locale.ROOT, "#%06x", light & 0xFFFFFF);
    }

    private static @Nullable String picture(@Nullable Path logo) {
        if (logo == null) {
            return null;
        }
        try {
            String type = logo.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpeg";
            return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(logo));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The logo " + logo + " could not be read; look at aftercare.digest.logo.", e);
        }
    }
}
