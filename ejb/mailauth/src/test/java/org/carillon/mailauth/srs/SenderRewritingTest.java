package org.carillon.mailauth.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderRewritingTest {
  /** The day on which the reference addresses were recorded. */
  private static final Instant THEN = Instant.parse("2026-11-23T04:10:00Z");

  private static final byte[] SECRET = "a secret of ours".getBytes(StandardCharsets.UTF_8);

  private static SenderRewriting at(Instant now, byte[]... secrets) {
    return new SenderRewriting(List.of(secrets), InstantSource.fixed(now));
  }

  /** The addresses are from Debian's postsrsd 1.10 ({@code -d example.net -n 6}). */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ann@example.com, SRS0=HccayU=JM=example.com=ann@example.net, ann@example.com
          Ann.Lee@Example.COM, SRS0=jzgRBS=JM=Example.COM=Ann.Lee@example.net, Ann.Lee@Example.COM
          x+y@sub.example.org, SRS0=5UEuVP=JM=sub.example.org=x+y@example.net, x+y@sub.example.org
          a=b@example.com, SRS0=/Lf0ae=JM=example.com=a=b@example.net, a=b@example.com
          SRS0=abcd=EF=example.com=bob@other.example, SRS1=dP/wxo=other.example==abcd=EF=example.com=bob@example.net, SRS0=abcd=EF=example.com=bob@other.example
          SRS0+abcd=EF=example.com=bob@other.example, SRS1=2G9pkt=other.example=+abcd=EF=example.com=bob@example.net, SRS0+abcd=EF=example.com=bob@other.example
          SRS1=wxyz=first.example==abcd=EF=example.com=bob@other.example, SRS1=yvbLcd=first.example==abcd=EF=example.com=bob@example.net, SRS0=abcd=EF=example.com=bob@first.example
          """)
  void rewritingMatchesPostsrsd(String sender, String rewritten, String back) {
    SenderRewriting rewriting = at(THEN, SECRET);
    assertThat(rewriting.forward(sender, "example.net")).contains(rewritten);
    String local = rewritten.substring(0, rewritten.lastIndexOf('@'));
    assertThat(rewriting.reverse(local)).contains(back);
    assertThat(rewriting.reverse(local.toLowerCase(Locale.ROOT)))
        .hasValueSatisfying(folded -> assertThat(folded).isEqualToIgnoringCase(back));
  }

  @Test
  void foreignAddressIsNotReversed() {
    SenderRewriting rewriting = at(THEN, SECRET);
    assertThat(rewriting.reverse("SRS0=HccayU=JM=example.com=bob")).isEmpty();
    assertThat(rewriting.reverse("SRS0=HccayU=JN=example.com=ann")).isEmpty();
    assertThat(rewriting.reverse("SRS0=Hcca=JM=example.com=ann")).isEmpty();
    assertThat(rewriting.reverse("SRS0==JM=example.com=ann")).isEmpty();
    assertThat(rewriting.reverse("SRS1=dP/wxo=elsewhere.example==abcd=EF=example.com=bob"))
        .isEmpty();
    assertThat(rewriting.reverse("ann")).isEmpty();
    assertThat(
            at(THEN, "another".getBytes(StandardCharsets.UTF_8))
                .reverse("SRS0=HccayU=JM=example.com=ann"))
        .isEmpty();
  }

  @Test
  void rewrittenAddressExpiresAfterThreeWeeks() {
    String local = "SRS0=HccayU=JM=example.com=ann";
    assertThat(at(THEN.plus(Duration.ofDays(21)), SECRET).reverse(local)).isPresent();
    assertThat(at(THEN.plus(Duration.ofDays(22)), SECRET).reverse(local)).isEmpty();
    assertThat(at(THEN.minus(Duration.ofDays(1)), SECRET).reverse(local)).isPresent();
    assertThat(at(THEN.minus(Duration.ofDays(2)), SECRET).reverse(local)).isEmpty();
  }

  @Test
  void previousSecretIsStillAccepted() {
    byte[] next = "the next one".getBytes(StandardCharsets.UTF_8);
    SenderRewriting rewriting = at(THEN, next, SECRET);
    assertThat(rewriting.reverse("SRS0=HccayU=JM=example.com=ann")).contains("ann@example.com");
    assertThat(rewriting.forward("ann@example.com", "example.net"))
        .isEqualTo(at(THEN, next).forward("ann@example.com", "example.net"));
  }

  @Test
  void tooLongAddressIsNotRewritten() {
    SenderRewriting rewriting = at(THEN, SECRET);
    String fits = "a".repeat(64 - "SRS0=HccayU=JM=example.com=".length());
    assertThat(rewriting.forward(fits + "@example.com", "example.net"))
        .hasValueSatisfying(made -> assertThat(made.indexOf('@')).isEqualTo(64));
    assertThat(rewriting.forward(fits + "a@example.com", "example.net")).isEmpty();
    assertThat(rewriting.forward("", "example.net")).isEmpty();
    assertThat(rewriting.forward("@example.com", "example.net")).isEmpty();
  }

  @Test
  void randomAddressIsNotReversed() {
    SenderRewriting rewriting = at(THEN, SECRET);
    Random random = new Random(7);
    String letters = "SRS01=+-@aB2\u00E9\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "SRS0=" : "SRS1=");
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(rewriting.reverse(text.toString())).isEmpty();
    }
  }
}
