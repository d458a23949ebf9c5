package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.scheduling.IncomingInvitations;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryRules;
import org.carillon.contract.stage.RuleQuestion;
import org.jboss.logging.Logger;

/** Runs the rules on a message for a local recipient. */
@ApplicationScoped
public class RulePipeline {
  private static final Logger LOG = Logger.getLogger(RulePipeline.class);

  private static final String JUNK = "$Junk";

  private final List<DeliveryRules> rules;
  private final Iterable<IncomingInvitations> invitations;

  @Inject
  public RulePipeline(
      @Any Instance<DeliveryRules> rules, @Any Instance<IncomingInvitations> invitations) {
    this(rules.stream().toList(), invitations);
  }

  /**
   * Creates the pipeline; without rules, mail goes where the filing stages say.
   *
   * @throws IllegalStateException if there are several: their actions could not be told apart
   */
  public RulePipeline(List<DeliveryRules> rules) {
    this(rules, List.of());
  }

  private RulePipeline(List<DeliveryRules> rules, Iterable<IncomingInvitations> invitations) {
    if (rules.size() > 1) {
      throw new IllegalStateException("Several have rules: " + rules);
    }
    this.rules = rules;
    this.invitations = invitations;
  }

  /** Returns what the rules want; empty if that is unknown now, so that the message waits. */
  public Optional<DeliveryActions> apply(RuleQuestion question) {
    try {
      DeliveryActions wanted =
          rules.isEmpty()
              ? DeliveryActions.filed(question.filing())
              : rules.getFirst().apply(question);
      return Optional.of(isTaken(question, wanted) ? withoutCopies(wanted) : wanted);
    } catch (IOException away) {
      LOG.warnf("The rules for %s can't be run: %s", question.trace(), away.getMessage());
      return Optional.empty();
    }
  }

  /** Passes the message to calendars if the recipient gets it; returns whether one took it. */
  private boolean isTaken(RuleQuestion question, DeliveryActions wanted) throws IOException {
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

  private static DeliveryActions withoutCopies(DeliveryActions wanted) {
    return new DeliveryActions(
        List.of(),
        wanted.onward(),
        wanted.replies(),
        wanted.memories(),
        Optional.empty(),
        Optional.empty());
  }
}
