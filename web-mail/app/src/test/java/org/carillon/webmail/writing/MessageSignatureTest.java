package org.carillon.webmail.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.transport.writing.Identity;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {
  private static MessageSignature signature(String text, String html) {
    return MessageSignature.of(
        new Identity(1, "Ida", "ida@x.test", "", "", text, html, true, false));
  }

  @Test
  void changedSignatureReplacesTheFirst() {
    MessageSignature one = signature("Ida\nThe Tower", "");
    MessageSignature other = signature("Sales", "");

    assertThat(other.in("Hello\n\n-- \nIda\nThe Tower\n\nOtto wrote:\n> Hi", one))
        .isEqualTo("Hello\n\n-- \nSales\n\nOtto wrote:\n> Hi");
    assertThat(signature("", "").in("Hello\n\n-- \nIda\nThe Tower\n", one))
        .isEqualTo("Hello\n\n\n");
  }

  @Test
  void signatureIsInsertedAboveTheQuote() {
    MessageSignature none = signature("", "");
    MessageSignature one = signature("Ida", "");

    assertThat(one.in("Hello\n\nOtto wrote:\n> Hi\n", none))
        .isEqualTo("Hello\n\n-- \nIda\n\nOtto wrote:\n> Hi\n");
    assertThat(one.in("Hello\n", none)).isEqualTo("Hello\n\n-- \nIda\n");
    assertThat(one.in("> Hi\n", none)).isEqualTo("\n\n-- \nIda\n\n> Hi\n");
  }

  @Test
  void signatureHtmlIsSanitized() {
    assertThat(signature("Ida", "<b>Ida</b><script>x()</script><img src=x onerror=y()>").html())
        .contains("<b>Ida</b>")
        .doesNotContain("script", "onerror");
    assertThat(signature("<b>Ida", "").html()).contains("&lt;b&gt;Ida");
  }
}
