package org.carillon.transport.internal.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.store.Target;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.room.QuotaWait;
import org.carillon.transport.internal.room.QuotaWait.Patience;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.transport.queue.QueuedRecipient.Work;

/**
 * A message's way through this server: its local and its remote recipients.
 *
 * @param trace its id
 * @param messageId its Message-ID field, for the log; may be empty
 * @param origin the origin of outgoing mail
 * @param here local recipients, each mailbox once
 * @param away remote recipients, by destination
 * @param also further queue entries, not tried yet
 */
public record RoutingPlan(
    String trace,
    ReversePath from,
    String messageId,
    MailOrigin origin,
    Priority priority,
    List<Local> here,
    Map<String, List<ForwardPath>> away,
    List<NewQueueEntry> also) {

  /**
   * A local recipient.
   *
   * @param filing the mailbox for the mail without rules
   * @param wanted what the recipient's rules want
   * @param onward the recipients of redirects, and their routes
   * @param whenFull how mail waits for room if the account is full; empty if it is rejected
   */
  public record Local(
      ForwardPath path,
      Resolution.Local account,
      Filing filing,
      DeliveryActions wanted,
      List<SentOn> onward,
      Optional<QuotaWait> whenFull) {

    /** Creates a recipient without rules. */
    public Local(
        ForwardPath path, Resolution.Local account, Filing filing, Optional<QuotaWait> whenFull) {
      this(path, account, filing, DeliveryActions.filed(filing), List.of(), whenFull);
    }

    /** Returns the most rows that the recipient adds: its mailboxes and queue entries. */
    int rows() {
      return Math.max(1, wanted.copies().size()) + 2 * onward.size();
    }

    /** Returns whether rules want more than the delivery without rules. */
    boolean isRuled() {
      return !onward.isEmpty()
          || !wanted.replies().isEmpty()
          || !wanted.memories().isEmpty()
          || wanted.hold().isPresent();
    }

    /** Returns the mailbox, which gets a message once, however often it is named. */
    Box box() {
      return new Box(account.account(), filing.mailbox());
    }

    /** The name of the account's domain. */
    String domainName() {
      return account.address().substring(account.address().lastIndexOf('@') + 1);
    }

    /** Returns a copy of the message for that mailbox. */
    Target target(Filing place, ReversePath from) {
      return new Target(
          account.account(), place.mailbox(), prefix(from, account.address()), place.flags());
    }
  }

  /**
   * A recipient of a rule's redirect.
   *
   * @param trace the id of the redirected message
   * @param destination domain or address literal; the call of a program; empty if it is local
   * @param into the mailbox of a local recipient that gets it without rules, if any
   */
  public record SentOn(
      String trace,
      ForwardPath to,
      Work work,
      String destination,
      Optional<Filing> into,
      DeliveryActions.Form form) {}

  record Box(long account, MailboxName mailbox) {}

  /** Returns whether the whole message is for local mailboxes. */
  boolean isForHere() {
    return away.isEmpty() && also.isEmpty();
  }

  /** Returns whether there are no recipients. */
  public boolean isEmpty() {
    return here.isEmpty() && isForHere();
  }

  /** Returns the mailboxes that get the message unchanged, in the recipients' order. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(here.size());
    for (Local local : here) {
      for (DeliveryActions.Copy copy : local.wanted().copies()) {
        if (copy.form().isUnchanged()) {
          targets.add(local.target(copy.filing(), from));
        }
      }
    }
    return targets;
  }

  /** Returns Return-Path for the final delivery (RFC 5321 §4.4), and Delivered-To against loops. */
  private static byte[] prefix(ReversePath from, String address) {
    String lines = "Return-Path: <" + from.address() + ">\r\n" + deliveredTo(address);
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the field that marks a message as delivered to a local address. */
  static String deliveredTo(String address) {
    return "Delivered-To: " + address + "\r\n";
  }

  /**
   * Returns the rest to be queued after the mailboxes have answered.
   *
   * @param statuses the local recipients', in their order
   * @param firstPause the time until the first retry
   */
  NewMessage queued(List<RecipientStatus> statuses, Duration firstPause) {
    List<NewQueueEntry> entries = relayed(NewQueueEntry.Recipient::untried);
    entries.addAll(also);
    List<NewQueueEntry.Recipient> waiting = new ArrayList<>();
    Optional<Duration> pause = Optional.empty();
    List<NewQueueEntry.Recipient> told = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      ForwardPath path = here.get(i).path();
      switch (statuses.get(i)) {
        case RecipientStatus.Settled status ->
            told.add(NewQueueEntry.Recipient.settled(path, status));
        case RecipientStatus.Waits status -> {
          waiting.add(NewQueueEntry.Recipient.waits(path, status));
          Duration own =
              status.forRoom().flatMap(QuotaWait::patience).map(Patience::retry).orElse(firstPause);
          pause = pause.filter(other -> other.compareTo(own) <= 0).or(() -> Optional.of(own));
        }
        case RecipientStatus.PassedOn() ->
            throw new IllegalStateException("A mailbox does not forward mail");
      }
    }
    if (!waiting.isEmpty()) {
      entries.add(new NewQueueEntry(Work.LOCAL, "", 1, pause.orElse(firstPause), waiting));
    }
    entries.addAll(notices(told));
    return new NewMessage(trace, from, origin, priority, false, entries);
  }

  /**
   * Returns the whole message, held until somebody releases it.
   *
   * @param reason why, in one line
   */
  NewMessage quarantined(QuarantineReason why) {
    var status = new RecipientStatus.Waits(QueuedRecipient.QUARANTINED, "", why.reason());
    List<NewQueueEntry> entries = relayed(path -> NewQueueEntry.Recipient.waits(path, status));
    for (NewQueueEntry each : also) {
      entries.add(
          each.of(
              each.recipients().stream()
                  .map(one -> NewQueueEntry.Recipient.waits(one.path(), status))
                  .toList()));
    }
    if (!here.isEmpty()) {
      entries.add(
          new NewQueueEntry(
              Work.LOCAL,
              "",
              0,
              Duration.ZERO,
              here.stream()
                  .map(
                      local ->
                          NewQueueEntry.Recipient.waits(local.path(), status)
                              .of(local.account().account(), why.isCertain()))
                  .toList()));
    }
    return new NewMessage(trace, from, origin, priority, true, entries);
  }

  /**
   * Returns the whole message, for later delivery.
   *
   * @param when the earliest time
   * @param copy the sender's own, delivered at that time
   */
  NewMessage later(Instant when, Optional<SenderCopy> copy) {
    List<NewQueueEntry> entries = relayed(NewQueueEntry.Recipient::untried);
    entries.addAll(also);
    List<NewQueueEntry.Recipient> locals = new ArrayList<>();
    here.forEach(local -> locals.add(NewQueueEntry.Recipient.untried(local.path())));
    copy.ifPresent(own -> locals.add(own.recipient()));
    if (!locals.isEmpty()) {
      entries.add(new NewQueueEntry(Work.LOCAL, "", 0, Duration.ZERO, locals));
    }
    return new NewMessage(trace, "", from, origin, priority, false, Optional.of(when), entries);
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

  /** Returns only the mail held for full accounts. */
  NewMessage held(List<RecipientStatus> statuses, Duration firstPause) {
    List<Local> full = new ArrayList<>();
    List<RecipientStatus> waits = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      if (statuses.get(i) instanceof RecipientStatus.Waits status && status.isHeld()) {
        full.add(here.get(i));
        waits.add(status);
      }
    }
    return new RoutingPlan(trace, from, messageId, origin, priority, full, Map.of(), List.of())
        .queued(waits, firstPause);
  }

  /** Returns only the success reports that the sender requested. */
  NewMessage reports(List<RecipientStatus> statuses) {
    List<NewQueueEntry.Recipient> told = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      if (statuses.get(i) instanceof RecipientStatus.Settled status
          && status.action() == Action.DELIVERED) {
        told.add(NewQueueEntry.Recipient.settled(here.get(i).path(), status));
      }
    }
    return new NewMessage(trace, from, origin, priority, false, notices(told));
  }

  private List<NewQueueEntry> notices(List<NewQueueEntry.Recipient> settledOnes) {
    List<NewQueueEntry.Recipient> told = settledOnes.stream().filter(this::isTold).toList();
    return told.isEmpty()
        ? List.of()
        : List.of(new NewQueueEntry(Work.NOTICE, "", 0, Duration.ZERO, told));
  }

  /** Returns whether a report is due. The null reverse-path gets only reports of failures. */
  private boolean isTold(NewQueueEntry.Recipient recipient) {
    Action action = recipient.action().orElseThrow();
    return action.wanted(recipient.path().notifyOn())
        && (action == Action.FAILED || !from.isNull());
  }

  public static RoutingPlan of(
      String trace, ReversePath from, String messageId, MailOrigin origin, Priority priority) {
    return new RoutingPlan(
        trace,
        from,
        messageId,
        origin,
        priority,
        new ArrayList<>(),
        new LinkedHashMap<>(),
        new ArrayList<>());
  }
}
