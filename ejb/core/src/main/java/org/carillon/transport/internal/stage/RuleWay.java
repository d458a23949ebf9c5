package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.stage.DeliveryRules;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.contract.stage.RuledDelivery;
import org.jboss.logging.Logger;

/** Asks the rules what becomes of a message for a local recipient. */
@ApplicationScoped
public class RuleWay {
  private static final Logger LOG = Logger.getLogger(RuleWay.class);

  private final List<DeliveryRules> rules;

  /** Whoever has rules. */
  @Inject
  public RuleWay(@Any Instance<DeliveryRules> rules) {
    this(rules.stream().toList());
  }

  /**
   * These; without any, mail goes where the filing stages say.
   *
   * @throws IllegalStateException when there are several: what one wants could not be told from
   *     what others want
   */
  public RuleWay(List<DeliveryRules> rules) {
    if (rules.size() > 1) {
      throw new IllegalStateException("Several have rules: " + rules);
    }
    this.rules = rules;
  }

  /** What they want; empty when that can't be told now, so that the message waits. */
  public Optional<RuledDelivery> apply(RuleQuestion question) {
    if (rules.isEmpty()) {
      return Optional.of(RuledDelivery.filed(question.filing()));
    }
    try {
      return Optional.of(rules.getFirst().apply(question));
    } catch (IOException away) {
      LOG.warnf("The rules for %s can't be run: %s", question.trace(), away.getMessage());
      return Optional.empty();
    }
  }
}
