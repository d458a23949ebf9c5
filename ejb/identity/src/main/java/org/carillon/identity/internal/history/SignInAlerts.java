package org.carillon.identity.internal.history;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.message.AccountMessage;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.setting.HistorySettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Messages to owners about sign-ins from new places or by new browsers. */
final class SignInAlerts {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final NamedPlaces places;
  private final GeneratedMail mail;

  SignInAlerts(Settings settings, NamedPlaces places, GeneratedMail mail) {
    this.settings = settings;
    this.places = places;
    this.mail = mail;
  }

  /**
   * A message to be sent.
   *
   * @param address the account's address
   */
  record Due(long domain, long account, String address, Noted kind, Instant when) {}

  /** Returns the message due to the owner, or empty. Call it before writing the sign-in. */
  Optional<Due> due(EntityManager entities, long account, Noted kind, Noted.Times times) {
    if (!kind.isAdmitted()) {
      return Optional.empty();
    }
    AccountRow row = entities.find(AccountRow.class, account);
    if (row == null
        || !settings.value(HistorySettings.ALERT, Scope.account(row.domain().id(), account))
        || !isNew(entities, account, kind)) {
      return Optional.empty();
    }
    return Optional.of(new Due(row.domain().id(), account, row.address(), kind, times.first()));
  }

  /**
   * Returns whether the sign-in is new: it is not the account's first one, there was none like it
   * before, and fewer than {@link SignInHistory#MOST_ALERTS} messages were sent that day.
   */
  private boolean isNew(EntityManager entities, long account, Noted kind) {
    Object[] counts =
        (Object[])
            entities
                .createNativeQuery(
                    """
                    select count(*), count(*) filter (where area = :area
                        and (:program = '' or program = :program)),
                      count(*) filter (where alerted and day = :day)
                    from sign_in where account = :account and result = :admitted
                    """)
                .setParameter("area", places.area(kind.address()))
                .setParameter("program", kind.program())
                .setParameter("day", kind.day())
                .setParameter("account", account)
                .setParameter("admitted", Noted.ADMITTED)
                .getSingleResult();
    return number(counts[0]) > 0
        && number(counts[1]) == 0
        && number(counts[2]) < SignInHistory.MOST_ALERTS;
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  void send(Due due, Instant now) throws IOException {
    String network = ClientNetwork.of(due.kind().address()).toString();
    Scope scope = Scope.account(due.domain(), due.account());
    var message =
        new AccountMessage(
            due.address(),
            "sign-in",
            AccountMessage.languages(settings, scope),
            List.of(
                due.address(),
                MOMENT.format(due.when()),
                due.kind().service(),
                places
                    .name(due.kind().address())
                    .map(name -> name + ", " + network)
                    .orElse(network),
                due.kind().program().isEmpty() ? "–" : due.kind().program(),
                HostSettings.webAddress(settings, Scope.domain(due.domain()), "security")));
    mail.send(message.domain(), due.address(), message.octets(due.address(), now));
  }
}
