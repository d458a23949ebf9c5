package org.carillon.mailauth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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

/** Tests that a chain of seals verifies, and that a changed, missing or forged link breaks it. */
@Timeout(120)
class ArcTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final SigningKey LIST = key("list.example");
  private static final SigningKey FORWARDER = key("forwarder.example");
  private static final PublishedKeys DNS = new PublishedKeys().with(LIST).with(FORWARDER);
  private static final String MESSAGE =
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
  void eachArcSetSealsTheEarlierOnes() throws Exception {
    assertThat(word(MESSAGE)).isEqualTo("none");
    String once = sealed(MESSAGE, LIST);
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
    // A later sealer may have changed the message. Only the last signature has to verify.
    String changed =
        sealed(once.replace("Hello", "Hello again"), verify(once).outcome(), FORWARDER);
    assertThat(word(changed)).isEqualTo("pass");
    assertThat(verify(changed).sealers())
        .extracting(ArcReport.Sealer::domain)
        .containsExactly("list.example", "forwarder.example");
  }

  @Test
  void changedMessageBreaksTheChain() throws Exception {
    String twice = sealed(sealed(MESSAGE, LIST), FORWARDER);
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
  void brokenChainIsSealedOnceAsFailed() throws Exception {
    String broken = sealed(MESSAGE, LIST).replace("Hello", "hello");
    assertThat(word(broken)).isEqualTo("fail");
    String sealed = sealed(broken, FORWARDER);
    assertThat(sealed).contains("cv=fail");
    assertThat(word(sealed)).isEqualTo("fail");
    assertThat(sealed(sealed, LIST)).isEqualTo(sealed);
  }

  @Test
  void aChainEndsWithFiftySets() throws Exception {
    String message = MESSAGE;
    for (int i = 0; i < 50; i++) {
      message = sealed(message, LIST);
    }
    assertThat(word(message)).isEqualTo("pass");
    assertThat(sealed(message, FORWARDER)).isEqualTo(message);
    String field = "ARC-Seal: i=51; a=rsa-sha256; cv=pass; d=x.example; s=s; b=AA==\r\n";
    assertThat(verify(field + message).outcome())
        .isEqualTo(new ArcOutcome.Fail("the chain is too long"));
  }

  @Test
  void unavailableKeyIsATemporaryError() throws Exception {
    String sealed = sealed(MESSAGE, LIST);
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
  void trustedSealersCountUpToTheFirstUntrustedOne() throws Exception {
    String once = vouched(MESSAGE, "pass header.from=example.org", LIST);
    assertThat(vouching(once, "list.example")).isEqualTo("list.example");
    assertThat(vouching(once, "Example")).isEqualTo("list.example");
    assertThat(vouching(once, "st.example", "forwarder.example")).isEqualTo("nobody");
    assertThat(vouching(once)).isEqualTo("nobody");
    assertThat(vouching(once.replace("Hello", "hello"), "list.example")).isEqualTo("nobody");

    String twice = vouched(once, "fail header.from=example.org", FORWARDER);
    assertThat(vouching(twice, "list.example")).isEqualTo("nobody");
    assertThat(vouching(twice, "list.example", "forwarder.example")).isEqualTo("list.example");

    assertThat(vouching(vouched(MESSAGE, "pass header.from=other.org", LIST), "list.example"))
        .isEqualTo("nobody");
    assertThat(vouching(vouched(MESSAGE, "fail header.from=example.org", LIST), "list.example"))
        .isEqualTo("nobody");
  }

  @Test
  void fieldAddedAboveASealIsNotTrusted() throws Exception {
    String sealed = vouchedFor("from:subject", "");
    assertThat(word(sealed)).isEqualTo("pass");
    for (String added :
        List.of(
            "From: Chief <ceo@example.org>\r\n",
            "Subject: Wire 90,000 today\r\n",
            "Date: Thu, 26 Nov 2026 10:00:00 +0000\r\n",
            "To: a@example.org\r\nTo: b@example.org\r\n",
            "Reply-To: mallory@evil.example\r\n",
            "MIME-Version: 1.0\r\n",
            "Content-Type: text/html\r\n")) {
      assertThat(word(added + sealed)).as(added).isEqualTo("fail");
      assertThat(vouching(added + sealed, "list.example")).as(added).isEqualTo("nobody");
    }
  }

  @Test
  void partialBodySignatureOrSignedSealFails() throws Exception {
    String part = vouchedFor("from:subject", " l=5;");
    assertThat(word(part)).isEqualTo("fail");
    assertThat(word(part + "<h1>wire money</h1>\r\n")).isEqualTo("fail");
    assertThat(word(vouchedFor("from:subject:arc-seal", ""))).isEqualTo("fail");
  }

  /** Returns a message with a seal like other servers', which sign less than this one. */
  private static String vouchedFor(String signed, String length) throws Exception {
    String body = length.isEmpty() ? "Hello\r\n" : "Hello";
    String hash =
        Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(octets(body)));
    String tags =
        "; i=1; a=ed25519-sha256; d=list.example; s=s; c=relaxed/relaxed; h=" + signed + ";";
    String message =
        signed(
            "ARC-Message-Signature",
            tags.substring(2) + length + " bh=" + hash + "; b=",
            "from:a@example.org\r\nsubject:x\r\n");
    String results =
        "ARC-Authentication-Results: i=1; list.example; dmarc=pass header.from=example.org\r\n";
    String seal =
        signed(
            "ARC-Seal",
            "i=1; a=ed25519-sha256; cv=none; d=list.example; s=s; b=",
            relaxed(results) + relaxed(message));
    return seal + message + results + MESSAGE;
  }

  private static String signed(String name, String tags, String before) {
    byte[] octets = octets(before + name.toLowerCase(Locale.ROOT) + ":" + tags);
    return name
        + ": "
        + tags
        + Base64.getEncoder().encodeToString(LIST.key().sign(octets, octets.length))
        + "\r\n";
  }

  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    return field.substring(0, colon).toLowerCase(Locale.ROOT)
        + ":"
        + field.substring(colon + 1).strip()
        + "\r\n";
  }

  @Test
  void damagedChainsHaveAnOutcome() throws Exception {
    String twice = sealed(sealed(MESSAGE, LIST), FORWARDER);
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
