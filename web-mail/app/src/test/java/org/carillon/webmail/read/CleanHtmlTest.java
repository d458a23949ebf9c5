package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanHtmlTest {

  private static CleanHtml clean(String html) {
    return CleanHtml.of(html, id -> Optional.empty(), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#106;avascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<iframe src=https://evil.example></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=https://evil.example><input name=a></form>",
        "<svg onload=alert(1)><use href=x></svg>",
        "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
        "<base href=https://evil.example><meta http-equiv=refresh content=0>",
        "<p style=\"background:url(https://evil.example/x)\">x</p>",
        "<div style=\"behavior:url(x);-moz-binding:url(x)\">x</div>",
        "<link rel=stylesheet href=https://evil.example>",
        "<style>@import 'https://evil.example';</style>",
        "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">"
      })
  void nothingThatActsIsLeft(String html) {
    assertThat(clean("<p>before</p>" + html + "<p>after</p>").html())
        .contains("before", "after")
        .doesNotContainIgnoringCase("script")
        .doesNotContain("alert", "evil.example", "onerror", "<iframe", "<form", "<svg", "<style")
        .doesNotContain("<object", "<embed", "<base", "<meta", "<link", "url(", "svg+xml");
  }

  @Test
  void theLookOfALetterStays() {
    assertThat(
            clean(
                    "<table bgcolor=\"#eee\"><tr><td style=\"padding:4px\"><b>x</b></td></tr></table>")
                .html())
        .contains("<b>x</b>", "padding:4px", "bgcolor");
  }

  @Test
  void picturesFromElsewhereWaitUntilTheyAreAskedFor() {
    String html = "<img src=\"https://far.example/pixel.png\" alt=\"\"><img src='cid:logo'>";
    CleanHtml blocked = CleanHtml.of(html, id -> Optional.of("data:image/png;base64,AAAA"), false);
    assertThat(blocked.remote()).isTrue();
    assertThat(blocked.html()).doesNotContain("far.example").contains("data:image/png");
    assertThat(CleanHtml.of(html, id -> Optional.empty(), true).html())
        .contains("https://far.example/pixel.png");
  }

  @Test
  void linksTellNobodyWhereTheyWereFollowedFrom() {
    assertThat(clean("<a href=\"https://far.example/\">x</a>").html())
        .contains("noopener", "noreferrer");
  }

  @Test
  void anyTextComesOutHarmless() {
    Random random = new Random(20_261_120);
    String[] parts = {
      "<",
      ">",
      "\"",
      "'",
      "/",
      "img",
      " src=",
      "script",
      " onerror=",
      "javascript:",
      "style=",
      "&#x3c;",
      "<!--",
      "-->",
      "<![CDATA[",
      "svg",
      "\0",
      " href=",
      "a",
      "=",
      "`",
      "\n",
      "data:"
    };
    for (int i = 0; i < 3_000; i++) {
      StringBuilder html = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        html.append(parts[random.nextInt(parts.length)]);
      }
      var left = Jsoup.parse(clean(html.toString()).html());
      assertThat(left.select("script, iframe, object, embed, form, input, svg, style, link, meta"))
          .as(html.toString())
          .isEmpty();
      assertThat(left.select("[onerror], [href^=javascript], [href^=data]"))
          .as(html.toString())
          .isEmpty();
    }
  }
}
