package org.carillon.mailbox.internal.share;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Addresses;
import org.carillon.account.group.Memberships;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.mailbox.internal.MailStoreStart;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AccessChanges.Administered;
import org.carillon.mailbox.share.ShareNotifications;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.sharing.Person;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/** Writes messages about shares and passes them to the queue. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QueuedShareNotifications implements ShareNotifications {
  private static final Logger LOG = Logger.getLogger(QueuedShareNotifications.class);

  private final MailStoreStart start;
  private final Accounts accounts;
  private final Addresses addresses;
  private final Memberships memberships;
  private final Settings settings;
  private final Instance<GeneratedMail> mail;

  @Inject
  QueuedShareNotifications(
      MailStoreStart start,
      Accounts accounts,
      Addresses addresses,
      Memberships memberships,
      Settings settings,
      Instance<GeneratedMail> mail) {
    this.start = start;
    this.accounts = accounts;
    this.addresses = addresses;
    this.memberships = memberships;
    this.settings = settings;
    this.mail = mail;
  }

  @Override
  public Answer<Boolean> tell(Caller caller, String address, long collection, Identifier with) {
    return accounts
        .governed(caller, address)
        .then(
            account -> {
              try {
                return new Answer.Done<>(tell(account, collection, with));
              } catch (RefusedException refused) {
                return Answer.failed(refused.failure());
              } catch (SQLException
                  | IOException
                  | PersistenceException
                  | IllegalStateException e) {
                LOG.warnf(e, "%s cannot be notified of a share at the moment", with);
                return Answer.failed(new Failure.TryLater("Mail cannot be sent at the moment."));
              }
            });
  }

  private boolean tell(Account account, long collection, Identifier with)
      throws SQLException, RefusedException, IOException {
    AccessChanges access = start.store().access();
    Administered place = access.administered(account.id(), collection);
    Optional<Person> guest = guest(account, with);
    if (guest.isEmpty()
        || guest.get().account() == account.id()
        || access.read(account.id(), place.name()).stream()
            .noneMatch(entry -> guest.equals(guest(account, entry.identifier())))) {
      return false;
    }
    Person to = guest.get();
    Scope scope = Scope.account(to.domain(), to.account());
    ShareNotification notification =
        new ShareNotification(
            account.address(),
            account.displayName(),
            place.kind(),
            place.name().own(),
            HostSettings.webAddress(
                settings, scope, ShareNotification.page(place.kind(), collection)),
            HostSettings.webAddress(settings, scope, "shares"));
    byte[] octets =
        notification.octets(to.address(), NotificationLanguages.of(settings, scope), Instant.now());
    return mail.get().send(ShareNotification.domain(to.address()), to.address(), octets);
  }

  private Optional<Person> guest(Account account, Identifier with) {
    if (with.negative() || with.isAnyone() || with.isDomain() || with.group().isPresent()) {
      return Optional.empty();
    }
    String name = with.name();
    return new AddressDirectory(addresses, memberships)
        .named(
            name.indexOf('@') < 0
                ? name + account.address().substring(account.address().lastIndexOf('@'))
                : name);
  }
}
