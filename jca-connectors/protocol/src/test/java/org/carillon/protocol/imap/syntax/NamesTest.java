package org.carillon.protocol.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.carillon.protocol.imap.folders.MailboxPattern;
import org.junit.jupiter.api.Test;

/** Tests mailbox names and patterns against simpler implementations. */
class NamesTest {
  private final Random random = new Random(2060);

  private String text(String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void modifiedUtf7MatchesTheRfc() {
    assertThat(ModifiedUtf7.encode("~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e"))
        .isEqualTo("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    assertThat(ModifiedUtf7.decode("~peter/mail/&U,BTFw-/&ZeVnLIqe-"))
        .contains("~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e");
    for (String bad : new String[] {"&", "a&b", "&AOk", "&/-", "&2D0-", "&AA-"}) {
      assertThat(ModifiedUtf7.decode(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void mailboxNamesRoundTripThroughModifiedUtf7() {
    for (int round = 0; round < 10_000; round++) {
      String name = text("ab&-/,~ \u00e9\u4e2d\u0009", 12) + (round % 7 == 0 ? "\ud83d\ude00" : "");
      String wire = ModifiedUtf7.encode(name);
      assertThat(wire.chars().allMatch(c -> c >= 0x20 && c < 0x7f)).isTrue();
      assertThat(ModifiedUtf7.decode(wire)).contains(name);
    }
  }

  @Test
  void mailboxPatternsMatchLikeRegularExpressions() {
    for (int round = 0; round < 20_000; round++) {
      String pattern = text("ab/*%", 6);
      String name = text("ab/", 8);
      Pattern same = Pattern.compile(pattern.replace("*", "[ab/]*").replace("%", "[ab]*"));
      assertThat(new MailboxPattern("", pattern).matches(name))
          .as("%s in %s", pattern, name)
          .isEqualTo(same.matcher(name).matches());
    }
  }

  @Test
  void longMailboxPatternsMatchInBoundedTime() {
    String stars = "*a".repeat(2_000);
    String name = "a".repeat(500);
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> new MailboxPattern("", stars).matches(name));
  }
}
