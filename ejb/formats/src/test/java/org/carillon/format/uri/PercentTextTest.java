package org.carillon.format.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {

  @Test
  void encodedTextDecodesUnchanged() {
    String text = "a+b@c.test/Grüße 100%\n\u1F600";
    assertThat(PercentText.encoded(text)).matches("[A-Za-z0-9._~%-]+");
    assertThat(PercentText.decoded(PercentText.encoded(text))).contains(text);
    assertThat(PercentText.decoded("a+b%20ü")).contains("a+b ü");
    assertThat(PercentText.decoded("%41%7a")).contains("Az");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%4", "%4x", "%+1", "%00", "%ff", "%c3", "%%41"})
  void malformedPercentTextIsRefused(String text) {
    assertThat(PercentText.decoded(text)).isEmpty();
  }
}
