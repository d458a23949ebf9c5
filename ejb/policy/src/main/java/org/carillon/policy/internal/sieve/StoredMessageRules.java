package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.internal.rule.RuleScope;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;

/** Tells what a script wants to be done with messages in mailboxes of its owner. */
@ApplicationScoped
public class StoredMessageRules {
  private final RuleScope rules;
  private final ScriptDataAccess world;

  @Inject
  public StoredMessageRules(RuleScope rules, ScriptDataAccess world) {
    this.rules = rules;
    this.world = world;
  }

  /**
   * A mailbox that a message is to be copied or moved to.
   *
   * @param flags the flags that it gets there
   */
  public record Place(MailboxName mailbox, Flags flags) {}

  /**
   * The result of a script for a message.
   *
   * @param isKept whether it stays where it is
   * @param flags the flags that it gets there
   * @param places the other mailboxes that it goes to
   * @param isDiscarded whether the script discards it without any other action
   */
  public record Wanted(boolean isKept, Flags flags, List<Place> places, boolean isDiscarded) {}

  /** Returns the script as it is run for the caller, or why it cannot be run. */
  public Answer<Program> program(Caller caller, byte[] script) {
    ScriptOwner owner = new ScriptOwner.Account(caller.account());
    return rules
        .refusal(caller, owner)
        .<Answer<Program>>map(Answer::failed)
        .orElseGet(() -> rules.program(owner, script));
  }

  /**
   * Returns the script's result for a message, or empty if the script fails.
   *
   * @throws IOException if the message or data that the script needs cannot be read now
   */
  public Optional<Wanted> on(long account, Program program, Content content) throws IOException {
    Header header = Header.read(content.stream());
    String from =
        header.first("Return-Path").flatMap(field -> MailboxText.address(field.utf8())).orElse("");
    FilingQuestion recipient =
        new FilingQuestion(
            new ForwardPath(world.address(account), Set.of(), Optional.empty()),
            account,
            rules.domain(new ScriptOwner.Account(account)),
            "",
            OptionalLong.empty(),
            header);
    AccountEnvironment own = world.of(recipient, from, false);
    SieveResult result =
        SieveInterpreter.run(
            List.of(program),
            SieveMessage.of(header, content.size(), content::read),
            new SieveEnvelope(from, recipient.path().address()),
            new TrialEnvironment(own, true),
            world.limits(recipient));
    return result.fault().isPresent()
        ? Optional.empty()
        : Optional.of(wanted(result.actions(), own));
  }

  private static Wanted wanted(List<SieveAction> actions, AccountEnvironment own)
      throws IOException {
    boolean isKept = false;
    boolean isSent = false;
    Flags flags = Flags.NONE;
    List<Place> places = new ArrayList<>();
    for (SieveAction action : actions) {
      switch (action) {
        case SieveAction.Keep keep -> {
          isKept = true;
          flags = SieveDeliveryBuilder.flags(keep.flags());
        }
        case SieveAction.FileInto file -> {
          MailboxName into = own.mailbox(file.into());
          if (into.isInbox() && !file.into().mailbox().equalsIgnoreCase(into.path())) {
            // There is no such mailbox: the message is not moved from where it is.
            isKept = true;
          } else {
            places.add(
                new Place(
                    into, file.into().flags().map(SieveDeliveryBuilder::flags).orElse(Flags.NONE)));
          }
        }
        case SieveAction.Discard _ -> {}
        default -> isSent = true;
      }
    }
    return new Wanted(
        isKept || isSent && places.isEmpty(),
        flags,
        places,
        !isKept && !isSent && places.isEmpty());
  }
}
