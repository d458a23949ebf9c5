package org.carillon.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.transport.router.RouterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of mail to addresses that the routing table replaces. */
class RoutingTableMailTest {
  private final Transport transport = new Transport();
  private final IntakeSession alice =
      Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE));

  @AfterEach
  void close() {
    transport.close();
  }

  private void table(String... lines) {
    transport.settings.with(RouterSettings.TABLE, String.join("\n", lines));
  }

  private String rcpt(IntakeSession session, String address) {
    return switch (transport.intake.recipient(
        session, Transport.from("x@example.org"), Transport.to(address))) {
      case Verdict.Accepted _ -> "ok";
      case Verdict.Deferred deferred -> deferred.status();
      case Verdict.Refused refused -> refused.status();
    };
  }

  private void send(IntakeSession session, String to) {
    assertThat(
            transport.intake.accept(
                session,
                Transport.envelope("x@example.org", to),
                transport.store.mail("Subject: x\n\nx\n")))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void mailIsDeliveredToTheAddressOfTheLine() {
    table("<sales-*@example.test> = bob@example.test", "old.test = example.test");
    assertThat(rcpt(Transport.stranger(), "sales-7@example.test")).isEqualTo("ok");
    send(Transport.stranger(), "sales-7@example.test");
    send(Transport.stranger(), "bob@old.test");
    assertThat(transport.store.got).hasSize(2);
    assertThat(rcpt(Transport.stranger(), "nobody@old.test")).isEqualTo("5.1.1");
  }

  @Test
  void mailGoesToTheHostOfTheLineWithItsAddress() throws SQLException {
    table("client.test = client.test.via.relay.example.net");
    assertThat(rcpt(Transport.stranger(), "bob@client.test")).isEqualTo("ok");
    send(Transport.stranger(), "bob@client.test");
    assertThat(
            transport.count(
                "queue_consignment c join queue_recipient r"
                    + " on r.consignment_id = c.id where c.destination = 'relay.example.net'"
                    + " and r.address = 'bob@client.test'"))
        .isEqualTo(1);
  }

  @Test
  void noRelayLinesServeKnownClientsOnly() {
    table(
        "NoRelay:<9*@example.test> = *@far.example",
        "<8*@example.test> = *@far.example",
        "NoRelay:client.test = client.test.via.relay.example.net");
    assertThat(rcpt(Transport.stranger(), "9555@example.test")).isEqualTo("5.7.1");
    assertThat(rcpt(alice, "9555@example.test")).isEqualTo("ok");
    assertThat(rcpt(Transport.stranger(), "8555@example.test")).isEqualTo("ok");
    assertThat(rcpt(Transport.stranger(), "bob@client.test")).isEqualTo("5.7.1");
    assertThat(rcpt(Transport.stranger(), "bob@elsewhere.test")).isEqualTo("5.7.1");
  }

  @Test
  void errorRefusesLoopRefusesAndBlackholeDeletes() {
    table(
        "<bad@example.test> = ERROR",
        "<void@example.test> = BLACKHOLE",
        "<a@example.test> = b@example.test",
        "<b@example.test> = a@example.test");
    assertThat(rcpt(Transport.stranger(), "bad@example.test")).isEqualTo("5.1.1");
    assertThat(rcpt(Transport.stranger(), "a@example.test")).isEqualTo("5.4.6");
    assertThat(rcpt(Transport.stranger(), "void@example.test")).isEqualTo("ok");
    send(Transport.stranger(), "void@example.test");
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void changedTableAppliesToTheNextRecipient() {
    assertThat(rcpt(Transport.stranger(), "sales@example.test")).isEqualTo("5.1.1");
    table("<sales@example.test> = bob");
    assertThat(rcpt(Transport.stranger(), "sales@example.test")).isEqualTo("ok");
  }
}
