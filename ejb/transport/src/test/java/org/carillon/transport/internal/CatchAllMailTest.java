package org.carillon.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.transport.internal.MemoryStore.Got;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that mail for unknown recipients goes to the domain's catch-all address. */
class CatchAllMailTest {
  private static final String NOBODY = "anything@example.test";

  private final Transport transport = new Transport();

  @AfterEach
  void close() {
    transport.close();
  }

  private Verdict recipient(ReversePath from, String to) {
    return transport.intake.recipient(
        Transport.stranger(), from, new ForwardPath(to, Set.of(), Optional.empty()));
  }

  private Verdict recipient(String to) {
    return recipient(Transport.from("ann@example.org"), to);
  }

  private void send(String... to) {
    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                Transport.envelope("ann@example.org", to),
                transport.store.mail("Subject: Hi\n\nHello.\n")))
        .isInstanceOf(Accepted.class);
  }

  private List<Long> receivers() {
    return transport.store.got.stream().map(Got::account).toList();
  }

  @Test
  void unknownAddressIsRefusedWithoutAUsableCatchAll() {
    assertThat(recipient(NOBODY)).isInstanceOf(Refused.class);
    transport.addresses.catchAll("gone");
    assertThat(recipient(NOBODY)).isInstanceOf(Refused.class);
  }

  @Test
  void catchAllAccountGetsOneCopyAndOthersTheirs() {
    transport.addresses.catchAll("chief");
    assertThat(recipient(NOBODY)).isInstanceOf(Accepted.class);

    send(NOBODY, "other+tag@example.test", "bob@example.test", "alias+x@example.test");

    assertThat(receivers()).containsExactlyInAnyOrder(3L, 2L, 1L);
  }

  @Test
  void catchAllSubaddressDecidesTheMailbox() {
    transport.addresses.catchAll("chief+Work");

    send("x+Other@example.test");

    assertThat(transport.store.got).singleElement().extracting(Got::mailbox).isEqualTo("Work");
  }

  @Test
  void catchAllGroupGetsItAndUnknownMembersEnd() throws SQLException {
    transport.groups.make(10, "team", "bob@example.test", "left@example.test");
    transport.addresses.catchAll("team");
    assertThat(recipient(NOBODY)).isInstanceOf(Accepted.class);

    send(NOBODY);
    transport.work(Work.SPREAD);

    assertThat(receivers()).containsExactly(2L);
    assertThat(transport.work(Work.SPREAD)).isZero();
  }

  @Test
  void bouncesToRewrittenPathsAreNotCaught() {
    transport.addresses.catchAll("chief");
    String back =
        transport.returns.onward(Transport.from("ann@example.org"), "example.test").address();

    assertThat(recipient(ReversePath.NULL, back)).isInstanceOf(Accepted.class);
    assertThat(recipient(ReversePath.NULL, back.replace("=ann@", "=eve@")))
        .isInstanceOf(Refused.class);
    assertThat(recipient(Transport.from("x@example.org"), back)).isInstanceOf(Refused.class);
  }
}
