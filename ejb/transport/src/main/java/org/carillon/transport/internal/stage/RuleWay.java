package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.scheduling.IncomingInvitations;
import org.carillon.contract.stage.DeliveryRules;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.contract.stage.RuledDelivery;
import org.jboss.logging.Logger;

/** Runs the rules on a message for a local recipient. */
@ApplicationScoped
public class RuleWay {
  private static final Logger LOG = Logger.getLogger(RuleWay.class);

  private static final String JUNK = "$Junk";

  private final List<DeliveryRules> rules;
  private final Iterable<IncomingInvitations> invitations;

  /** Creates one with the installed rules and calendar. */
  @Inject
  public RuleWay(
      @Any Instance<DeliveryRules> rules, @Any Instance<IncomingInvitations> invitations) {
    this(rules.stream().toList(), invitations);
  }

  /**
   * Creates one; without rules, mail goes where the filing stages say.
   *
   * @throws IllegalStateException if there are several: their wishes could not be told apart
   */
  public RuleWay(List<DeliveryRules> rules) {
    this(rules, List.of());
  }

  private RuleWay(List<DeliveryRules> rules, Iterable<IncomingInvitations> invitations) {
    if (rules.size() > 1) {
      throw new IllegalStateException("Several have rules: " + rules);
    }
    this.rules = rules;
    this.invitations = invitations;
  }

  /** Returns what the rules want; empty if that is unknown now, so that the message waits. */
  public Optional<RuledDelivery> apply(RuleQuestion question) {
    try {
      RuledDelivery wanted =
          rules.isEmpty()
              ? RuledDelivery.filed(question.filing())
              : rules.getFirst().apply(question);
      return Optional.of(isTaken(question, wanted) ? withoutCopies(wanted) : wanted);
    } catch (IOException away) {
      LOG.warnf("The rules for %s can't be run: %s", question.trace(), away.getMessage());
      return Optional.empty();
    }
  }

  /** Only mail that the recipient gets may change a calendar. */
  private boolean isTaken(RuleQuestion question, RuledDelivery wanted) throws IOException {
    boolean isKept =
        wanted.refusal().isEmpty()
            && wanted.hold().isEmpty()
            && wanted.copies().stream()
                .anyMatch(copy -> !copy.filing().flags().keywords().contains(JUNK));
    boolean isTaken = false;
    if (isKept) {
      for (IncomingInvitations each : invitations) {
        isTaken |= each.take(question);
      }
    }
    return isTaken;
  }

  private static RuledDelivery withoutCopies(RuledDelivery wanted) {
    return new RuledDelivery(
        List.of(),
        wanted.onward(),
        wanted.replies(),
        wanted.memories(),
        Optional.empty(),
        Optional.empty());
  }
}
