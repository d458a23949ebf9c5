package org.carillon.policy.internal.replay;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.policy.replay.PolicyReplays;
import org.carillon.policy.replay.ProposedPolicy;
import org.carillon.policy.replay.ReplayReport;
import org.carillon.policy.trace.StoredTraces;
import org.carillon.policy.trace.TraceSettings;
import org.carillon.policy.verdict.RecipientThresholds;
import org.carillon.policy.verdict.VerdictSettings;
import org.carillon.settings.Reading;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Replays the stored traces. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PolicyReplayOperations implements PolicyReplays {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(PolicyReplayOperations.class), "Traces can't be replayed");

  private final StoredTraces traces;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public PolicyReplayOperations(StoredTraces traces, Addresses addresses, Settings settings) {
    this.traces = traces;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Answer<ReplayReport> replay(Caller caller, Instant from, ProposedPolicy proposed) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Duration since = Duration.between(from, Instant.now());
    Optional<Failure> wrong = wrong(since, proposed);
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    var would = new ProposedSettings(settings, proposed.settings());
    Replay replay = new Replay(new RecipientThresholds(addresses, would), proposed.weights());
    try {
      boolean isCut = traces.each(since, ReplayReport.MOST_JUDGED, replay::judge);
      return new Answer.Done<>(replay.report(isCut));
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private Optional<Failure> wrong(Duration since, ProposedPolicy proposed) {
    Duration kept = settings.value(TraceSettings.KEEP);
    if (!since.isPositive() || since.compareTo(kept) > 0) {
      return Optional.of(
          new Failure.Invalid(
              "since",
              "out-of-range",
              "The period must be positive and not longer than traces are stored: "
                  + kept.toDays()
                  + " days."));
    }
    for (Map.Entry<String, String> entry : proposed.settings().entrySet()) {
      Optional<Failure> fault = fault(entry.getKey(), entry.getValue());
      if (fault.isPresent()) {
        return fault;
      }
    }
    for (Map.Entry<String, Integer> entry : proposed.weights().entrySet()) {
      if (entry.getValue() < 0 || entry.getValue() > ProposedPolicy.MOST_WEIGHT) {
        return Optional.of(
            new Failure.Invalid(
                "weights." + entry.getKey(),
                "out-of-range",
                "A weight must be from 0 to " + ProposedPolicy.MOST_WEIGHT + " percent."));
      }
    }
    return Optional.empty();
  }

  private static Optional<Failure> fault(String key, String text) {
    for (Setting<?> setting : new VerdictSettings().settings()) {
      if (setting.key().equals(key)) {
        return setting.type().read(text) instanceof Reading.Invalid<?>(String why)
            ? Optional.of(new Failure.Invalid("settings." + key, "malformed", why))
            : Optional.empty();
      }
    }
    return Optional.of(
        new Failure.Invalid(
            "settings." + key, "unknown", "Only thresholds (policy.points.*) can be replayed."));
  }
}
