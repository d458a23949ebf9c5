package org.carillon.dav.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SiteBannerTest {
  private static String in(String page) {
    byte[] octets = page.getBytes(StandardCharsets.UTF_8);
    return new String(SiteBanner.in(octets, "<b>Ours</b>"), StandardCharsets.UTF_8);
  }

  @Test
  void bannerIsAtBodyStartOrPageEnd() {
    assertThat(in("<title>\u00fc</title><BODY class='a'>\u00fc"))
        .isEqualTo("<title>\u00fc</title><BODY class='a'><div><b>Ours</b></div>\u00fc");
    assertThat(in("<p>Words")).isEqualTo("<p>Words<div><b>Ours</b></div>");
    assertThat(in("<bodyguard>x")).endsWith("</div>");
  }

  @Test
  void utf16PageIsLeftUnchanged() {
    byte[] wide = "\ufeff<body>".getBytes(StandardCharsets.UTF_16BE);
    assertThat(SiteBanner.in(wide, "<b>Ours</b>")).isEqualTo(wide);
  }
}
