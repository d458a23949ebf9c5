package org.carillon.transport.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.queue.Priority;
import org.junit.jupiter.api.Test;

class MailLogTest {
  private static final ReversePath FROM =
      new ReversePath(
          "ann@a.test",
          0,
          ReversePath.Body.EIGHT_BIT_MIME,
          false,
          Optional.empty(),
          Optional.empty());
  private static final IntakeSession VISIT =
      new IntakeSession(
          Service.SMTP,
          InetAddress.ofLiteral("192.0.2.7"),
          "helo",
          true,
          "",
          Optional.empty(),
          "session");

  private final List<String> lines = new ArrayList<>();
  private final MailLog log = new MailLog(lines::add);

  private static ForwardPath path(String address) {
    return new ForwardPath(address, Set.of(), Optional.empty());
  }

  private static RoutingPlan plan(List<String> here, List<String> away) {
    RoutingPlan plan =
        RoutingPlan.of("k1.1", FROM, "<m 1@a.test>", new MailOrigin.Passed(), Priority.NORMAL);
    here.forEach(
        address ->
            plan.here()
                .add(
                    new RoutingPlan.Local(
                        path(address),
                        new Resolution.Local(1, 1, address, ""),
                        Filing.INBOX,
                        Optional.empty())));
    plan.away().put("far.test", away.stream().map(MailLogTest::path).toList());
    return plan;
  }

  @Test
  void acceptedMessageIsOneLogLineWithAllRecipients() {
    log.taken(
        plan(List.of("bob@b.test", "cy@b.test", "di@b.test"), List.of("eve@far.test")),
        2302,
        List.of(
            new RecipientStatus.Settled(Action.DELIVERED, "2.0.0", "", ""),
            new RecipientStatus.Waits("4.2.2", "", "The mailbox is full"),
            new RecipientStatus.Settled(Action.FAILED, "5.1.1", "", "Mailbox no longer exists")));

    assertThat(lines)
        .containsExactly(
            "taken id=k1.1 from=<ann@a.test> message-id=<m%201@a.test> size=2302"
                + " delivered=<bob@b.test>"
                + " waits=<cy@b.test> status=4.2.2 reply='The mailbox is full'"
                + " failed=<di@b.test> status=5.1.1"
                + " reply='Mailbox no longer exists'"
                + " queued=<eve@far.test>");
  }

  @Test
  void manyRecipientsAreSeveralLogLines() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      many.add("u" + i + "@far.test");
    }

    log.taken(plan(List.of(), many), 10, List.of());

    assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("taken id=k1.1 from="));
    assertThat(String.join(" ", lines)).contains(many);
  }

  @Test
  void refusalIsLoggedWithSenderRecipientAndReason() {
    log.refused(
        VISIT,
        FROM,
        List.of(path("nobody@b.test")),
        "",
        new Verdict.Refused(550, "5.1.1", "No such user"));
    log.refused(VISIT, FROM, List.of(), "", new Verdict.Accepted("fine"));

    assertThat(lines)
        .containsExactly(
            "refused client=192.0.2.7 way=smtp status=5.1.1 reply='No such user'"
                + " from=<ann@a.test> to=<nobody@b.test>");
  }

  @Test
  void addressProbingLogsFewLines() {
    for (int i = 0; i < 10_000; i++) {
      log.refused(
          VISIT,
          FROM,
          List.of(path("u" + i + "@b.test")),
          "",
          new Verdict.Refused(550, "5.1.1", "No such user"));
    }

    assertThat(lines).hasSizeLessThan(100);
  }
}
