package org.carillon.transport.internal.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.stage.Filing;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.Priority;
import org.carillon.transport.QueuedRecipient.Work;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.Sender;

/**
 * A message on its way through this server: which recipients are here, which are elsewhere.
 *
 * @param trace the id it is known by
 * @param messageId its Message-ID field, for the log; may be empty
 * @param sender who signed in to send it, if anybody did
 * @param here local recipients, a mailbox once
 * @param away recipients elsewhere, by destination
 */
public record RoutingPlan(
    String trace,
    ReversePath from,
    String messageId,
    Optional<Sender> sender,
    Priority priority,
    List<Local> here,
    Map<String, List<ForwardPath>> away) {

  /** The status of what waits for somebody's decision (RFC 3463 §3.8: a matter of policy). */
  private static final String QUARANTINED = "4.7.1";

  /**
   * A local recipient.
   *
   * @param filing where in the account the mail goes
   * @param refusesOverQuota whether mail is refused when the account is full, instead of waiting
   */
  public record Local(
      ForwardPath path, Resolution.Local account, Filing filing, boolean refusesOverQuota) {

    MailboxName mailbox() {
      return filing.mailbox();
    }

    /** What gets a message once, however often it is named. */
    Box box() {
      return new Box(account.account(), mailbox());
    }
  }

  /** A mailbox of an account. */
  record Box(long account, MailboxName mailbox) {}

  /** Where the local recipients' mail goes, in their order. */
  public List<Target> targets() {
    return here.stream()
        .map(
            local ->
                new Target(
                    local.account().account(),
                    local.mailbox(),
                    prefix(local.account().address()),
                    local.filing().flags()))
        .toList();
  }

  /** RFC 5321 §4.4: the final delivery adds Return-Path. Delivered-To tells loops. */
  private byte[] prefix(String address) {
    String lines = "Return-Path: <" + from.address() + ">\r\nDelivered-To: " + address + "\r\n";
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  /** What an answer of the mailboxes means for a local recipient. */
  public static RecipientStatus status(Local local, TargetAnswer answer) {
    return switch (answer) {
      case TargetAnswer.Delivered delivered ->
          new RecipientStatus.Settled(Action.DELIVERED, "2.0.0", "", "");
      case TargetAnswer.OverQuota() ->
          local.refusesOverQuota()
              ? new RecipientStatus.Settled(Action.FAILED, "5.2.2", "", "The mailbox is full")
              : new RecipientStatus.Waits("4.2.2", "", "The mailbox is full");
      case TargetAnswer.NoMoreUids() ->
          new RecipientStatus.Waits("4.2.0", "", "The mailbox takes no more messages");
      // One that was named in the address and is gone meanwhile: the next try finds another.
      case TargetAnswer.NoSuchMailbox() when !local.mailbox().isInbox() ->
          new RecipientStatus.Waits("4.2.0", "", "The mailbox is not usable now");
      case TargetAnswer.NoSuchMailbox() ->
          new RecipientStatus.Settled(
              Action.FAILED, "5.1.1", "", "There is no such mailbox any more");
      case TargetAnswer.TooManyKeywords() ->
          new RecipientStatus.Waits("4.2.0", "", "The mailbox is not usable now");
      case TargetAnswer.Busy() -> new RecipientStatus.Waits("4.2.0", "", "The mailbox is busy");
    };
  }

  /**
   * What is to be queued, once the mailboxes have answered.
   *
   * @param answers the local recipients' answers, in their order
   * @param firstPause until the first retry
   */
  NewMessage queued(List<TargetAnswer> answers, Duration firstPause) {
    List<NewQueueEntry> entries = relayed(NewQueueEntry.Recipient::untried);
    List<NewQueueEntry.Recipient> waiting = new ArrayList<>();
    List<NewQueueEntry.Recipient> told = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      ForwardPath path = here.get(i).path();
      switch (status(here.get(i), answers.get(i))) {
        case RecipientStatus.Settled status ->
            told.add(NewQueueEntry.Recipient.settled(path, status));
        case RecipientStatus.Waits status ->
            waiting.add(NewQueueEntry.Recipient.waits(path, status));
        case RecipientStatus.PassedOn() ->
            throw new IllegalStateException("A mailbox passes nothing on");
      }
    }
    if (!waiting.isEmpty()) {
      entries.add(new NewQueueEntry(Work.LOCAL, "", 1, firstPause, waiting));
    }
    entries.addAll(notices(told));
    return new NewMessage(trace, from, sender, priority, false, entries);
  }

  /**
   * All of it, kept back until somebody releases it.
   *
   * @param reason why, in one line
   */
  NewMessage quarantined(String reason) {
    var status = new RecipientStatus.Waits(QUARANTINED, "", reason);
    List<NewQueueEntry> entries = relayed(path -> NewQueueEntry.Recipient.waits(path, status));
    if (!here.isEmpty()) {
      entries.add(
          new NewQueueEntry(
              Work.LOCAL,
              "",
              0,
              Duration.ZERO,
              here.stream()
                  .map(local -> NewQueueEntry.Recipient.waits(local.path(), status))
                  .toList()));
    }
    return new NewMessage(trace, from, sender, priority, true, entries);
  }

  private List<NewQueueEntry> relayed(Function<ForwardPath, NewQueueEntry.Recipient> recipient) {
    List<NewQueueEntry> entries = new ArrayList<>();
    away.forEach(
        (destination, paths) -> {
          for (int i = 0; i < paths.size(); i += NewQueueEntry.MOST_RECIPIENTS) {
            int end = Math.min(paths.size(), i + NewQueueEntry.MOST_RECIPIENTS);
            entries.add(
                new NewQueueEntry(
                    Work.RELAY,
                    destination,
                    0,
                    Duration.ZERO,
                    paths.subList(i, end).stream().map(recipient).toList()));
          }
        });
    return entries;
  }

  /** Only the reports of success that the sender asked for. */
  NewMessage reports(List<TargetAnswer> answers) {
    List<NewQueueEntry.Recipient> told = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      if (status(here.get(i), answers.get(i)) instanceof RecipientStatus.Settled status
          && status.action() == Action.DELIVERED) {
        told.add(NewQueueEntry.Recipient.settled(here.get(i).path(), status));
      }
    }
    return new NewMessage(trace, from, sender, priority, false, notices(told));
  }

  private List<NewQueueEntry> notices(List<NewQueueEntry.Recipient> settledOnes) {
    List<NewQueueEntry.Recipient> told = settledOnes.stream().filter(this::isTold).toList();
    return told.isEmpty()
        ? List.of()
        : List.of(new NewQueueEntry(Work.NOTICE, "", 0, Duration.ZERO, told));
  }

  /** A null reverse-path hears nothing; that its mail failed may concern the postmaster. */
  private boolean isTold(NewQueueEntry.Recipient recipient) {
    Action action = recipient.action().orElseThrow();
    return action.wanted(recipient.path().notifyOn())
        && (action == Action.FAILED || !from.isNull());
  }

  /** An empty one, to be filled. */
  public static RoutingPlan of(
      String trace,
      ReversePath from,
      String messageId,
      Optional<Sender> sender,
      Priority priority) {
    return new RoutingPlan(
        trace, from, messageId, sender, priority, new ArrayList<>(), new LinkedHashMap<>());
  }
}
