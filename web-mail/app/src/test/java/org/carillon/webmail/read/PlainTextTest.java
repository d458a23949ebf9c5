package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.carillon.format.budget.WorkBudget;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void addressesBecomeLinks() {
    assertThat(PlainText.html("See https://bells.example/a?b=1&c=2."))
        .isEqualTo(
            "See <a rel=\"noopener noreferrer\" target=\"_blank\""
                + " href=\"https://bells.example/a?b=1&amp;c=2\">https://bells.example/a?b=1&amp;c=2</a>.\n");
    assertThat(PlainText.html("Write to anna@bells.example!"))
        .contains("href=\"write?to=anna@bells.example\">anna@bells.example</a>!");
  }

  @Test
  void endOfALongerWordIsNoAddress() {
    assertThat(PlainText.html("a".repeat(65) + "@bells.example")).doesNotContain("href");
    assertThat(PlainText.html("a".repeat(64) + "@bells.example")).contains("href");
  }

  @Test
  void addressesOverBudgetAreNotLinked() {
    WorkBudget budget = WorkBudget.of(1, Duration.ofHours(1));

    String html = WorkBudget.instead(budget, () -> PlainText.html("one@a.example\ntwo@a.example"));

    assertThat(html).contains("write?to=one@a.example").endsWith("</a>\ntwo@a.example\n");
    assertThat(budget.isCut()).isTrue();
  }

  @Test
  void quotedLinesAreSetApart() {
    assertThat(PlainText.html("Yes.\n> Really?\n> Sure?\nNo."))
        .isEqualTo("Yes.\n<span class=\"quoted\">&gt; Really?\n&gt; Sure?\n</span>No.\n");
  }

  @Test
  void longQuotesAreFolded() {
    assertThat(PlainText.html("Yes.\n> 1\n> 2\n> 3\n> 4\nNo.", "Show <it>"))
        .isEqualTo(
            "Yes.\n<details class=\"quote\"><summary>Show &lt;it&gt;</summary><span class=\"quoted\">"
                + "&gt; 1\n&gt; 2\n&gt; 3\n&gt; 4\n</span></details>No.\n");
  }

  @Test
  void arbitraryTextProducesNoForeignTags() {
    Random random = new Random(42);
    String[] parts = {
      "<b>",
      "\"",
      "'",
      "https://",
      "x.example",
      "@",
      ">",
      "\n",
      "\r\n",
      "&",
      "javascript:",
      " ",
      "a",
      "<script>",
      "http://a\"onclick=",
      "\u0000",
      "\ud83d",
      "=",
      "."
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      var page = Jsoup.parse(PlainText.html(text.toString()));
      assertThat(page.body().select("*").not("body, a, span.quoted")).as(text.toString()).isEmpty();
      assertThat(page.select("a"))
          .as(text.toString())
          .allMatch(
              link ->
                  link.attr("href").startsWith("http") || link.attr("href").startsWith("write?to="))
          .allMatch(link -> !link.hasAttr("onclick"));
    }
  }
}
