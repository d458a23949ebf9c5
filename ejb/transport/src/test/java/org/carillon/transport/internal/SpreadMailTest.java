package org.carillon.transport.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.group.GroupMail.Handling;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.transport.internal.MemoryStore.Got;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that mail to groups and forwarders reaches each member once. */
class SpreadMailTest {
  private static final String MESSAGE = "Subject: Hi\n\nHello.\n";

  private final Transport transport = new Transport();

  @AfterEach
  void close() {
    transport.close();
  }

  private void send(String from, String... to) {
    assertThat(
            transport.intake.accept(
                Transport.stranger(), Transport.envelope(from, to), transport.store.mail(MESSAGE)))
        .isInstanceOf(Accepted.class);
  }

  private List<Long> receivers() {
    return transport.store.got.stream().map(Got::account).toList();
  }

  @Test
  void groupMemberGetsOneCopyDespiteNesting() throws SQLException {
    transport.groups.make(10, "staff", "bob@example.test", "alias@example.test");
    transport.groups.make(11, "all", "staff@example.test", "bob@example.test", "far@example.org");
    transport.groups.join(10, "all@example.test");

    send("ann@example.net", "chief@example.test", "all@example.test", "staff@example.test");
    transport.work(Work.SPREAD);

    assertThat(receivers()).containsExactlyInAnyOrder(1L, 2L, 3L);
    List<RelayJob> away = transport.queue.claim(10, Set.of());
    assertThat(away).singleElement().extracting(RelayJob::destination).isEqualTo("example.org");
    assertThat(away.getFirst().from().address()).startsWith("SRS0=").endsWith("@example.test");
    assertThat(transport.work(Work.SPREAD)).isZero();
  }

  @Test
  void recipientNamedBesidesTheGroupGetsOneCopy() throws SQLException {
    transport.groups.make(10, "staff", "bob@example.test", "far@example.org");

    send("alice@example.test", "bob@example.test", "staff@example.test");
    transport.work(Work.SPREAD);

    assertThat(receivers()).containsExactly(2L);
    assertThat(transport.queue.claim(10, Set.of())).hasSize(1);
  }

  @Test
  void anInterruptedExpansionResumes() throws SQLException {
    transport.groups.make(10, "staff");
    for (int i = 100; i < 350; i++) {
      transport.addresses.account(i, "user" + i);
      transport.groups.join(10, "user" + i + "@example.test");
    }
    send("ann@example.net", "staff@example.test");
    // The first step succeeds, the second finds the database unavailable.
    int[] asked = {0};
    transport.rules =
        question -> {
          asked[0]++;
          transport.store.away = asked[0] > 100;
          return DeliveryActions.filed(question.filing());
        };
    transport.work(Work.SPREAD);
    assertThat(receivers()).hasSize(100);

    transport.rules = question -> DeliveryActions.filed(question.filing());
    transport.store.away = false;
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.SPREAD);

    assertThat(receivers()).hasSize(250).doesNotHaveDuplicates();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void groupOwnerGetsErrorsAndTheAuthorNoCopy() throws SQLException {
    transport.groups.make(10, "staff", "alice@example.test", "bob@example.test", "far@example.org");
    transport.groups.handle(10, new Handling(Optional.of("chief@example.test"), true));

    send("alice@example.test", "staff@example.test");
    transport.work(Work.SPREAD);

    assertThat(receivers()).containsExactly(2L);
    assertThat(transport.store.got.getFirst().message())
        .contains("Return-Path: <chief@example.test>");
    assertThat(transport.queue.claim(10, Set.of()).getFirst().from().address())
        .isEqualTo("chief@example.test");
  }

  @Test
  void externalOwnerGetsErrorsThroughTheGroup() throws SQLException {
    transport.groups.make(10, "staff", "far@example.org", "bob@example.test");
    transport.groups.handle(10, new Handling(Optional.of("owner@example.net"), false));

    send("alice@example.test", "staff@example.test");
    transport.work(Work.SPREAD);

    String from = transport.queue.claim(10, Set.of()).getFirst().from().address();
    assertThat(from).startsWith("SRS0=").contains("=owner@").endsWith("@example.test");
    assertThat(transport.returns.original(from)).contains("owner@example.net");
    assertThat(transport.store.got.getFirst().message())
        .contains("Return-Path: <owner@example.net>");
  }

  @Test
  void groupMailOverTheRecipientLimitIsReturned() throws SQLException {
    transport.groups.make(10, "staff");
    for (int i = 0; i <= Transport.MOST_IN_GROUPS; i++) {
      transport.groups.join(10, "far" + i + "@example.org");
    }

    send("alice@example.test", "staff@example.test");
    transport.work(Work.SPREAD);
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();
    transport.work(Work.NOTICE);

    assertThat(receivers()).containsExactly(1L);
    assertThat(transport.store.got.getFirst().message())
        .contains("Status: 5.2.4", "1000 recipients in groups at most");
  }

  @Test
  void unauthorizedSendersToGroupsAreRejected() throws SQLException {
    transport.groups.make(10, "staff", "bob@example.test");
    transport.groups.make(11, "empty");
    transport.groups.refuse("ann@example.net");
    assertThat(recipient("staff@example.test"))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.status()).isEqualTo("5.7.2"));
    assertThat(recipient("empty@example.test")).isInstanceOf(Refused.class);

    transport.rules =
        question ->
            new DeliveryActions(
                List.of(),
                List.of(
                    new DeliveryActions.Onward(
                        path("staff@example.test"),
                        Optional.empty(),
                        Optional.empty(),
                        DeliveryActions.Form.AS_IT_CAME)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    send("eve@example.net", "alice@example.test");
    transport.rules = question -> DeliveryActions.filed(question.filing());
    transport.work(Work.LOCAL);
    transport.work(Work.SPREAD);
    assertThat(receivers()).containsExactly(2L);
  }

  private static ForwardPath path(String address) {
    return new ForwardPath(address, Set.of(), Optional.empty());
  }

  private Verdict recipient(String to) {
    return transport.intake.recipient(
        Transport.stranger(), Transport.from("ann@example.net"), path(to));
  }

  /** Only authors who may write to a group may invite it by the server's own mail. */
  @Test
  void serverMailForAnAccountCountsAsItsMail() throws Exception {
    transport.groups.make(10, "staff", "bob@example.test");
    transport.groups.takeOnlyFrom(1);
    byte[] octets = MESSAGE.replace("\n", "\r\n").getBytes(US_ASCII);
    TransactionalMail.Rows none = connection -> {};

    transport.writtenMail.send("example.test", "staff@example.test", octets, none);
    transport.writtenMail.sendFor(2, "example.test", "staff@example.test", octets, none);
    transport.work(Work.LOCAL);
    transport.work(Work.SPREAD);
    assertThat(receivers()).as("nobody's, and somebody else's").isEmpty();

    transport.writtenMail.sendFor(1, "example.test", "staff@example.test", octets, none);
    transport.work(Work.LOCAL);
    transport.work(Work.SPREAD);
    assertThat(receivers()).containsExactly(2L);
    assertThat(recipient("staff@example.test")).as("a stranger's mail").isInstanceOf(Refused.class);
  }
}
