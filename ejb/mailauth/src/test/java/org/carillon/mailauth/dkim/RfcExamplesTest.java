package org.carillon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

/** Tests that messages of RFC 6376 and RFC 8463 appendix A verify, and changed ones don't. */
class RfcExamplesTest {
  private static final String RSA =
      "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ"
          + "KBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYt"
          + "IxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v"
          + "/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhi"
          + "tdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
  private static final String ED25519 =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  private static final String RSA_2018 =
      "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
          + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
          + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
          + "Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

  private static final PublishedKeys DNS =
      new PublishedKeys()
          .with("brisbane._domainkey.example.com", RSA)
          .with("test._domainkey.football.example.com", RSA_2018)
          .with("brisbane._domainkey.football.example.com", ED25519);

  private static final String MESSAGE =
      """
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.%s Are you hungry yet?

      Joe.
      """;

  private static final String RFC_6376 =
      """
      DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
            c=simple/simple; q=dns/txt; i=joe@football.example.com;
            h=Received : From : To : Subject : Date : Message-ID;
            bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
            b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
            4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
            KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
            4bmp/YzhwvcubU4=;
      Received: from client1.football.example.com  [192.0.2.1]
            by submitserver.example.com with SUBMISSION;
            Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
      """
          + MESSAGE.formatted("");

  private static final String RFC_8463 =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      """
          + MESSAGE.formatted(" ");

  private static DkimReport verify(String message) throws Exception {
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_600_000_000));
    return new DkimVerifier(DNS, clock).verify(Header.parse(headerOf(octets)), Content.of(octets));
  }

  private static byte[] headerOf(byte[] octets) {
    return Header.parse(octets).octets();
  }

  private static List<String> words(String message) throws Exception {
    return verify(message).results().stream().map(each -> each.outcome().word()).toList();
  }

  @Test
  void rfcExamplesVerify() throws Exception {
    assertThat(words(RFC_6376)).containsExactly("pass");
    assertThat(words(RFC_8463)).containsExactly("pass", "pass");
    DkimResult first = verify(RFC_8463).results().getFirst();
    assertThat(first.label())
        .isEqualTo(
            new SignatureLabel(
                "football.example.com",
                "brisbane",
                "@football.example.com",
                "ed25519-sha256",
                "/gCrinpc"));
  }

  @Test
  void changedSpacesInSignedPartsAreDetected() throws Exception {
    assertThat(verify(RFC_6376.replace("hungry yet", "hungry  yet")).results())
        .extracting(DkimResult::outcome)
        .containsExactly(
            new DkimOutcome.Fail(DkimOutcome.Part.BODY, "the body was changed after signing"));
    assertThat(words(RFC_6376.replace("dinner ready", "dinner  ready"))).containsExactly("fail");
    // In relaxed form, a run of white space equals one space.
    assertThat(words(RFC_8463.replace("dinner ready", "dinner \t ready")))
        .containsExactly("pass", "pass");
    assertThat(words(RFC_8463.replace("ready?", "ready!"))).containsExactly("fail", "fail");
  }

  @Test
  void addedFromOrSubjectIsRejected() throws Exception {
    assertThat(words(RFC_8463.replace("\nFrom:", "\nFrom: evil@example.org\nFrom:")))
        .containsExactly("fail", "fail");
    DkimResult result =
        verify(RFC_6376.replace("\nFrom:", "\nFrom: evil@example.org\nFrom:")).results().getFirst();
    assertThat(result.outcome().word()).isEqualTo("policy");
    assertThat(words(RFC_6376.replace("\nSubject:", "\nSubject: Win\nSubject:")))
        .as("readers show the first, or the last")
        .containsExactly("policy");
  }
}
