package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.SendingSettings;
import org.carillon.transport.SendingSettings.Reach;

/** The limits of signed-in senders: those of all mail or lower ones. */
@ApplicationScoped
public class SendingLimits {
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public SendingLimits(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  public long octets(IntakeSession session) {
    return least(session, IntakeSettings.MESSAGE_SIZE, SendingSettings.MESSAGE_SIZE);
  }

  /** The most recipients of a message. */
  public long recipients(IntakeSession session) {
    return least(session, IntakeSettings.RECIPIENTS, SendingSettings.RECIPIENTS);
  }

  long recipients(Resolution.Local account) {
    long most = settings.value(IntakeSettings.RECIPIENTS);
    long less = settings.value(SendingSettings.RECIPIENTS, scope(account));
    return less == 0 ? most : Math.min(most, less);
  }

  private long least(IntakeSession session, Setting<Long> ofAll, Setting<Long> own) {
    long most = settings.value(ofAll);
    long less = sender(session).map(self -> settings.value(own, scope(self))).orElse(0L);
    return less == 0 ? most : Math.min(most, less);
  }

  /** Returns whether a session may send to a route; unknown routes are reported elsewhere. */
  boolean reaches(IntakeSession session, Route route) {
    return sender(session).map(self -> reaches(self, route)).orElse(true);
  }

  /** Returns whether an account may send to a route. */
  public boolean reaches(Resolution.Local account, Route route) {
    Reach reach = settings.value(SendingSettings.REACH, scope(account));
    return switch (route) {
      case Route.Away _ -> reach == Reach.EVERYWHERE;
      case Route.Here(Resolution.Local other) ->
          reach != Reach.DOMAIN || other.domain() == account.domain();
      case Route.Spread(Resolution.Several group) ->
          reach != Reach.DOMAIN || group.domain() == account.domain();
      case Route.Closed _, Route.Unclear _ -> true;
    };
  }

  private Optional<Resolution.Local> sender(IntakeSession session) {
    return session
        .caller()
        .filter(Caller::hasAccount)
        .flatMap(caller -> addresses.account(caller.account()));
  }

  private static Scope scope(Resolution.Local account) {
    return Scope.account(account.domain(), account.account());
  }
}
