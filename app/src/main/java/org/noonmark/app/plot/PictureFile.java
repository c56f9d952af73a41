package org.noonmark.app.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// The picture of a plot in the format that the name of its file says.
public final class PictureFile {
    private PictureFile() {}

    /// Whether a plot can be written to a file of this name.
    public static boolean isPicture(Path file) {
        return isSvg(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    private static boolean isSvg(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /// The bytes of the picture.
    ///
    /// @throws IOException when it cannot be drawn here; the message says what is missing
    public static byte[] draw(Path file, Plot plot) throws IOException {
        // No window is ever opened; without this the JDK would look for a display.
        System.setProperty("java.awt.headless", "true");
        try {
            return isSvg(file) ? PlotPicture.svg(plot) : PlotPicture.png(plot);
        } catch (NoClassDefFoundError missing) {
            throw new IOException(
                    "the libraries for plots are not on the module path (%s); start through ./noonmark"
                            .formatted(missing.getMessage()),
                    missing);
        } catch (InternalError | UnsatisfiedLinkError noFonts) {
            throw new IOException(
                    "cannot draw letters here (%s); install fontconfig and a font, such as the packages fontconfig and fonts-dejavu-core"
                            .formatted(noFonts.getMessage()),
                    noFonts);
        }
    }
}
