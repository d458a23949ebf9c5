package org.carillon.webmail.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the form of filters, and the marks in results. */
class FiltersTest {

  @Test
  void filterFormBecomesASearchLine() {
    Map<String, String> form =
        Map.of(
            "words", "north tower",
            "sender", "Anna \"B\"",
            "later", "2026-10-01",
            "larger", "2 MB",
            "place", "Old mail",
            "tagged", "Bell Tower",
            "files", "1");
    String line = Filters.line(field -> form.getOrDefault(field, ""));

    assertThat(line)
        .isEqualTo(
            "north tower from:\"Anna B\" after:2026-10-01 larger:2MB in:\"Old mail\""
                + " label:\"Bell Tower\" has:file");
    assertThat(Filters.line(field -> field.equals("sender") ? "-x" : "")).isEqualTo("from:\"-x\"");
    assertThat(Filters.line(field -> "")).isEmpty();
  }

  @Test
  void searchWordsAreMarkedAndTheRestIsEscaped() {
    var sought = Marks.pattern(List.of("tow", "<b>", ""));

    assertThat(Marks.html("The Tower & <b>stowed</b>", sought))
        .isEqualTo("The <mark>Tow</mark>er &amp; <mark>&lt;b&gt;</mark>stowed&lt;/b&gt;");
    assertThat(Marks.html("<i>", Marks.pattern(List.of()))).isEqualTo("&lt;i&gt;");
  }
}
