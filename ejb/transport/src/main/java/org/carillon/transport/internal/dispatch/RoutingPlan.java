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
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.RuledDelivery;
import org.carillon.store.Target;
import org.carillon.transport.Priority;
import org.carillon.transport.QueuedRecipient;
import org.carillon.transport.QueuedRecipient.Work;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.room.ForRoom;
import org.carillon.transport.internal.room.ForRoom.Patience;

/**
 * A message on its way through this server: which recipients are here, which are elsewhere.
 *
 * @param trace the id it is known by
 * @param messageId its Message-ID field, for the log; may be empty
 * @param origin how it came to go out, where it does
 * @param here local recipients, a mailbox once
 * @param away recipients elsewhere, by destination
 * @param also what else is queued, not tried yet
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
   * @param filing where in the account the mail goes without rules
   * @param wanted what the recipient's rules want done
   * @param onward to whom they send it on, and which way that goes
   * @param whenFull how mail waits for room when the account is full; empty when it is refused
   */
  public record Local(
      ForwardPath path,
      Resolution.Local account,
      Filing filing,
      RuledDelivery wanted,
      List<SentOn> onward,
      Optional<ForRoom> whenFull) {

    /** One without rules. */
    public Local(
        ForwardPath path, Resolution.Local account, Filing filing, Optional<ForRoom> whenFull) {
      this(path, account, filing, RuledDelivery.filed(filing), List.of(), whenFull);
    }

    /** At most how much it adds to a delivery: its mailboxes, and what is queued for it. */
    int rows() {
      return Math.max(1, wanted.copies().size()) + 2 * onward.size();
    }

    /** Whether rules want more than that it goes where it would go without them. */
    boolean isRuled() {
      return !onward.isEmpty()
          || !wanted.replies().isEmpty()
          || !wanted.memories().isEmpty()
          || wanted.hold().isPresent();
    }

    /** What gets a message once, however often it is named. */
    Box box() {
      return new Box(account.account(), filing.mailbox());
    }

    /** The name of the account's domain. */
    String domainName() {
      return account.address().substring(account.address().lastIndexOf('@') + 1);
    }

    /** A copy of the message in that mailbox. */
    Target target(Filing place, ReversePath from) {
      return new Target(
          account.account(), place.mailbox(), prefix(from, account.address()), place.flags());
    }
  }

  /**
   * Somebody a rule sends a message on to.
   *
   * @param trace the id it is known by from here on
   * @param destination domain or address literal; the call of a program; empty for a recipient here
   * @param into the mailbox of a recipient here that gets it without running rules, if one does
   */
  public record SentOn(
      String trace,
      ForwardPath to,
      Work work,
      String destination,
      Optional<Filing> into,
      RuledDelivery.Form form) {}

  /** A mailbox of an account. */
  record Box(long account, MailboxName mailbox) {}

  /** Whether all of it is for mailboxes here. */
  boolean isForHere() {
    return away.isEmpty() && also.isEmpty();
  }

  /** Whether nobody is to have it. */
  public boolean isEmpty() {
    return here.isEmpty() && isForHere();
  }

  /** The mailboxes that get the message as it came, in the order of the recipients. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(here.size());
    for (Local local : here) {
      for (RuledDelivery.Copy copy : local.wanted().copies()) {
        if (copy.form().isUnchanged()) {
          targets.add(local.target(copy.filing(), from));
        }
      }
    }
    return targets;
  }

  /** RFC 5321 §4.4: the final delivery adds Return-Path. Delivered-To tells loops. */
  private static byte[] prefix(ReversePath from, String address) {
    String lines = "Return-Path: <" + from.address() + ">\r\n" + deliveredTo(address);
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  /** The field that tells that a message was with somebody here already. */
  static String deliveredTo(String address) {
    return "Delivered-To: " + address + "\r\n";
  }

  /**
   * What is to be queued, once the mailboxes have answered.
   *
   * @param statuses the local recipients', in their order
   * @param firstPause until the first retry
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
              status.forRoom().flatMap(ForRoom::patience).map(Patience::retry).orElse(firstPause);
          pause = pause.filter(other -> other.compareTo(own) <= 0).or(() -> Optional.of(own));
        }
        case RecipientStatus.PassedOn() ->
            throw new IllegalStateException("A mailbox passes nothing on");
      }
    }
    if (!waiting.isEmpty()) {
      entries.add(new NewQueueEntry(Work.LOCAL, "", 1, pause.orElse(firstPause), waiting));
    }
    entries.addAll(notices(told));
    return new NewMessage(trace, from, origin, priority, false, entries);
  }

  /**
   * All of it, kept back until somebody releases it.
   *
   * @param reason why, in one line
   */
  NewMessage quarantined(KeptAside why) {
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
   * All of it, to be worked on later.
   *
   * @param when not before when
   * @param copy the sender's own, which comes with it
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

  /** Only what is held for accounts that are full. */
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

  /** Only the reports of success that the sender asked for. */
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

  /** A null reverse-path hears nothing; that its mail failed may concern the postmaster. */
  private boolean isTold(NewQueueEntry.Recipient recipient) {
    Action action = recipient.action().orElseThrow();
    return action.wanted(recipient.path().notifyOn())
        && (action == Action.FAILED || !from.isNull());
  }

  /** An empty one, to be filled. */
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
