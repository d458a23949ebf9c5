package org.carillon.webmail.eventsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.webmail.query.SearchTerm;
import org.carillon.webmail.query.SearchTerm.All;
import org.carillon.webmail.query.SearchTerm.Any;
import org.carillon.webmail.query.SearchTerm.Not;
import org.carillon.webmail.query.SearchTerm.One;
import org.junit.jupiter.api.Test;

class SoughtEventsTest {
  private static final One ROOF = new One("", "roof");
  private static final One ORGAN = new One("", "organ");

  private static boolean finds(SearchTerm tree, String event) {
    return SoughtEvents.words(tree).hold(one -> event.contains(one.text()));
  }

  @Test
  void excludedWordsDoNotMatch() {
    assertThat(finds(new Not(ROOF), "roof meeting")).isFalse();
    assertThat(finds(new Not(ROOF), "organ tuning")).isTrue();
    SearchTerm both = new All(List.of(ORGAN, new Not(ROOF)));
    assertThat(finds(both, "organ tuning")).isTrue();
    assertThat(finds(both, "organ below the roof")).isFalse();
    assertThat(finds(both, "stand-up")).isFalse();
  }

  @Test
  void alternativesMatchIfOneDoes() {
    SearchTerm either = new Any(List.of(ORGAN, ROOF));
    assertThat(finds(either, "roof meeting")).isTrue();
    assertThat(finds(either, "stand-up")).isFalse();
  }

  @Test
  void filterIsFoundInNestedTerms() {
    SearchTerm deep = new Any(List.of(ROOF, new Not(new All(List.of(new One("from", "ann"))))));
    assertThat(SoughtEvents.filter(deep)).contains("from");
    assertThat(SoughtEvents.filter(new All(List.of(ROOF, new Not(ORGAN))))).isEmpty();
  }
}
