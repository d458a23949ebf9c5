package org.carillon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that corrupted signatures and keys get a result, no exception, and never pass. */
@Timeout(120)
class DkimFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final SigningKey KEY =
      new SigningKey("example.org", "e", DkimPrivateKey.make(SignatureAlgorithm.ED25519_SHA256));
  private static final SigningKey RSA =
      new SigningKey("example.org", "r", DkimPrivateKey.make(SignatureAlgorithm.RSA_SHA256));
  private static final String[] PIECES = {
    ";", "=", "b=", "bh=", "h=from", ":", "\r\n ", " ", "l=99999999999999999999", "x=", "t=-1",
    "i=@", "d=..", "s=.", "é", "\0", "c=simple/", "a=rsa-sha1", "q=", "z=", "v=2", "From: x\r\n"
  };

  private static String spoilt(Random random, String text, int from, int to) {
    StringBuilder spoilt = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      int at = Math.min(from + random.nextInt(to - from), spoilt.length() - 1);
      switch (random.nextInt(3)) {
        case 0 -> spoilt.setCharAt(at, (char) random.nextInt(256));
        case 1 -> spoilt.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> spoilt.deleteCharAt(at);
      }
    }
    return spoilt.toString();
  }

  private static DkimReport verify(PublishedKeys dns, String message) throws Exception {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    Header header = Header.parse(Header.parse(octets).octets());
    return new DkimVerifier(dns, InstantSource.fixed(NOW)).verify(header, Content.of(octets));
  }

  @Test
  void damagedMessagesAndSignaturesHaveAResult() throws Exception {
    String signed =
        DkimSignerTest.signed(
            "From: a@example.org\r\nSubject: x\r\n\r\nHello\r\nyou\r\n", KEY, RSA);
    int end = signed.indexOf("From: a@");
    PublishedKeys dns = new PublishedKeys().with(KEY).with(RSA);
    Random random = new Random(11);
    int outcomes = 0;
    for (int i = 0; i < 20_000; i++) {
      outcomes += verify(dns, spoilt(random, signed, 0, end)).results().size();
    }
    assertThat(outcomes).isGreaterThan(20_000);
  }

  @Test
  void damagedKeyRecordsHaveAResult() throws Exception {
    Random random = new Random(12);
    for (SigningKey key : new SigningKey[] {KEY, RSA}) {
      String record = KeyRecord.text(key.key().publicKey()) + "; t=s; h=sha256";
      String signed = DkimSignerTest.signed("From: a@example.org\r\n\r\nHello\r\n", key);
      int begin = record.indexOf("p=") + 2;
      for (int i = 0; i < 10_000; i++) {
        PublishedKeys dns =
            new PublishedKeys()
                .with(key.selector() + "._domainkey.example.org", spoilt(random, record, 0, begin));
        assertThat(verify(dns, signed).results()).hasSize(1);
        dns.with(
            key.selector() + "._domainkey.example.org",
            spoilt(random, record, begin, record.length()));
        assertThat(verify(dns, signed).results()).hasSize(1);
      }
    }
  }

  @Test
  void hugeRecordsAndNoise() throws Exception {
    String signed = DkimSignerTest.signed("From: a@example.org\r\n\r\nHello\r\n", KEY);
    Random random = new Random(13);
    for (int length : new int[] {1, 1_000, 65_000}) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      for (String text :
          new String[] {
            new String(noise, StandardCharsets.ISO_8859_1),
            "a=b;".repeat(length / 4),
            ";".repeat(length),
            "p=" + "A".repeat(length),
            "k=ed25519; p=" + "A".repeat(length),
            "h=" + "sha1:".repeat(length / 5) + "; p=AA=="
          }) {
        PublishedKeys dns = new PublishedKeys().with("e._domainkey.example.org", text);
        assertThat(verify(dns, signed).results().getFirst().outcome().word())
            .isEqualTo("permerror");
      }
    }
  }

  @Test
  void manyFieldsAndNamesAreVerifiedCheaply() throws Exception {
    StringBuilder message =
        new StringBuilder(
            "DKIM-Signature: v=1; a=ed25519-sha256; d=example.org; s=e; bh=AA==; b=AA==; h=from");
    message.append(":x".repeat(999)).append("\r\nFrom: a\r\n");
    message.append("X: y\r\n".repeat(9_000)).append("\r\nbody");
    assertThat(
            verify(new PublishedKeys().with(KEY), message.toString())
                .results()
                .getFirst()
                .outcome()
                .word())
        .isEqualTo("fail");
  }
}
