package org.carillon.policy.trial;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.ZoneReading;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.dns.ZoneFiles;
import org.carillon.policy.screening.MessageScreening;
import org.carillon.policy.screening.ScreeningReport;

/** Tries the configured checks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PolicyTrialOperations implements PolicyTrials {
  private static final String TRIAL = "trial";

  private final MessageScreening screening;
  private final Spools spools;
  private final DnsLookup dns;
  private final ZoneFiles zones;

  @Inject
  public PolicyTrialOperations(
      MessageScreening screening, Spools spools, DnsLookup dns, ZoneFiles zones) {
    this.screening = screening;
    this.spools = spools;
    this.dns = dns;
    this.zones = zones;
  }

  @Override
  public Answer<ScreeningReport> check(Caller caller, TrialMessage message) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (message.zone().isEmpty()) {
      return check(message, dns);
    }
    return switch (zones.read(message.zone().get())) {
      case ZoneReading.Zone(DnsLookup zone) -> check(message, zone);
      case ZoneReading.NoZone(String why) ->
          Answer.failed(new Failure.Invalid("zone", "malformed", why));
    };
  }

  private Answer<ScreeningReport> check(TrialMessage message, DnsLookup lookup) {
    try (Spool spool = spools.open(message.message().length)) {
      spool.write(message.message(), 0, message.message().length);
      return new Answer.Done<>(screening.examine(question(message, MailData.of(spool)), lookup));
    } catch (IOException full) {
      return Answer.failed(
          new Failure.TryLater("There is not enough disk space for the message now."));
    }
  }

  private static ScreeningQuestion question(TrialMessage message, MailData data) {
    return new ScreeningQuestion(
        TRIAL,
        false,
        new IntakeSession(
            Service.SMTP, message.client(), message.helo(), true, "", Optional.empty(), TRIAL),
        new Envelope(
            new ReversePath(
                message.from(),
                0,
                ReversePath.Body.EIGHT_BIT_MIME,
                false,
                Optional.empty(),
                Optional.empty()),
            message.to().stream()
                .map(to -> new ForwardPath(to, Set.of(), Optional.empty()))
                .toList()),
        data);
  }
}
