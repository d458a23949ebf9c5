package org.carillon.policy.internal.sieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.sieve.action.SieveAction;

/**
 * Carries out the actions of a script on a message that is in a mailbox already (RFC 6785 §3): the
 * message stays or is marked as deleted, it is copied, it is sent. Used for one run.
 */
final class EventActions {
  private final EventMessage message;
  private final AccountEnvironment environment;
  private final SieveDeliveryBuilder wanted;

  EventActions(EventMessage message, AccountEnvironment environment, SieveDeliveryBuilder wanted) {
    this.message = message;
    this.environment = environment;
    this.wanted = wanted;
  }

  /** Sends mail. Returns whether all of it was accepted. */
  @FunctionalInterface
  interface Sending {
    boolean send(DeliveryActions wanted) throws IOException;
  }

  /** Carries out the actions. The message is marked as deleted after all others. */
  void take(List<SieveAction> actions, Sending sending) throws IOException {
    boolean keeps = false;
    List<SieveAction> others = new ArrayList<>();
    for (SieveAction action : actions) {
      switch (action) {
        case SieveAction.Keep keep -> {
          keeps = true;
          Flags flags = SieveDeliveryBuilder.flags(keep.flags());
          if (!flags.equals(message.flags())) {
            message.mark(flags);
          }
        }
        case SieveAction.FileInto file -> file(file);
        default -> others.add(action);
      }
    }
    boolean goes = others.isEmpty() || sending.send(wanted.of(others));
    if (!keeps && goes) {
      message.delete();
    }
  }

  private void file(SieveAction.FileInto file) throws IOException {
    MailboxName target = environment.mailbox(file.into());
    Flags flags = file.into().flags().map(SieveDeliveryBuilder::flags).orElse(Flags.NONE);
    Form form = wanted.form(file.message());
    if (form.isUnchanged()) {
      message.copy(target, flags);
    } else {
      message.put(target, form.header().orElse(file.message().header()), form.body(), flags);
    }
  }
}
