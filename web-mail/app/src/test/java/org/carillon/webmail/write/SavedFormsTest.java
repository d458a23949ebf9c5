package org.carillon.webmail.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedFormsTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final SavedForms forms = new SavedForms(new Hand());

  @Test
  void savedFormIsReadByItsAccountOnly() {
    String key = forms.hold(1, form("Dear Ben")).orElseThrow();

    assertThat(forms.find(key, 1)).contains(form("Dear Ben"));
    assertThat(forms.find(key, 2)).isEmpty();
    assertThat(forms.find("guessed", 1)).isEmpty();
  }

  @Test
  void savedFormExpiresAfterAnHour() {
    String key = forms.hold(1, form("Dear Ben")).orElseThrow();

    now = now.plus(SavedForms.AN_HOUR).minusMillis(1);
    assertThat(forms.find(key, 1)).isPresent();
    now = now.plusMillis(1);
    assertThat(forms.find(key, 1)).isEmpty();
  }

  @Test
  void savedFormsOfOneAccountEvictOnlyTheirOwn() {
    String others = forms.hold(2, form("stays")).orElseThrow();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i <= SavedForms.MOST_OF_ONE; i++) {
      keys.add(forms.hold(1, form("form " + i)).orElseThrow());
    }

    assertThat(forms.find(keys.getFirst(), 1)).isEmpty();
    assertThat(keys.subList(1, keys.size())).allMatch(key -> forms.find(key, 1).isPresent());
    assertThat(forms.find(others, 2)).isPresent();
  }

  @Test
  void savedFormsHaveATotalAndASingleLimit() {
    String first = forms.hold(1, form("first")).orElseThrow();
    String largest = "x".repeat(SavedForms.MOST_CHARS);
    for (int account = 2;
        account < 2 + SavedForms.MOST_CHARS_OF_ALL / largest.length();
        account++) {
      assertThat(forms.hold(account, form(largest))).isPresent();
    }

    assertThat(forms.find(first, 1)).isEmpty();
    assertThat(forms.hold(1, form(largest + "x"))).isEmpty();
  }

  @Test
  void ticketNamesItsAccountAndCannotBeForged() {
    WriterTicket ticket = new WriterTicket(new Hand());
    WriterTicket.Writer writer = new WriterTicket.Writer(7, -3);
    String text = ticket.of(writer);

    assertThat(ticket.writer(text)).contains(writer);
    assertThat(ticket.writer(text.replaceFirst("7", "8"))).isEmpty();
    assertThat(ticket.writer(text.replaceFirst("-3", "-4"))).isEmpty();
    assertThat(ticket.writer(new WriterTicket(new Hand()).of(writer))).isEmpty();
    assertThat(ticket.writer("")).isEmpty();
    assertThat(ticket.writer("7")).isEmpty();
  }

  @Test
  void ticketExpiresAndItsEndCannotBeChanged() {
    WriterTicket ticket = new WriterTicket(new Hand());
    String text = ticket.of(new WriterTicket.Writer(7, 1));
    String end = text.split("\\.")[2];

    now = now.plus(WriterTicket.LIFE).minusSeconds(1);
    assertThat(ticket.writer(text)).isPresent();
    now = now.plusSeconds(1);
    assertThat(ticket.writer(text)).isEmpty();
    assertThat(ticket.writer(text.replace(end, Long.toString(Long.parseLong(end) + 9)))).isEmpty();
  }

  private static SavedForm form(String text) {
    return new SavedForm("", "", "", "", "", text, "", "", "", "", "", "", List.of(), List.of());
  }

  /** A clock that the test sets. */
  private final class Hand extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(this, Duration.ZERO);
    }
  }
}
