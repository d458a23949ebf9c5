package org.carillon.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of the colours that domains choose for their pages. */
class PaletteTest {

  @Test
  void contrastFollowsWcag() {
    assertThat(Colour.WHITE.contrast(Colour.BLACK)).isEqualTo(21, within(0.001));
    assertThat(colour("#767676").contrast(Colour.WHITE)).isEqualTo(4.54, within(0.01));
  }

  @Test
  void readableColourIsUnchanged() {
    var palette = LookSettings.palette("#1B5AA6", "").orElseThrow();

    assertThat(palette.light().isAdjusted()).isFalse();
    assertThat(palette.css()).contains("--accent:light-dark(#1b5aa6,");
  }

  @Test
  void paletteIsReadableForAnyColour() {
    var random = new Random(189);
    for (int i = 0; i < 2_000; i++) {
      var requested = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      var palette = Palette.of(Optional.of(requested), Optional.of(requested)).orElseThrow();
      for (var shade : new Palette.Shade[] {palette.light(), palette.dark()}) {
        boolean isLight = shade == palette.light();
        Colour paper = colour(isLight ? "#f3f0eb" : "#2a2723");
        assertThat(shade.accent().contrast(paper)).as(requested.hex()).isGreaterThanOrEqualTo(4.5);
        assertThat(shade.on().contrast(shade.accent())).isGreaterThanOrEqualTo(4.5);
        assertThat(shade.strong().contrast(shade.soft())).isGreaterThanOrEqualTo(4.5);
        assertThat(colour(isLight ? "#1c1b1a" : "#ede8e2").contrast(shade.soft()))
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @Test
  void invalidColourIsRefused() {
    for (String text : new String[] {"", "red", "#12345", "#1234567", "#12345g", "url(x)"}) {
      assertThat(Colour.of(text)).as(text).isEmpty();
    }
    assertThat(LookSettings.palette("", "")).isEmpty();
  }

  private static Colour colour(String hex) {
    return Colour.of(hex).orElseThrow();
  }
}
