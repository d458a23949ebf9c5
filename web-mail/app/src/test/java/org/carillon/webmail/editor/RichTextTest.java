package org.carillon.webmail.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RichTextTest {
  private static final InlinePicture BELL =
      new InlinePicture(
          "bell@carillon", "image/png", 3, () -> new ByteArrayInputStream(new byte[3]));

  private static RichText of(String own) {
    return RichText.of(own, Optional.empty(), Map.of(BELL.id(), BELL));
  }

  @Test
  void formattingStaysAndScriptsAreRemoved() {
    String hostile =
        "<div><b>Bold</b> <span style=\"color: rgb(1, 2, 3)\" onclick=\"x()\">red</span></div>"
            + "<script>alert(1)</script><img src=\"javascript:alert(1)\"><svg onload=\"x()\"></svg>"
            + "<a href=\"javascript:alert(1)\">here</a><iframe src=\"//evil.example\"></iframe>";
    String html = of(hostile).html();
    assertThat(html).contains("<b>Bold</b>", "color:rgb(1, 2, 3)");
    assertThat(html).doesNotContain("script", "onclick", "onload", "svg", "iframe", "evil");
  }

  @Test
  void knownInlinePicturesOnlyAreSent() {
    assertThat(of("<img src=\"cid:bell@carillon\">").pictures()).containsExactly(BELL);
    assertThat(of("<p>None</p>").pictures()).isEmpty();
    assertThat(of("<img src=\"cid:other@carillon\">").html()).doesNotContain("cid:");
  }

  @Test
  void plainTextMatchesTheHtml() {
    String html =
        "<div>Dear Ben,</div><div><br></div><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>"
            + "<blockquote><div>You said</div><blockquote>I said</blockquote></blockquote>"
            + "<div>See <a href=\"https://bells.example/x\">the page</a></div>"
            + "<pre>a  b\nc</pre>";
    assertThat(of(html).text())
        .isEqualTo(
            """
            Dear Ben,

              - one
              - two
              1. first
            > You said
            >> I said
            See the page <https://bells.example/x>
            a  b
            c
            """);
  }

  @Test
  void styleSheetOfAQuoteIsScopedToTheQuote() {
    String sheet =
        "p,body .x{color:red;}\n@media (max-width:600px){\nhtml body{margin:0;}\na[title=\"b,c\"]{top:0;}\n}\n";
    assertThat(ScopedSheet.of(sheet, ".q"))
        .isEqualTo(
            ".q p,.q .x{color:red;}\n@media (max-width:600px){.q{margin:0;}.q a[title=\"b,c\"]{top:0;}\n}\n");
  }
}
