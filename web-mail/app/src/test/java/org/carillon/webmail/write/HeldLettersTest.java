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

class HeldLettersTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final HeldLetters letters = new HeldLetters(new Hand());

  @Test
  void aLetterIsGivenBackToItsOwnAccountOnly() {
    String key = letters.hold(1, letter("Dear Ben")).orElseThrow();

    assertThat(letters.find(key, 1)).contains(letter("Dear Ben"));
    assertThat(letters.find(key, 2)).isEmpty();
    assertThat(letters.find("guessed", 1)).isEmpty();
  }

  @Test
  void itIsHeldForAnHour() {
    String key = letters.hold(1, letter("Dear Ben")).orElseThrow();

    now = now.plus(HeldLetters.AN_HOUR).minusMillis(1);
    assertThat(letters.find(key, 1)).isPresent();
    now = now.plusMillis(1);
    assertThat(letters.find(key, 1)).isEmpty();
  }

  @Test
  void oneAccountPushesOutItsOwnOnly() {
    String others = letters.hold(2, letter("stays")).orElseThrow();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i <= HeldLetters.MOST_OF_ONE; i++) {
      keys.add(letters.hold(1, letter("letter " + i)).orElseThrow());
    }

    assertThat(letters.find(keys.getFirst(), 1)).isEmpty();
    assertThat(keys.subList(1, keys.size())).allMatch(key -> letters.find(key, 1).isPresent());
    assertThat(letters.find(others, 2)).isPresent();
  }

  @Test
  void allTogetherHaveABoundAndSoHasEach() {
    String first = letters.hold(1, letter("first")).orElseThrow();
    String largest = "x".repeat(HeldLetters.MOST_CHARS);
    for (int account = 2;
        account < 2 + HeldLetters.MOST_CHARS_OF_ALL / largest.length();
        account++) {
      assertThat(letters.hold(account, letter(largest))).isPresent();
    }

    assertThat(letters.find(first, 1)).isEmpty();
    assertThat(letters.hold(1, letter(largest + "x"))).isEmpty();
  }

  @Test
  void aTicketNamesItsAccountAndCantBeForged() {
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
  void aTicketEndsAndItsEndCantBeMovedEither() {
    WriterTicket ticket = new WriterTicket(new Hand());
    String text = ticket.of(new WriterTicket.Writer(7, 1));
    String end = text.split("\\.")[2];

    now = now.plus(WriterTicket.LIFE).minusSeconds(1);
    assertThat(ticket.writer(text)).isPresent();
    now = now.plusSeconds(1);
    assertThat(ticket.writer(text)).isEmpty();
    assertThat(ticket.writer(text.replace(end, Long.toString(Long.parseLong(end) + 9)))).isEmpty();
  }

  private static HeldLetter letter(String text) {
    return new HeldLetter("", "", "", "", text, "", "", "", List.of(), List.of());
  }

  /** A clock that the test turns. */
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
