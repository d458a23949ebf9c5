package org.carillon.policy.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTicketTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final PictureTicket TICKET =
      new PictureTicket(7, "f-12", NOW.plusSeconds(60), "https://a.test/x?y=\u00e4");

  private final byte[] key = new byte[32];

  @Test
  void sealedTicketIsReadUnchanged() {
    assertThat(PictureTicket.open(key, TICKET.sealed(key), NOW)).contains(TICKET);
  }

  @Test
  void foreignOrExpiredTicketIsRefused() {
    String sealed = TICKET.sealed(key);
    String changed = sealed.substring(0, sealed.length() - 4) + "AAAA";

    assertThat(PictureTicket.open(key, changed, NOW)).isEmpty();
    assertThat(PictureTicket.open(new byte[] {1}, sealed, NOW)).isEmpty();
    assertThat(PictureTicket.open(key, sealed, NOW.plusSeconds(60))).isEmpty();
    assertThat(PictureTicket.open(key, "", NOW)).isEmpty();
    assertThat(PictureTicket.open(key, "!", NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "https://a.test/x.png, https://a.test/x.png",
        "HTTP://A.test, HTTP://a.test",
        "https://a.test?u=1#f, https://a.test/?u=1",
        "https://a.test/a b|c{d}, https://a.test/a%20b%7Cc%7Bd%7D",
        "https://a.test/100%/%41, https://a.test/100%25/%41",
        "https://a.test:8080/x, https://a.test:8080/x",
        "https://b\u00fccher.test/x, https://xn--bcher-kva.test/x",
        "http://[::1]/x, http://[::1]/x",
      })
  void pictureAddressIsReadAsBrowsersDo(String written, String read) {
    assertThat(PictureAddress.of(written).map(Object::toString)).isEqualTo(Optional.of(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://a.test/x", "https:///x", "https://u@a.test/x", "javascript:1", "", "//a/x"})
  void nonWebPictureAddressIsRefused(String written) {
    assertThat(PictureAddress.of(written)).isEmpty();
  }
}
