package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotedPartsTest {

  private static SanitizedHtml shown(String html) {
    return SanitizedHtml.of(
        html, id -> Optional.empty(), address -> Optional.empty(), "Show quoted text");
  }

  @Test
  void quotedReplyIsFolded() {
    assertThat(shown("<p>Yes.</p><blockquote type=\"cite\"><p>Really?</p></blockquote>").html())
        .isEqualTo(
            "<p>Yes.</p><details><summary>Show quoted text</summary>"
                + "<blockquote><p>Really?</p></blockquote></details>");
    assertThat(shown("<p>Yes.</p><div id=\"divRplyFwdMsg\">From: Otto</div><p>Really?</p>").html())
        .contains("<details><summary>Show quoted text</summary>")
        .endsWith("<p>Really?</p></details>");
  }

  @Test
  void messageConsistingOfAQuoteIsNotFolded() {
    assertThat(shown("<div><blockquote type=\"cite\">Really?</blockquote></div>").html())
        .doesNotContain("details");
    assertThat(shown("<blockquote>A saying</blockquote>").html()).doesNotContain("details");
  }

  @Test
  void messageWithoutColoursIsRecognized() {
    assertThat(shown("<p style=\"margin:0\">Yes.</p>").coloured()).isFalse();
    assertThat(shown("<p style=\"color:#ff0000\">Yes.</p>").coloured()).isTrue();
    assertThat(shown("<style>p { background-color: #fff }</style><p>Yes.</p>").coloured()).isTrue();
    assertThat(shown("<table bgcolor=\"#ffffff\"><tr><td>Yes.</td></tr></table>").coloured())
        .isTrue();
  }
}
