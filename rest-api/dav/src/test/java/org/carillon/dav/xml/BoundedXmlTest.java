package org.carillon.dav.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of untrusted XML. */
class BoundedXmlTest {
  private static XmlElement read(String text) throws IOException {
    return BoundedXml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void xmlRoundTrips() throws IOException {
    String text =
        "<p xmlns=\"DAV:\" xmlns:x=\"urn:x\" xml:lang=\"de\"><x:a b=\"1&quot;&#10;\" x:c=\"2\">"
            + "ä &lt;&amp;&gt; <![CDATA[<>]]>\u00a0\uD83D\uDE00</x:a><none xmlns=\"\"/></p>";
    XmlElement element = read(text);

    assertThat(read(XmlOutput.text(element))).isEqualTo(element);
    assertThat(element.lang()).contains("de");
    assertThat(element.elements().getFirst().text()).isEqualTo("ä <&> <>\u00a0\uD83D\uDE00");
    assertThat(BoundedXml.read(XmlOutput.octets(element))).isEqualTo(element);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<a>",
        "<a/><b/>",
        "<a b:c='1'/>",
        "<b:a/>",
        "<a xmlns:b=''/>",
        "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\"> %e;]><a/>",
        "<!DOCTYPE a><a/>",
        "<a>&e;</a>",
        "<a>\u0000</a>",
        "<a>&#0;</a>"
      })
  void malformedXmlOrADocumentTypeIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedXml.class);
  }

  @Test
  void documentsOverALimitAreRefused() {
    assertThatThrownBy(() -> read("<a>".repeat(70) + "</a>".repeat(70)))
        .isInstanceOf(MalformedXml.class);
    assertThatThrownBy(() -> read("<a>" + "<b/>".repeat(60_000) + "</a>"))
        .isInstanceOf(MalformedXml.class);
    assertThatThrownBy(() -> BoundedXml.read(new ZeroStream(BoundedXml.MOST_OCTETS + 10L)))
        .isInstanceOf(MalformedXml.class)
        .matches(thrown -> ((MalformedXml) thrown).isTooLarge());
  }

  @Test
  void arbitraryXmlIsReadOrMalformed() throws IOException {
    byte[] seed =
        "<D:propfind xmlns:D='DAV:'><D:prop><D:x a='1'>y&amp;</D:x></D:prop></D:propfind>"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(4918);
    for (int n = 0; n < 5_000; n++) {
      byte[] octets = seed.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      try {
        XmlElement read = BoundedXml.read(octets);
        assertThat(read(XmlOutput.text(read)).name()).isEqualTo(read.name());
      } catch (MalformedXml malformed) {
        assertThat(malformed).hasMessageNotContaining("null");
      }
    }
  }

  private static final class ZeroStream extends java.io.InputStream {
    private long left;

    ZeroStream(long octets) {
      left = octets;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }
  }
}
