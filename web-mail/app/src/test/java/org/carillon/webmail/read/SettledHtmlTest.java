package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.format.css.StyleSanitizer;
import org.carillon.webmail.link.MisleadingLink;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that browsers show a message's HTML as it was checked, however they parse it. */
class SettledHtmlTest {
  private static final String FAR = "https://far.example/";
  private static final String OVERLAY = "position:fixed;top:0;left:0;width:100%;height:100%";
  private static final Path ATTACKS = Path.of("../../src/test/e2e/browser/attacks.txt");

  /** Elements whose content is text for some parsers and markup for others. */
  private static final List<String> RAW =
      List.of(
          "noembed",
          "noframes",
          "noscript",
          "xmp",
          "iframe",
          "plaintext",
          "textarea",
          "title",
          "template",
          "script",
          "style",
          "svg",
          "math",
          "listing",
          "object",
          "select",
          "option",
          "frameset",
          "video",
          "audio",
          "canvas",
          "applet",
          "marquee",
          "button",
          "form");

  /** Content that is dangerous if it is not checked. */
  private static final List<String> LOADS =
      List.of(
          "<img src='" + FAR + "p.png'>",
          "<img src=cid:unknown>",
          "<a href='https://evil.test/login'>https://bank.test/login</a>",
          "<div style='" + OVERLAY + "'>overlay</div>",
          "<div data-style=\"" + OVERLAY + "\">overlay</div>",
          "<p title=' style=\"" + OVERLAY + "\"'>overlay</p>",
          "<td background='" + FAR + "b.png'>",
          "<style>a{" + OVERLAY + "}</style>",
          "<img srcset='" + FAR + "c.png 2x'>");

  private static final List<String> NESTS =
      List.of(
          "<p>",
          "</p>",
          "<a href=https://a.test>",
          "</a>",
          "<table>",
          "<tr>",
          "<td>",
          "</table>",
          "<b>",
          "</b>",
          "<ul><li>",
          "<dl><dd>",
          "<h1>",
          "<div>",
          "</div>",
          "<pre>\n",
          " ",
          "\n",
          "words",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<br>",
          "</br>",
          "<mglyph>",
          "<mtext>",
          "<foreignObject>",
          "<annotation-xml encoding=text/html>",
          "<caption>",
          "<col>",
          "<details><summary>",
          "<font color=red>",
          "<body class=x>",
          "<html>",
          "<nobr>");

  static Stream<String> attacks() throws IOException {
    return Files.readAllLines(ATTACKS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("^~", "").replace("{far}", FAR).replace("\\n", "\n"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void attackIsCheckedAsItIsShown(String attack) {
    assertJudged(attack);
    assertJudged("<p>before</p>" + attack + "<p>after</p>");
  }

  @Test
  void rawTextElementsAreCheckedAsTheyAreShown() {
    for (String outer : RAW) {
      for (String load : LOADS) {
        assertJudged("<" + outer + ">" + load + "</" + outer + ">" + load);
        for (String inner : RAW) {
          assertJudged(
              "<%s><%s>%s</%s>%s</%s>%s".formatted(outer, inner, load, outer, load, inner, load));
        }
      }
    }
  }

  @Test
  void arbitraryHtmlIsCheckedAsItIsShown() {
    Random random = new Random(20_261_127);
    for (int i = 0; i < 6_000; i++) {
      StringBuilder html = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        String raw = RAW.get(random.nextInt(RAW.size()));
        html.append(
            switch (random.nextInt(5)) {
              case 0 -> "<" + raw + ">";
              case 1 -> "</" + raw + ">";
              case 2 -> LOADS.get(random.nextInt(LOADS.size()));
              default -> NESTS.get(random.nextInt(NESTS.size()));
            });
      }
      assertJudged(html.toString());
    }
  }

  @Test
  void noembedContentIsRemoved() {
    assertThat(shown("<p>x</p><noembed>" + String.join("", LOADS) + "</noembed>").html())
        .isEqualTo("<p>x</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xmp", "plaintext", "textarea"})
  void textThatLooksLikeMarkupIsShownAsText(String element) {
    assertThat(Jsoup.parse(shown("<" + element + "><b>x").html()).body().text()).isEqualTo("<b>x");
  }

  @Test
  void mediaFallbackContentIsShown() {
    assertThat(shown("<video><img src='" + FAR + "a.png'></video><object>x</object>").html())
        .contains("a.png", "x");
  }

  @Test
  void repeatedElementsAreLimited() {
    String repeated = "<p><b title='" + "x".repeat(100_000) + "'>" + "<p>y".repeat(20_000);
    assertThat(shown(repeated).html()).hasSizeLessThan(5_000_000);
    assertThat(
            shown("<p><b style='" + "color:red;".repeat(10_000) + "'><p>" + "<p>y".repeat(9_000))
                .html())
        .hasSizeLessThan(6_000_000);
  }

  private static SanitizedHtml shown(String html) {
    return SanitizedHtml.of(html, id -> Optional.empty(), Optional::of);
  }

  private static void assertJudged(String html) {
    Set<String> judged = new HashSet<>();
    SanitizedHtml clean =
        SanitizedHtml.of(
            html,
            id -> Optional.empty(),
            address -> {
              judged.add(address);
              return Optional.of(address);
            });
    Document page = Jsoup.parse("<!DOCTYPE html>" + clean.html());
    for (Element styled : page.select("[style]")) {
      String style = styled.attr("style");
      if (!styled.text().startsWith("⚠ ")) {
        assertThat(style).as(html).isEqualTo(StyleSanitizer.declarations(style, Optional::of));
        assertThat(style).as(html).doesNotContain("position");
      }
    }
    for (Element picture : page.select("[src]")) {
      assertThat(judged).as(html).contains(picture.attr("src"));
    }
    int marked = 0;
    for (Element link : page.select("a[href]")) {
      Optional<MisleadingLink> misleading = MisleadingLink.of(link);
      assertThat(misleading.isEmpty() || link.text().contains("⚠ ")).as(html).isTrue();
      marked += misleading.isPresent() ? 1 : 0;
    }
    assertThat(marked > 0).as(html).isEqualTo(!clean.misleading().isEmpty());
    assertThat(page.select("[background], [data-style], [onerror], [href^=javascript]"))
        .as(html)
        .isEmpty();
    String once = SanitizedHtml.toBeSent(html, SanitizedHtml::contentId).html();
    assertThat(SanitizedHtml.toBeSent(once, SanitizedHtml::contentId).html())
        .as(html)
        .isEqualTo(once);
  }
}
