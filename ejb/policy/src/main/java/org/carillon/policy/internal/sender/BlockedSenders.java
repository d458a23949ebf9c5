package org.carillon.policy.internal.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.mailbox.SpecialMailboxes;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.sender.SenderLists;
import org.carillon.policy.sender.SenderSettings;
import org.carillon.policy.sender.SenderSettings.Blocked;
import org.carillon.policy.sender.ShownSender;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.JunkFiling;
import org.carillon.policy.verdict.VerdictField;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Tells whether a recipient blocks the sender of a message, and the handling of the message. */
@ApplicationScoped
public class BlockedSenders {
  private final SenderLists lists;
  private final SpecialMailboxes mailboxes;
  private final Settings settings;

  @Inject
  public BlockedSenders(SenderLists lists, SpecialMailboxes mailboxes, Settings settings) {
    this.lists = lists;
    this.mailboxes = mailboxes;
    this.settings = settings;
  }

  /**
   * Returns the address or domain by which a recipient blocks the sender: the author that readers
   * are shown, otherwise the return path.
   *
   * @throws IOException if that cannot be read now
   */
  public Optional<String> blocked(FilingQuestion question, ReversePath from) throws IOException {
    SenderList list = lists.of(question.account());
    if (list.isEmpty() || wasReleased(question)) {
      return Optional.empty();
    }
    List<String> shown = ShownSender.all(question.header());
    List<String> authors = shown.stream().filter(address -> list.of(address).isPresent()).toList();
    Stream<String> asked =
        authors.isEmpty()
            ? MailAddress.canonical(from.address()).map(MailAddress::toString).stream()
            : authors.stream();
    return asked
        .filter(address -> list.of(address).equals(Optional.of(SenderChoice.BLOCK)))
        .findFirst();
  }

  /** Returns whether somebody examined the message and released it. */
  private static boolean wasReleased(FilingQuestion question) {
    return VerdictField.in(question.header())
        .filter(verdict -> verdict.handling() == Handling.QUARANTINE)
        .isPresent();
  }

  /** Returns the mailbox and flags for a blocked message. */
  public Filing filing(FilingQuestion question, Filing before) {
    return new Filing(
        mailboxes.of(question.account(), SpecialUse.JUNK).orElse(before.mailbox()),
        new Flags(before.flags().system(), Set.of(JunkFiling.JUNK)));
  }

  /**
   * Returns the delivery of a blocked message.
   *
   * @param wanted the delivery that administrators' rules want
   */
  public DeliveryActions delivery(FilingQuestion question, DeliveryActions wanted) {
    Scope scope = Scope.account(question.domain(), question.account());
    return settings.value(SenderSettings.BLOCKED, scope) == Blocked.JUNK
        ? wanted
        : new DeliveryActions(
            List.of(),
            wanted.onward(),
            wanted.replies(),
            wanted.memories(),
            wanted.refusal(),
            wanted.hold());
  }
}
