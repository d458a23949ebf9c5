package org.carillon.transport.internal.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.results.LocalAuthenticationResults;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.internal.identity.WritableAddresses;
import org.carillon.transport.internal.intake.TestSubmissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that a redirected message stays its author's, and that nobody vouches for it. */
class RedirectTest {
  private static final String ORIGINAL =
      """
      From: Carol <carol@example.org>
      To: alice@example.test
      Bcc: hidden@example.org
      Subject: For somebody else
      Message-ID: <a@example.org>

      Hello.
      """;

  private final Transport transport = new Transport();
  private String stored = ORIGINAL;

  private final RedirectOperations redirects =
      new RedirectOperations(
          (MessageAccess)
              Proxy.newProxyInstance(
                  RedirectTest.class.getClassLoader(),
                  new Class<?>[] {MessageAccess.class},
                  (_, method, _) -> {
                    if (!method.getName().equals("content")) {
                      throw new UnsupportedOperationException(method.getName());
                    }
                    byte[] octets = stored.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
                    return new Answer.Done<>(Optional.of(Content.of(octets)));
                  }),
          TestSubmissions.over(transport),
          new WritableAddresses(transport.transactions, transport.addresses),
          transport.store.spools(),
          transport.settings);

  @AfterEach
  void close() {
    transport.close();
  }

  private Answer<String> redirect(String from, String... to) {
    return redirects.redirect(Transport.ALICE, 1, 1, "Alice", from, List.of(to), "");
  }

  private String delivered() {
    return transport.store.got.getLast().message().replace("\r\n", "\n");
  }

  @Test
  void redirectedMessageKeepsItsOctetsBelowResentFields() {
    assertThat(redirect("alice@example.test", "bob@example.test")).isInstanceOf(Answer.Done.class);
    assertThat(delivered())
        .matches(
            "(?s).*\nReceived: by .*Resent-Date: .*Resent-From: Alice <alice@example.test>\n"
                + "Resent-To: <bob@example.test>\nResent-Message-ID: <[^>]+@example.test>\n"
                + "From: Carol .*")
        .endsWith(ORIGINAL.replace("Bcc: hidden@example.org\n", ""));
  }

  @Test
  void messageForgedInALocalNameLeavesWithoutOurSignature() throws Exception {
    stored = ORIGINAL.replace("carol@example.org", "bob@example.test");
    redirect("alice@example.test", "far@example.org");
    assertThat(transport.count("queue_message where account_id is null and sent_on_by is null"))
        .isEqualTo(1);
    stored = ORIGINAL.replace("carol@example.org", "alice@example.test");
    redirect("alice@example.test", "far@example.org");
    assertThat(transport.count("queue_message where account_id = 1")).isEqualTo(1);
    stored = ORIGINAL.replace("carol@example.org", "alice@example.test>, Bob <bob@example.test");
    redirect("alice@example.test", "far@example.org");
    assertThat(transport.count("queue_message where account_id is null")).isEqualTo(2);
  }

  @Test
  void forgedAuthenticationResultsAreRemoved() {
    String host = transport.settings.value(HostSettings.HOST_NAME);
    String claim = "Authentication-Results: " + host + "; dmarc=pass header.from=example.test\n";
    stored = claim + "Received: by " + host + "; Mon, 01 Jan 2024 00:00:00 +0000\n" + ORIGINAL;
    redirect("alice@example.test", "bob@example.test");
    Header header = Header.parse(transport.store.got.getLast().message().getBytes());
    assertThat(LocalAuthenticationResults.of(header, host)).isEmpty();
    assertThat(delivered()).doesNotContain("dmarc=pass");
  }

  @Test
  void accountsCannotRedirectInAnotherName() {
    assertThat(redirect("bob@example.test", "bob@example.test"))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.NotAllowed.class));
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void redirectLoopsEnd() {
    for (int i = 0; i < 200; i++) {
      if (!(redirect("alice@example.test", "bob@example.test") instanceof Answer.Done<String>)) {
        break;
      }
      stored = delivered();
    }
    assertThat(redirect("alice@example.test", "bob@example.test"))
        .isInstanceOf(Answer.Failed.class);
  }
}
