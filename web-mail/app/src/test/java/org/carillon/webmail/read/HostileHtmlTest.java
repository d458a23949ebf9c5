package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.css.StyleSanitizer;
import org.carillon.format.growth.Growth;
import org.carillon.webmail.markup.HtmlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that HTML takes time linear in its length, and no stack that grows with its depth. */
class HostileHtmlTest {
  private static final int LONG = 400_000;

  /** Work that is cheaper than this, in ns a char, is not measured again. */
  private static final long CHEAP_NANOS_A_CHAR = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b> </b>",
        "<svg><b>",
        "<b><b><b><div></b>",
        "<b><i></b>",
        "<table><b>",
        "<p><b>",
        "<font><div>",
        "<ul><li>",
        "<table><tr><td>",
        "<a href=",
        "<!--",
        "&",
        "<p style=\"a(",
        "\n",
        "<p style='color:red'>",
        "<style>a{",
        "<style>{",
        "<style>/*",
        "<style>@media{",
        "<style>a[",
        "<style>a{b:c(",
        "<style>a;",
        "<style>@a;",
        "<style>'",
        "<style>\\",
        "<style>a{color:red}</style>",
        "<img>",
        "<img>a",
        "<img srcset='a,'>",
        "<td background=x>",
        "<a href=https://a.test>https://b.test",
        "<a href=https://a.test><table><td>"
      })
  void htmlIsProcessedInLinearTime(String part) {
    assertLinear(HtmlText::of, part);
    assertLinear(
        html -> SanitizedHtml.of(html, name -> Optional.empty(), address -> Optional.empty()),
        part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "(",
        "[",
        "a{",
        "a{b:c;",
        "@media{",
        "@media screen{a{b:c}",
        "/**/",
        "/*",
        "'",
        "\\",
        "a,",
        "a;",
        "@a;",
        "/**/;",
        "url(",
        "url( a",
        "-",
        "a{b:(",
        "a{b:c(",
        "#",
        "1",
        "!"
      })
  void styleSheetIsProcessedInLinearTime(String part) {
    assertLinear(css -> StyleSanitizer.sheet(css, address -> Optional.empty()), part);
    assertLinear(css -> StyleSanitizer.declarations(css, address -> Optional.empty()), part);
  }

  /** Tests that nothing unchecked is shown, wherever a budget ends. */
  @Test
  void contentOverBudgetIsNotShownUnchecked() {
    String html =
        "<style>a{color:red}</style><p style=\"color:red\">words</p><script>alert(1)</script>"
                .repeat(4)
            + "<img src=https://evil.example/x><a"
            + " href=https://evil.example>https://good.example</a><p"
            + " style=\"background:url(https://evil.example/y)\">more</p>"
            + "<b>b</b>".repeat(100);
    int whole = 0;
    for (int steps = 1; steps < 2_000; steps += steps < 200 ? 1 : 50) {
      WorkBudget budget = WorkBudget.of(steps, Duration.ofHours(1));
      SanitizedHtml clean = WorkBudget.instead(budget, () -> clean(html));

      assertThat(clean.html() + clean.sheet())
          .as("%d steps", steps)
          .doesNotContain("<script", "url(", "src=", "evil.example/");
      assertThat(clean.misleading().isEmpty())
          .as("%d steps", steps)
          .isEqualTo(!clean.html().contains("href="));
      whole += budget.isCut() ? 0 : 1;
    }
    assertThat(whole).isPositive();
  }

  private static SanitizedHtml clean(String html) {
    return SanitizedHtml.of(html, name -> Optional.empty(), address -> Optional.empty());
  }

  @Test
  void messageOverBudgetIsShownAsPlainText() {
    WorkBudget budget = WorkBudget.of(4, Duration.ofHours(1));

    SanitizedHtml clean =
        WorkBudget.instead(budget, () -> clean("<p>words <i>of</i> it</p>".repeat(1_000)));

    assertThat(clean.html()).startsWith("<pre>").contains("words of it").doesNotContain("<p>");
    assertThat(budget.isCut()).isTrue();
  }

  @Test
  void repeatedPictureIsReadOnceAndLimited() {
    AtomicInteger reads = new AtomicInteger();
    String picture = "data:image/png;base64," + "A".repeat(1_000_000);
    SanitizedHtml clean =
        SanitizedHtml.of(
            "<img src=cid:a>".repeat(2_000),
            name -> {
              reads.incrementAndGet();
              return Optional.of(picture);
            },
            address -> Optional.empty());
    assertThat(reads).hasValue(1);
    assertThat(clean.html()).hasSizeLessThan(22_000_000).contains(picture);
  }

  private static void assertLinear(Consumer<String> work, String part) {
    // A budget that ends would hide how the time grows.
    double growth =
        WorkBudget.instead(
            WorkBudget.of(Long.MAX_VALUE, Duration.ofDays(1)),
            () -> Growth.of(work, part, LONG, CHEAP_NANOS_A_CHAR));
    assertThat(growth).as(part).isLessThan(Growth.LINEAR);
  }
}
