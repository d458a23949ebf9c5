package org.carillon.mailauth.bimi.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that pictures that only draw are shown unchanged, and that others are rejected. */
class PictureCleanerTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- drawn by hand -->"
          + "<svg version=\"1.2\" baseProfile=\"tiny-ps\" xmlns=\"http://www.w3.org/2000/svg\""
          + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 100\">"
          + "<title>Bell &amp; Sons</title>";

  /** A picture with all features that brands use, as converters write it. */
  static final String BELL =
      HEAD
          + "<desc>A bell</desc>"
          + "<defs><linearGradient id=\"g\" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\">"
          + "<stop offset=\"0%\" stop-color=\"#fff\"/>"
          + "<stop offset=\"1\" stop-color=\"rgb(1, 2, 3)\"/></linearGradient>"
          + "<circle id=\"c\" cx=\"50\" cy=\"80\" r=\"9\"/></defs>"
          + "<g fill=\"url(#g)\" class=\"bell\" transform=\"translate(1 2) scale(.5)\">"
          + "<path d=\"M10,90 C10 10 90 10 90-.5z\" fill-rule=\"evenodd\"/></g>"
          + "<use xlink:href=\"#c\" x=\"1\"/><text x=\"1\" y=\"2\" font-family=\"'A', serif\">A&lt;b"
          + "</text></svg>";

  private static CleanPicture clean(String svg) {
    return PictureCleaner.clean(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static String shown(String svg) {
    return switch (clean(svg)) {
      case CleanPicture.Shown shown -> new String(shown.svg(), StandardCharsets.UTF_8);
      case CleanPicture.Rejected(String why) -> why;
    };
  }

  @Test
  void harmlessPictureIsShown() {
    assertThat(shown(BELL))
        .isEqualTo(
            "<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 100 100\">"
                + "<title>Bell &amp; Sons</title>"
                + "<defs><linearGradient id=\"g\" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\">"
                + "<stop offset=\"0%\" stop-color=\"#fff\"></stop>"
                + "<stop offset=\"1\" stop-color=\"rgb(1, 2, 3)\"></stop></linearGradient>"
                + "<circle id=\"c\" cx=\"50\" cy=\"80\" r=\"9\"></circle></defs>"
                + "<g fill=\"url(#g)\" transform=\"translate(1 2) scale(.5)\">"
                + "<path d=\"M10,90 C10 10 90 10 90-.5z\" fill-rule=\"evenodd\"></path></g>"
                + "<use xlink:href=\"#c\" x=\"1\"></use>"
                + "<text x=\"1\" y=\"2\" font-family=\"'A', serif\">A&lt;b</text></svg>");
    assertThat(clean(BELL))
        .isInstanceOfSatisfying(
            CleanPicture.Shown.class, shown -> assertThat(shown.title()).isEqualTo("Bell & Sons"));
  }

  @Test
  void cleaningIsIdempotent() {
    assertThat(shown(shown(BELL))).isEqualTo(shown(BELL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<animate attributeName=\"x\" to=\"9\"/>",
        "<set attributeName=\"x\" to=\"9\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<image xlink:href=\"https://evil.test/x.png\"/>",
        "<a xlink:href=\"https://evil.test/\"><rect width=\"9\" height=\"9\"/></a>",
        "<use xlink:href=\"https://evil.test/x.svg#a\"/>",
        "<use xlink:href=\"x.svg#a\"/>",
        "<use href=\"#a\"/>",
        "<style>rect{fill:url(x)}</style>",
        "<rect style=\"fill:red\"/>",
        "<rect onclick=\"x()\"/>",
        "<rect fill=\"url(https://evil.test/#x)\"/>",
        "<rect fill=\"url(evil.svg#x)\"/>",
        "<rect fill=\" URL(evil.svg#x)\"/>",
        "<rect fill=\"red url(evil.svg)\"/>",
        "<rect fill=\"expression:x\"/>",
        "<handler type=\"application/ecmascript\">x</handler>",
        "<video xlink:href=\"#a\"/>",
        "<filter id=\"f\"/>",
        "<mask id=\"f\"/>",
        "<x:rect xmlns:x=\"http://evil.test/\"/>",
        "<rect x:y=\"1\" xmlns:x=\"http://evil.test/\"/>",
        "<svg viewBox=\"0 0 9 9\"/>",
        "<metadata><rdf/></metadata>",
        "<?xml-stylesheet href=\"x.css\"?>",
        "some text",
        "<title>again</title>",
        "<use id=\"u\" xlink:href=\"#u\"/>",
        "<g id=\"p\"><use xlink:href=\"#q\"/></g><g id=\"q\"><use xlink:href=\"#p\"/></g>",
      })
  void pictureWithActiveContentIsRejected(String more) {
    assertThat(clean(HEAD + more + "</svg>")).isInstanceOf(CleanPicture.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no picture",
        "<html/>",
        "<svg version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 1 1\"><title>x</title></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" viewBox=\"0 0 1 1\">"
            + "<title>x</title></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\">"
            + "<title>x</title></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\""
            + " viewBox=\"0 0 1 1\"></svg>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\""
            + " version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 1 1\"><title>&a;</title></svg>",
      })
  void pictureOutsideTheProfileIsRejected(String file) {
    assertThat(clean(file)).isInstanceOf(CleanPicture.Rejected.class);
  }

  /** The picture has sixteen lines that would be drawn 16 ^ 15 times. */
  @Test
  void nestedUseElementsAreLimited() {
    StringBuilder svg = new StringBuilder(HEAD).append("<rect id=\"a0\"/>");
    for (int i = 1; i < 16; i++) {
      svg.append("<g id=\"a").append(i).append("\">");
      svg.append(("<use xlink:href=\"#a" + (i - 1) + "\"/>").repeat(16)).append("</g>");
    }
    assertThat(shown(svg + "</svg>")).contains("too often");
  }

  @Test
  void oversizedPictureIsRejected() throws IOException {
    String deep = "<g>".repeat(40) + "</g>".repeat(40);
    assertThat(shown(HEAD + deep + "</svg>")).contains("too many");
    assertThat(shown(HEAD + "<rect/>".repeat(2_500) + "</svg>")).contains("too many");
    assertThat(shown(HEAD + " ".repeat(40_000) + "</svg>")).contains("32 KB");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[10 << 20]);
    }
    assertThat(catchThrowable(() -> PackedPicture.unpack(packed.toByteArray())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("32 KB");
  }

  @Test
  void damagedPicturesAreRefusedOrHarmless() throws Exception {
    String[] pieces = {
      "<",
      ">",
      "</g>",
      "<g>",
      "\"",
      "&#x3c;",
      "&#0;",
      "&a;",
      "<![CDATA[<script>]]>",
      "<script/>",
      "xlink:href=\"http://x\"",
      " onload=\"x\"",
      "<!DOCTYPE a>",
      "url(http://x)",
      "\u0000",
      "é",
      "javascript:",
      "<?x y?>",
      "<image/>"
    };
    Random random = new Random(5);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    int shown = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder svg = new StringBuilder(BELL);
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        int at = random.nextInt(svg.length());
        switch (random.nextInt(3)) {
          case 0 -> svg.setCharAt(at, (char) random.nextInt(256));
          case 1 -> svg.insert(at, pieces[random.nextInt(pieces.length)]);
          default -> svg.deleteCharAt(at);
        }
      }
      if (clean(svg.toString()) instanceof CleanPicture.Shown clean) {
        shown++;
        String text = new String(clean.svg(), StandardCharsets.UTF_8);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(clean.svg()));
        assertThat(text).doesNotContain("<script", "onload=\"", "<image", "<!", "<?");
        assertThat(
                text.replace("http://www.w3.org/2000/svg", "")
                    .replace("http://www.w3.org/1999/xlink", ""))
            .doesNotContain("=\"http", "=\"url(h");
      }
    }
    assertThat(shown).isBetween(100, 4_500);
  }
}
