package org.carillon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.canonical.CanonicalHeader;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.Sha256;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.tag.Base64Text;
import org.junit.jupiter.api.Test;

/** Tests that signed messages verify, and that changed or unverifiable ones do not. */
class DkimSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final SigningKey RSA =
      new SigningKey("example.org", "r1", DkimPrivateKey.make(SignatureAlgorithm.RSA_SHA256));
  private static final SigningKey ED25519 =
      new SigningKey("example.org", "e1", DkimPrivateKey.make(SignatureAlgorithm.ED25519_SHA256));
  private static final String KEY = "e1._domainkey.example.org";

  private static final String MESSAGE =
      "Received: from a by b; today\r\n"
          + "From: Ann <ann@example.org>\r\nTo: bob@example.net,\r\n\tcarl@example.net\r\n"
          + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=  and   more\r\n"
          + "Content-Type: text/plain\r\nMessage-ID: <1@example.org>\r\n\r\n"
          + "Dear Bob, \t \r\n\r\n  two  spaces\tand a tab\r\nEnd\r\n\r\n\r\n";

  private static byte[] octets(String message) {
    return message.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Header header(byte[] octets) {
    return Header.parse(Header.parse(octets).octets());
  }

  static String signed(String message, SigningKey... keys) throws Exception {
    byte[] octets = octets(message);
    List<String> fields = DkimSigner.sign(header(octets), Content.of(octets), List.of(keys), NOW);
    return String.join("", fields) + message;
  }

  private static PublishedKeys dns() {
    return new PublishedKeys().with(RSA).with(ED25519);
  }

  private static DkimReport verify(PublishedKeys dns, Instant now, String message)
      throws Exception {
    byte[] octets = octets(message);
    return new DkimVerifier(dns, InstantSource.fixed(now))
        .verify(header(octets), Content.of(octets));
  }

  private static List<String> words(String message) throws Exception {
    return verify(dns(), NOW, message).results().stream()
        .map(each -> each.outcome().word())
        .toList();
  }

  private static DkimResult only(PublishedKeys dns, String message) throws Exception {
    return verify(dns, NOW, message).results().getFirst();
  }

  @Test
  void bothKindsOfKeysSign() throws Exception {
    String signed = signed(MESSAGE, RSA, ED25519);
    assertThat(words(signed)).containsExactly("pass", "pass");
  }

  @Test
  void headerLinesHaveAtMost78Characters() throws Exception {
    String signed = signed(MESSAGE, RSA, ED25519);
    String fields = signed.substring(0, signed.indexOf("Received:"));
    assertThat(fields.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThan(78));
    assertThat(fields).contains("h=from:from:reply-to:subject:subject:date:");
  }

  @Test
  void foldingAndSpacesMayChangeOnTheWay() throws Exception {
    String signed = signed(MESSAGE, RSA, ED25519);
    assertThat(words(signed.replace("net,\r\n\tcarl", "net,  carl").replace("tab\r\n", "tab \r\n")))
        .containsExactly("pass", "pass");
    assertThat(words("Received: from c by d; now\r\n" + signed + "\r\n"))
        .containsExactly("pass", "pass");
  }

  @Test
  void changedMessageFails() throws Exception {
    String signed = signed(MESSAGE, ED25519);
    for (String change :
        List.of(
            signed.replace("End", "end"),
            signed.replace("two  spaces", "twospaces"),
            signed.replace("and   more", "and less"),
            signed.replace("Ann", "Anne"),
            signed.replace("Received:", "Reply-To: evil@example.com\r\nReceived:"),
            signed.replace("Received:", "Date: now\r\nReceived:"),
            signed.replace("Received:", "Content-Type: text/html\r\nReceived:"),
            signed.replace("t=1795392000", "t=1795392001"),
            signed + "PS: more\r\n")) {
      assertThat(change).isNotEqualTo(signed);
      assertThat(words(change)).as(change).containsExactly("fail");
    }
  }

  @Test
  void bareLineEndsAreSignedAsSent() throws Exception {
    String message = "From: ann@example.org\r\n\r\na\nb\rc\r\n\n";
    String signed = signed(message, ED25519);
    assertThat(words(signed.replace("a\nb\rc\r\n\n", "a\r\nb\r\nc\r\n\r\n")))
        .containsExactly("pass");
  }

  @Test
  void longLinesAreSignedAsFolded() throws Exception {
    String header = "From: ann@example.org\r\n\r\n";
    String x = "x".repeat(996);
    for (String[] body :
        List.of(
            new String[] {x + "xx\r\n", x + "xx\r\n"},
            new String[] {x + "xxyz\r\n", x + "xx\r\n yz\r\n"},
            new String[] {x + "\u00c3\u00bcz\r\n", x + "\r\n \u00c3\u00bcz\r\n"},
            new String[] {"a\r\n" + x + x + x + "\r\nb", null},
            new String[] {"a\r\n" + "yz".repeat(9_000) + "\r\nb\r\n", null})) {
      String sent = body[1] == null ? folded(body[0]) : body[1];
      String signed = signed(header + body[0], ED25519);
      assertThat(words(signed.substring(0, signed.length() - body[0].length()) + sent))
          .as(sent)
          .containsExactly("pass");
    }
  }

  /** Folds a body octet by octet, as the SMTP writer does. */
  private static String folded(String body) {
    StringBuilder sent = new StringBuilder();
    int column = 0;
    for (char c : body.toCharArray()) {
      if (column == 998 && c != '\r' && c != '\n') {
        sent.append("\r\n ");
        column = 1;
      }
      sent.append(c);
      column = c == '\n' ? 0 : column + 1;
    }
    return sent.toString();
  }

  @Test
  void anyBodyVerifies() throws Exception {
    for (String body :
        List.of(
            "", "\r\n", "\r\n\r\n", " \r\n", "no end", "a\r\n\r\n\r\nb", "x\r\n".repeat(30_000))) {
      assertThat(words(signed("From: ann@example.org\r\n\r\n" + body, RSA, ED25519)))
          .as(body)
          .containsExactly("pass", "pass");
    }
    assertThat(words(signed("From: ann@example.org\r\n", ED25519))).containsExactly("pass");
  }

  @Test
  void keyRecordRestrictionsAreEnforced() throws Exception {
    String record = KeyRecord.text(ED25519.key().publicKey());
    String signed = signed(MESSAGE, ED25519);
    assertThat(why(signed, record.replaceFirst("p=.*", "p="))).contains("revoked");
    assertThat(why(signed, record + "; s=tlsrpt")).contains("not for mail");
    assertThat(why(signed, record + "; h=sha1")).contains("not for SHA-256");
    assertThat(why(signed, record.replace("DKIM1", "DKIM2"))).contains("version");
    assertThat(why(signed, KeyRecord.text(RSA.key().publicKey()))).contains("another algorithm");
    assertThat(why(signed, "v=spf1 -all")).contains("not usable");
    assertThat(why(signed, record + "; s=*; h=sha1:sha256; n=note; t=s:z")).isEmpty();
    // One valid record among several is enough.
    assertThat(only(dns().with(KEY, "v=spf1 -all", record), signed).passes()).isTrue();
  }

  private static String why(String signed, String record) throws Exception {
    return only(dns().with(KEY, record), signed).outcome().why();
  }

  @Test
  void failureInTestingModeIsNeutral() throws Exception {
    PublishedKeys dns = dns().with(KEY, KeyRecord.text(ED25519.key().publicKey()) + "; t=y");
    String signed = signed(MESSAGE, ED25519);
    assertThat(only(dns, signed).outcome().word()).isEqualTo("pass");
    assertThat(only(dns, signed.replace("End", "end")).outcome().word()).isEqualTo("neutral");
  }

  @Test
  void dnsFailureIsTemporaryAndMissingKeyPermanent() throws Exception {
    String signed = signed(MESSAGE, ED25519);
    assertThat(only(dns().dead(KEY), signed).outcome().word()).isEqualTo("temperror");
    assertThat(only(new PublishedKeys(), signed).outcome().word()).isEqualTo("permerror");
  }

  @Test
  void shortKeysAndOldHashesAreRefused() throws Exception {
    String signed = signed(MESSAGE, RSA);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(768);
    String key768 =
        "v=DKIM1; p=" + Base64Text.encode(generator.generateKeyPair().getPublic().getEncoded());
    assertThat(only(dns().with("r1._domainkey.example.org", key768), signed).outcome().why())
        .contains("too short");
    assertThat(only(dns(), signed.replace("a=rsa-sha256", "a=rsa-sha1")).outcome())
        .isEqualTo(new DkimOutcome.PermError("rsa-sha1 is no longer accepted (RFC 8301)"));
  }

  @Test
  void expiredAndFutureSignaturesFail() throws Exception {
    String signed = signed(MESSAGE, ED25519);
    String expired = signed.replace("t=1795392000;", "t=1795392000; x=1795395600;");
    assertThat(expired).isNotEqualTo(signed);
    assertThat(verify(dns(), NOW.plusSeconds(3_601), expired).results().getFirst().outcome().why())
        .contains("expired");
    // The value of the tag is signed, too.
    assertThat(words(expired)).containsExactly("fail");
    assertThat(verify(dns(), NOW.minusSeconds(86_400), signed).results().getFirst().outcome().why())
        .contains("future");
  }

  @Test
  void onlyTenSignaturesAreVerified() throws Exception {
    String signed = signed(MESSAGE, ED25519);
    String field = signed.substring(0, signed.indexOf("Received:"));
    DkimReport report = verify(dns(), NOW, field.repeat(12) + signed);
    assertThat(report.results()).hasSize(10);
    assertThat(report.ignored()).isEqualTo(3);
  }

  @Test
  void malformedSignaturesReportTheReason() throws Exception {
    for (String[] change :
        List.of(
            new String[] {"v=1;", "v=2;", "version"},
            new String[] {"v=1;", "", "version"},
            new String[] {"d=example.org;", "", "d= is missing"},
            new String[] {"d=example.org;", "d=exa mple.org;", "not a domain"},
            new String[] {"h=from:from:", "h=sender:", "From is not signed"},
            new String[] {"s=e1;", "s=..;", "not a selector"},
            new String[] {"s=e1;", "s=e1; i=@example.com;", "not in the domain"},
            new String[] {"s=e1;", "s=e1; l=-1;", "l= is not a number"},
            new String[] {"s=e1;", "s=e1; q=http;", "not in the DNS"},
            new String[] {"s=e1;", "s=e1; s=e2;", "not a list of tags"},
            new String[] {"c=relaxed/relaxed;", "c=nofws;", "canonicalization"},
            new String[] {"b=", "b=%", "not Base64"})) {
      String signed = signed(MESSAGE, ED25519);
      int last = change[0].equals("b=") ? signed.lastIndexOf(" b=") + 1 : signed.indexOf(change[0]);
      String changed =
          signed.substring(0, last) + change[1] + signed.substring(last + change[0].length());
      DkimOutcome outcome = only(dns(), changed).outcome();
      assertThat(outcome.word()).as(change[1]).isEqualTo("permerror");
      assertThat(outcome.why()).contains(change[2]);
    }
  }

  @Test
  void unsignedTailIsRejected() throws Exception {
    byte[] octets = octets("From: ann@example.org\r\n\r\nHello\r\n");
    String field =
        "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=example.org;\r\n s=e1; l=7; h=From; bh=";
    String hash = Base64Text.encode(Sha256.digest().digest(octets("Hello\r\n")));
    var canonical = new CanonicalHeader(Canonicalization.RELAXED);
    canonical.add(header(octets).field(0));
    Header own = Header.parse(octets(field + hash + "; b=\r\n"));
    canonical.addUnsigned(own.field(0));
    String signature =
        Base64Text.encode(ED25519.key().sign(canonical.octets(), canonical.length()));
    String message =
        field + hash + "; b=" + signature + "\r\nFrom: ann@example.org\r\n\r\nHello\r\nadded\r\n";
    DkimResult result = only(dns(), message);
    assertThat(result.outcome().word()).isEqualTo("policy");
    assertThat(only(dns(), message.replace("added\r\n", "")).outcome().word()).isEqualTo("pass");
    assertThat(only(dns(), message.replace("Hello\r\nadded\r\n", "Hel\r\n")).outcome().why())
        .contains("more of the body");
  }
}
