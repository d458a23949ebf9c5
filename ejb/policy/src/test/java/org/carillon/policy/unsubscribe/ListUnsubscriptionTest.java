package org.carillon.policy.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.authentication.SenderProof;
import org.junit.jupiter.api.Test;

/** Tests that one-click requests are sent only if the author's domain vouches for the fields. */
class ListUnsubscriptionTest {
  private static final String GOOD =
      """
      DKIM-Signature: v=1; a=rsa-sha256; d=news.example; s=a;
       h=From:Subject:List-Unsubscribe:List-Unsubscribe-Post; bh=x; b=y
      From: News <news@news.example>
      List-Unsubscribe: <mailto:leave@news.example?subject=leave>,
       <https://news.example/leave?id=1>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click

      """;

  private static SenderProof proof(String result, String domain) {
    return new SenderProof(
        "news.example",
        result.equals("pass"),
        List.of(
            new SenderProof.Check("dkim", result, domain),
            new SenderProof.Check("dmarc", result, "news.example")),
        Optional.empty());
  }

  private static ListUnsubscription read(String header, SenderProof proof) {
    byte[] octets = header.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return ListUnsubscription.of(Header.parse(octets), Optional.of(proof));
  }

  @Test
  void signedAndProvenMessageAllowsOneClickUnsubscribe() {
    ListUnsubscription found = read(GOOD, proof("pass", "news.example"));
    assertThat(found.byPress()).isTrue();
    assertThat(found.page().orElseThrow()).hasHost("news.example");
    assertThat(found.mailto().orElseThrow()).hasScheme("mailto");
  }

  @Test
  void unprovenUnsubscribePageIsOnlyALink() {
    for (ListUnsubscription found :
        List.of(
            read(GOOD, proof("fail", "news.example")),
            read(GOOD, proof("pass", "other.example")),
            read(GOOD.replace(":List-Unsubscribe-Post;", ";"), proof("pass", "news.example")),
            read(GOOD.replace("=One-Click", "=Two"), proof("pass", "news.example")))) {
      assertThat(found.byPress()).isFalse();
      assertThat(found.isPossible()).isTrue();
    }
  }

  @Test
  void oneClickNeedsPort443() {
    for (String port : List.of(":443", ":8443", ":22")) {
      String at = GOOD.replace("https://news.example", "https://news.example" + port);
      ListUnsubscription found = read(at, proof("pass", "news.example"));
      assertThat(found.byPress()).as(port).isEqualTo(port.equals(":443"));
      assertThat(found.page()).isPresent();
    }
  }

  @Test
  void addedSignatureDoesNotVouch() {
    String genuine = GOOD.replace(":List-Unsubscribe:List-Unsubscribe-Post;", ";");
    String added =
        "DKIM-Signature: v=1; d=news.example; h=list-unsubscribe:list-unsubscribe-post; b=AAAA\n";
    assertThat(read(added + genuine, proof("pass", "news.example")).byPress()).isFalse();
  }

  @Test
  void unsubscribePageMustBeHttps() {
    String plain = GOOD.replace("https:", "http:").replace("mailto:", "javascript:");
    assertThat(read(plain, proof("pass", "news.example")).isPossible()).isFalse();
    String twice = "List-Unsubscribe: <https://evil.example/>\n" + GOOD;
    assertThat(read(twice, proof("pass", "news.example")).isPossible()).isFalse();
  }

  @Test
  void randomHeaderIsReadWithoutException() {
    Random random = new Random(8058);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder broken = new StringBuilder(GOOD);
      for (int n = 0; n < 5; n++) {
        broken.setCharAt(random.nextInt(broken.length()), (char) (1 + random.nextInt(126)));
      }
      assertThat(read(broken.toString(), proof("pass", "news.example"))).isNotNull();
    }
  }
}
