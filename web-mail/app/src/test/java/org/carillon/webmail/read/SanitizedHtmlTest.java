package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizedHtmlTest {

  private static SanitizedHtml clean(String html) {
    return SanitizedHtml.of(html, id -> Optional.empty(), address -> Optional.empty());
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
  void activeContentIsRemoved(String html) {
    assertThat(clean("<p>before</p>" + html + "<p>after</p>").html())
        .contains("before", "after")
        .doesNotContainIgnoringCase("script")
        .doesNotContain("alert", "evil.example", "onerror", "<iframe", "<form", "<svg", "<style")
        .doesNotContain("<object", "<embed", "<base", "<meta", "<link", "url(", "svg+xml");
  }

  @Test
  void messageLayoutIsKept() {
    assertThat(
            clean(
                    "<table bgcolor=\"#eee\"><tr><td style=\"padding:4px\"><b>x</b></td></tr></table>")
                .html())
        .contains("<b>x</b>", "padding:4px", "bgcolor");
  }

  @Test
  void senderStylesAreKeptWithoutScript() {
    SanitizedHtml message =
        clean(
            "<html><head><style>.a{color:red;position:fixed}@import 'https://evil.example';</style>"
                + "<style media='(max-width:600px)'>.b{display:none!important}</style></head>"
                + "<body bgcolor=eeeeee text='#222' class='x\"y' style='margin:0;position:fixed'"
                + " link=red onload=alert(1)>"
                + "<div class=a style='display:none;max-height:0'>hidden words</div><p id=i>x"
                + "</style><script>alert(1)</script>");

    assertThat(message.sheet().replaceAll("\\s+", ""))
        .isEqualTo(
            "a{color:red;}.a{color:red;}@media(max-width:600px){.b{display:none!important;}}");
    assertThat(message.body())
        .startsWith("<body ")
        .contains("class=\"x&quot;y\"", "background-color:#eeeeee;color:#222;margin:0;")
        .doesNotContain("onload", "position");
    assertThat(message.html())
        .contains("class=\"a\"", "display:none;max-height:0;", "id=\"i\"")
        .doesNotContain("script", "alert", "<style");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table background='https://far.example/a.png'><tr><td>x",
        "<p style=\"background:url('https://far.example/a.png')\">x",
        "<style>p{background:url(https://far.example/a.png)}</style><p>x",
        "<body background=//far.example/a.png>x",
        "<img srcset='https://far.example/a.png 2x, https://far.example/b.png 1x'>",
        "<picture><source srcset=https://far.example/a.png><img alt=x></picture>",
        "<img src=//far.example/a.png>"
      })
  void remotePicturesOfEveryKindFollowTheSameChoice(String html) {
    SanitizedHtml blocked = clean(html);
    assertThat(blocked.remote()).isTrue();
    assertThat(blocked.html() + blocked.sheet() + blocked.body()).doesNotContain("far.example");
    SanitizedHtml shown = SanitizedHtml.of(html, id -> Optional.empty(), Optional::of);
    assertThat(shown.html() + shown.sheet() + shown.body()).contains("far.example/a.png");
  }

  /** Markup that other parsers have read differently from the sanitizer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x"
            + " onerror=alert(1)&gt;\">",
        "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
        "<style><style/><img src=x onerror=alert(1)>",
        "<style><!--</style><img src=x onerror=alert(1)>--></style>",
        "<p style=\"content:'</style><img src=x onerror=alert(1)>'\">x",
        "<p style=\"font-family:'\\22><img src=x onerror=alert(1)>'\">x",
        "<p style='background:url(&quot;data:image/svg+xml,<svg onload=alert(1)>&quot;)'>x",
        "<p id=\"x><img src=x onerror=alert(1)>\" class='\"><script>alert(1)</script>'>x",
        "<style>a{content:\"\\3c/style><script>alert(1)</script>\"}</style>",
        "<template><style></template><img src=x onerror=alert(1)></style></template>",
        "<select><style></select><img src=x onerror=alert(1)></style>",
        "<xmp><style></xmp><img src=x onerror=alert(1)></style>",
        "<body style='x:</style><script>alert(1)</script>' class='</style><script>alert(1)'>x"
      })
  void parsedPageHasNoActiveContent(String html) {
    SanitizedHtml message = SanitizedHtml.of(html, id -> Optional.empty(), Optional::of);
    var page =
        Jsoup.parse(
            "<!DOCTYPE html><head><style>"
                + message.sheet()
                + "</style></head>"
                + message.body()
                + message.html()
                + "</body>");
    assertThat(page.select("script, [onerror], [onload], svg, math, iframe, body style")).isEmpty();
    assertThat(page.select("style")).hasSize(1);
    assertThat(message.sheet()).doesNotContain("<");
  }

  @Test
  void deeplyNestedTextIsShown() {
    String deep = "<div>".repeat(3_000) + "the words" + "</div>".repeat(3_000);
    assertThat(clean("<p>before</p>" + deep + "<p>after</p>").html())
        .contains("before", "the words", "after");
  }

  @Test
  void remotePicturesAreBlockedUntilRequested() {
    String html = "<img src=\"https://far.example/photo.png\" alt=\"\"><img src='cid:logo'>";
    SanitizedHtml blocked =
        SanitizedHtml.of(
            html,
            address ->
                Optional.of("data:image/png;base64,AAAA")
                    .filter(data -> address.equals("cid:logo")),
            address -> Optional.empty());
    assertThat(blocked.remote()).isTrue();
    assertThat(blocked.html()).doesNotContain("far.example").contains("data:image/png");
    assertThat(SanitizedHtml.of(html, id -> Optional.empty(), Optional::of).html())
        .contains("https://far.example/photo.png");
  }

  @Test
  void linksSendNoReferrer() {
    assertThat(clean("<a href=\"https://far.example/\">x</a>").html())
        .contains("noopener", "noreferrer");
  }

  @Test
  void telephoneAndFragmentLinksAreKept() {
    assertThat(clean("<a href='tel:+1 (555) 123-4567'>call</a>").html())
        .contains("href=\"tel:+1 (555) 123-4567\"");
    assertThat(clean("<a href='#part'>go</a><a name='part'>here</a>").html())
        .contains("<a href=\"#part\" target=\"_self\">go</a>", "<a name=\"part\">here</a>");
    for (String other : new String[] {"telnet:+1", "tel:javascript", "sip:a@b", "part", "#"}) {
      assertThat(clean("<a href='" + other + "'>x</a>").html()).as(other).doesNotContain("href");
    }
  }

  @Test
  void arbitraryHtmlIsHarmless() {
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
