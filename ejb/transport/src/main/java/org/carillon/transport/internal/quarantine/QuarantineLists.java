package org.carillon.transport.internal.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.internal.dispatch.GeneratedMailQueue;
import org.carillon.transport.internal.quarantine.QuarantineDigest.Item;
import org.carillon.transport.quarantine.QuarantineAction;
import org.carillon.transport.quarantine.QuarantinedMessage;
import org.jboss.logging.Logger;

/** Sends accounts the list of their quarantined messages. */
@ApplicationScoped
public class QuarantineLists {
  private static final Logger LOG = Logger.getLogger(QuarantineLists.class);

  private final QuarantineStore held;
  private final SqlTransactions transactions;
  private final GeneratedMailQueue mail;
  private final LinkSigner seals;
  private final SenderChoices senders;
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public QuarantineLists(
      QuarantineStore held,
      SqlTransactions transactions,
      GeneratedMailQueue mail,
      LinkSigner seals,
      SenderChoices senders,
      Settings settings) {
    this(held, transactions, mail, seals, senders, settings, InstantSource.system());
  }

  QuarantineLists(
      QuarantineStore held,
      SqlTransactions transactions,
      GeneratedMailQueue mail,
      LinkSigner seals,
      SenderChoices senders,
      Settings settings,
      InstantSource clock) {
    this.held = held;
    this.transactions = transactions;
    this.mail = mail;
    this.seals = seals;
    this.senders = senders;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends an account its list, without messages of senders it blocks. The notification is recorded
   * in the message's transaction, so it is sent once.
   *
   * @param isAll whether to list all, or only those it was not notified of
   * @return the number of messages listed; 0 if nothing was sent
   * @throws IOException if it can't be sent now
   */
  int send(long account, long domain, String address, boolean isAll)
      throws SQLException, IOException {
    List<QuarantineRows.Kept> kept = held.of(account, isAll);
    List<Long> ids = kept.stream().map(QuarantineRows.Kept::id).toList();
    Scope scope = Scope.account(domain, account);
    List<Item> items =
        kept.stream()
            .map(each -> item(account, each, scope))
            .filter(item -> isWanted(account, item))
            .toList();
    if (items.isEmpty()) {
      if (!ids.isEmpty()) {
        transactions.write(
            connection -> {
              QuarantineRows.told(connection, account, ids);
              return ids.size();
            });
      }
      return 0;
    }
    String page = HostSettings.webAddress(settings, scope, "quarantine");
    byte[] composed =
        new QuarantineDigest(
                address,
                items,
                page,
                NotificationLanguages.of(settings, scope),
                TimeSettings.zone(settings, scope))
            .octets(clock.instant());
    boolean sent =
        mail.sendWith(
            address.substring(address.lastIndexOf('@') + 1),
            address,
            composed,
            (connection, blob, size, answers) -> QuarantineRows.told(connection, account, ids));
    if (!sent) {
      throw new IOException("Nothing can be sent to " + address);
    }
    LOG.debugf("%s got a list of %d messages in its quarantine", address, items.size());
    return items.size();
  }

  private boolean isWanted(long account, Item item) {
    return senders
        .of(account, item.message().sender())
        .filter(SenderChoice.BLOCK::equals)
        .isEmpty();
  }

  private Item item(long account, QuarantineRows.Kept kept, Scope scope) {
    QuarantinedMessage message = held.shown(kept, !kept.isCertain());
    String release = "";
    String allow = "";
    String block = "";
    if (!kept.isCertain()) {
      release = link(QuarantineAction.RELEASE, account, kept.trace(), "", scope);
    }
    if (!message.sender().isEmpty()) {
      block = link(QuarantineAction.BLOCK, account, kept.trace(), message.sender(), scope);
      if (!kept.isCertain()) {
        allow = link(QuarantineAction.ALLOW, account, kept.trace(), message.sender(), scope);
      }
    }
    return new Item(message, kept.isCertain(), release, allow, block);
  }

  private String link(
      QuarantineAction action, long account, String trace, String sender, Scope scope) {
    return HostSettings.webAddress(
        settings, scope, "held?t=" + seals.seal(action, account, trace, sender));
  }
}
