package org.carillon.mailauth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.PublishedKeys;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.results.TrustedSealers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chain that everybody on the way sealed holds; a link changed, left out or forged breaks it. */
@Timeout(120)
class ArcTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final SigningKey LIST = key("list.example");
  private static final SigningKey FORWARDER = key("forwarder.example");
  private static final PublishedKeys DNS = new PublishedKeys().with(LIST).with(FORWARDER);
  private static final String LETTER =
      "From: a@example.org\r\nSubject: x\r\nDKIM-Signature: v=1; a=b\r\n\r\nHello\r\n";

  private static SigningKey key(String domain) {
    return new SigningKey(domain, "s", DkimPrivateKey.make(SignatureAlgorithm.ED25519_SHA256));
  }

  private static byte[] octets(String message) {
    return message.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Header header(String message) {
    return Header.parse(Header.parse(octets(message)).octets());
  }

  private static ArcReport verify(String message) throws Exception {
    return new ArcVerifier(DNS).verify(header(message), Content.of(octets(message)));
  }

  private static String word(String message) throws Exception {
    return verify(message).outcome().word();
  }

  private static String sealed(String message, SigningKey key) throws Exception {
    return sealed(message, verify(message).outcome(), key);
  }

  private static String sealed(String message, ArcOutcome outcome, SigningKey key)
      throws Exception {
    List<String> fields =
        ArcSealer.seal(
            header(message),
            Content.of(octets(message)),
            key.domain() + ";\r\n spf=pass smtp.mailfrom=example.org",
            outcome,
            key,
            NOW);
    return String.join("", fields) + message;
  }

  @Test
  void eachLinkSealsThoseBefore() throws Exception {
    assertThat(word(LETTER)).isEqualTo("none");
    String once = sealed(LETTER, LIST);
    assertThat(verify(once))
        .isEqualTo(
            new ArcReport(
                new ArcOutcome.Pass(),
                List.of(
                    new ArcReport.Sealer(
                        1,
                        "list.example",
                        "s",
                        "list.example; spf=pass smtp.mailfrom=example.org"))));
    // Who seals again may have changed the message; only the last signature has to hold.
    String changed =
        sealed(once.replace("Hello", "Hello again"), verify(once).outcome(), FORWARDER);
    assertThat(word(changed)).isEqualTo("pass");
    assertThat(verify(changed).sealers())
        .extracting(ArcReport.Sealer::domain)
        .containsExactly("list.example", "forwarder.example");
  }

  @Test
  void whatWasChangedBreaksIt() throws Exception {
    String twice = sealed(sealed(LETTER, LIST), FORWARDER);
    for (String changed :
        List.of(
            twice.replace("Hello", "hello"),
            twice.replace("Subject: x", "Subject: y"),
            twice.replace("i=1; list.example;\r\n spf=pass", "i=1; list.example;\r\n spf=fail"),
            twice.replace("cv=pass", "cv=none"),
            twice.replace("i=2;", "i=3;"),
            twice.replaceFirst("ARC-Seal: i=2(.|\r\n )*\r\n(?=ARC)", ""),
            twice.replaceFirst("ARC-Authentication", "X-Authentication"),
            twice.replace("cv=none", "cv=pass"))) {
      assertThat(changed).isNotEqualTo(twice);
      assertThat(word(changed)).as(changed).isEqualTo("fail");
    }
  }

  @Test
  void aBrokenChainIsSealedOnceAsBrokenAndNeverAgain() throws Exception {
    String broken = sealed(LETTER, LIST).replace("Hello", "hello");
    assertThat(word(broken)).isEqualTo("fail");
    String sealed = sealed(broken, FORWARDER);
    assertThat(sealed).contains("cv=fail");
    assertThat(word(sealed)).isEqualTo("fail");
    assertThat(sealed(sealed, LIST)).isEqualTo(sealed);
  }

  @Test
  void aChainEndsWithFiftySets() throws Exception {
    String message = LETTER;
    for (int i = 0; i < 50; i++) {
      message = sealed(message, LIST);
    }
    assertThat(word(message)).isEqualTo("pass");
    assertThat(sealed(message, FORWARDER)).isEqualTo(message);
    String field = "ARC-Seal: i=51; a=rsa-sha256; cv=pass; d=x.example; s=s; b=AA==\r\n";
    assertThat(verify(field + message).outcome())
        .isEqualTo(new ArcOutcome.Fail("the chain is longer than is allowed"));
  }

  @Test
  void aKeyThatCantBeAskedForIsNoFailure() throws Exception {
    String sealed = sealed(LETTER, LIST);
    PublishedKeys dead = new PublishedKeys().dead("s._domainkey.list.example");
    assertThat(
            new ArcVerifier(dead)
                .verify(header(sealed), Content.of(octets(sealed)))
                .outcome()
                .word())
        .isEqualTo("temperror");
  }

  private static String vouching(String message, String... trusted) throws Exception {
    return new TrustedSealers(List.of(trusted))
        .vouching(verify(message), "example.org")
        .map(ArcReport.Sealer::domain)
        .orElse("nobody");
  }

  private static String vouched(String message, String found, SigningKey key) throws Exception {
    List<String> fields =
        ArcSealer.seal(
            header(message),
            Content.of(octets(message)),
            key.domain() + "; dmarc=" + found,
            verify(message).outcome(),
            key,
            NOW);
    return String.join("", fields) + message;
  }

  @Test
  void whoIsTrustedVouchesForTheAuthorUpToTheFirstWhoIsNot() throws Exception {
    String once = vouched(LETTER, "pass header.from=example.org", LIST);
    assertThat(vouching(once, "list.example")).isEqualTo("list.example");
    assertThat(vouching(once, "Example")).isEqualTo("list.example");
    assertThat(vouching(once, "st.example", "forwarder.example")).isEqualTo("nobody");
    assertThat(vouching(once)).isEqualTo("nobody");
    assertThat(vouching(once.replace("Hello", "hello"), "list.example")).isEqualTo("nobody");

    String twice = vouched(once, "fail header.from=example.org", FORWARDER);
    assertThat(vouching(twice, "list.example")).isEqualTo("nobody");
    assertThat(vouching(twice, "list.example", "forwarder.example")).isEqualTo("list.example");

    assertThat(vouching(vouched(LETTER, "pass header.from=other.org", LIST), "list.example"))
        .isEqualTo("nobody");
    assertThat(vouching(vouched(LETTER, "fail header.from=example.org", LIST), "list.example"))
        .isEqualTo("nobody");
  }

  @Test
  void spoiltChainsHaveAnOutcome() throws Exception {
    String twice = sealed(sealed(LETTER, LIST), FORWARDER);
    int end = twice.indexOf("From: a@");
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder spoilt = new StringBuilder(twice);
      for (int j = 0; j <= random.nextInt(3); j++) {
        int at = random.nextInt(end);
        switch (random.nextInt(3)) {
          case 0 -> spoilt.setCharAt(at, (char) random.nextInt(256));
          case 1 -> spoilt.insert(at, ";=i1:\r\n \0".charAt(random.nextInt(9)));
          default -> spoilt.deleteCharAt(at);
        }
      }
      assertThat(verify(spoilt.toString()).outcome().word())
          .isIn("pass", "fail", "none", "temperror");
    }
  }
}
