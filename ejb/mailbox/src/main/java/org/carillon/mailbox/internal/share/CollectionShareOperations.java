package org.carillon.mailbox.internal.share;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.account.group.Memberships;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.database.Pipeline;
import org.carillon.database.StoredText;
import org.carillon.mailbox.internal.MailStoreStart;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AccessChanges.Administered;
import org.carillon.mailbox.share.CollectionShare;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareInvitation.State;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.sharing.InvitationRows;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/** Sharing of collections by levels, over access lists. Invitations are stored next to these. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CollectionShareOperations implements CollectionShares {
  private static final Logger LOG = Logger.getLogger(CollectionShareOperations.class);

  private final MailStoreStart start;
  private final StoreParts parts;
  private final Accounts accounts;
  private final Addresses addresses;
  private final Memberships memberships;
  private final Audit audit;
  private final HiddenFunctions hidden;

  @Inject
  CollectionShareOperations(
      MailStoreStart start,
      StoreParts parts,
      Accounts accounts,
      Addresses addresses,
      Memberships memberships,
      Audit audit,
      HiddenFunctions hidden) {
    this.start = start;
    this.parts = parts;
    this.accounts = accounts;
    this.addresses = addresses;
    this.memberships = memberships;
    this.audit = audit;
    this.hidden = hidden;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> of(Account account) throws SQLException, RefusedException;
  }

  private <T> Answer<T> answer(Caller caller, String address, Operation<T> operation) {
    return accounts
        .governed(caller, address)
        .then(
            account -> {
              try {
                return operation.of(account);
              } catch (RefusedException refused) {
                return Answer.failed(
                    refused.failure() instanceof Failure.NotFound
                        ? new Failure.NotFound("collection")
                        : refused.failure());
              } catch (SQLException | PersistenceException | IllegalStateException away) {
                LOG.warnf(away, "The shares of %s cannot be read at the moment", account.address());
                return Answer.failed(
                    new Failure.TryLater("The store is not available at the moment."));
              }
            });
  }

  private AccessChanges access() {
    return start.store().access();
  }

  @Override
  public Answer<List<CollectionShare>> shares(Caller caller, String address, long collection) {
    return answer(
        caller,
        address,
        account -> {
          Administered place = access().administered(account.id(), collection);
          Map<String, ShareInvitation> asked = asked(collection, place);
          List<CollectionShare> shares = new ArrayList<>();
          String owner = address(place.owner());
          for (AccessEntry entry : access().read(account.id(), place.name())) {
            Identifier with = entry.identifier();
            if (!with.negative() && !with.isAnonymous() && !with.name().equals(owner)) {
              shares.add(
                  new CollectionShare(
                      with,
                      ShareLevel.of(entry.rights(), place.kind()),
                      entry.rights(),
                      Optional.ofNullable(asked.get(with.name()))));
            }
          }
          return new Answer.Done<>(shares);
        });
  }

  /** Returns the invitations to a collection, by the address of the invited account. */
  private Map<String, ShareInvitation> asked(long collection, Administered place)
      throws SQLException {
    List<InvitationRows.Row> rows =
        parts
            .transactions()
            .read((Connection connection) -> InvitationRows.ofMailbox(connection, collection));
    Map<String, ShareInvitation> asked = new HashMap<>();
    for (InvitationRows.Row row : rows) {
      ShareInvitation invitation = shown(row, Optional.empty());
      asked.put(invitation.guest(), invitation);
    }
    return asked;
  }

  private String address(long account) {
    return addresses.account(account).map(Resolution.Local::address).orElse("");
  }

  private ShareInvitation shown(InvitationRows.Row row, Optional<ShareLevel> level) {
    return new ShareInvitation(
        row.uid(),
        row.mailbox(),
        row.kind(),
        new MailboxName(row.name()),
        address(row.owner()),
        address(row.guest()),
        row.state(),
        level,
        row.title(),
        row.invited(),
        row.answered());
  }

  @Override
  public Answer<CollectionShare> share(
      Caller caller, String address, long collection, NewShare share) {
    return answer(
        caller,
        address,
        account -> {
          Administered place = access().administered(account.id(), collection);
          Optional<Failure> problem =
              hidden.refusal(caller, WebFunction.SHARING).or(() -> problem(place, share));
          if (problem.isPresent()) {
            return Answer.failed(problem.get());
          }
          MailboxRights rights = share.level().rights(place.kind()).orElseThrow();
          Optional<Person> guest =
              person(account, share.with()).filter(one -> one.account() != place.owner());
          // The invitation is written before the rights. Otherwise the guest would see the
          // collection before being invited.
          List<MailboxName> below = access().below(account.id(), place);
          if (guest.isPresent()) {
            long who = guest.get().account();
            write(pipeline -> note(pipeline, collection, who, share));
          }
          MailboxRights now =
              access()
                  .change(
                      account.id(),
                      place.name(),
                      share.with(),
                      RightsChange.REPLACE,
                      rights,
                      after -> entry(caller, account, place, share.with(), after));
          for (MailboxName folder : below) {
            access().change(account.id(), folder, share.with(), RightsChange.REPLACE, rights);
          }
          return new Answer.Done<>(
              new CollectionShare(
                  guest.map(one -> new Identifier(one.address(), false)).orElse(share.with()),
                  ShareLevel.of(now, place.kind()),
                  now,
                  guest.flatMap(one -> asked(collection, place, one))));
        });
  }

  private Optional<ShareInvitation> asked(long collection, Administered place, Person guest) {
    try {
      return Optional.ofNullable(asked(collection, place).get(guest.address()));
    } catch (SQLException away) {
      // The share is done. The next list will show the state of the invitation.
      return Optional.empty();
    }
  }

  private static Optional<Failure> problem(Administered place, NewShare share) {
    if (place.kind() == CollectionKind.MAIL || place.kind() == CollectionKind.CHAT) {
      return Optional.of(
          new Failure.Invalid(
              "collection",
              "other-kind",
              "This cannot be used for mail folders. Use the folder's access list."));
    }
    Identifier with = share.with();
    if (with.negative() || with.isAnonymous() || StoredText.isImpossible(with.name())) {
      return Optional.of(
          new Failure.Invalid("with", "unknown", "There is no account or group of this name."));
    }
    if (share.title().length() > ShareInvitation.MOST_TITLE
        || StoredText.isImpossible(share.title())) {
      return Optional.of(new Failure.Invalid("title", "too-long", "The title is too long."));
    }
    Optional<MailboxRights> rights = share.level().rights(place.kind());
    if (rights.isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "level", "other-kind", "Only calendars can be shared as busy times."));
    }
    return rights.get().minus(place.rights()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            MailboxFailure.notPermitted("You cannot grant more rights than you have yourself"));
  }

  private Optional<Person> person(Account account, Identifier with) {
    if (with.isAnyone() || with.isAuthenticated() || with.isDomain() || with.group().isPresent()) {
      return Optional.empty();
    }
    String name = with.name();
    String whole =
        name.indexOf('@') < 0
            ? name + account.address().substring(account.address().lastIndexOf('@'))
            : name;
    return new AddressDirectory(addresses, memberships).named(whole);
  }

  /** Writes whether a guest has a collection at once, after accepting it, or after adding it. */
  private static void note(Pipeline pipeline, long collection, long guest, NewShare share) {
    String uid = UUID.randomUUID().toString();
    switch (share.arrival()) {
      case ASKED -> InvitationRows.invite(pipeline, collection, guest, uid, share.title());
      case AT_ONCE -> InvitationRows.remove(pipeline, collection, guest);
      case ELSEWHERE -> {
        InvitationRows.remove(pipeline, collection, guest);
        InvitationRows.answer(pipeline, collection, guest, uid, State.DECLINED);
      }
    }
  }

  @Override
  public Answer<Void> end(Caller caller, String address, long collection, Identifier with) {
    return answer(
        caller,
        address,
        account -> {
          Administered place = access().administered(account.id(), collection);
          if (with.isAnonymous() || StoredText.isImpossible(with.name())) {
            return Answer.failed(new Failure.NotFound("share with " + with));
          }
          AuditEntry record = entry(caller, account, place, with, MailboxRights.NONE);
          if (!access().end(account.id(), place.name(), with, record)) {
            return Answer.failed(new Failure.NotFound("share with " + with));
          }
          for (MailboxName folder : access().below(account.id(), place)) {
            access().end(account.id(), folder, with, AuditEntry.NONE);
          }
          Optional<Long> guest = person(account, with).map(Person::account);
          if (guest.isPresent()) {
            write(pipeline -> InvitationRows.remove(pipeline, collection, guest.get()));
          }
          return Answer.done();
        });
  }

  @FunctionalInterface
  private interface Writing {
    void to(Pipeline pipeline);
  }

  private void write(Writing writing) throws SQLException {
    parts
        .transactions()
        .write(
            (Connection connection) -> {
              Pipeline pipeline = new Pipeline();
              writing.to(pipeline);
              pipeline.execute(connection);
              return null;
            });
  }

  private AuditEntry entry(
      Caller caller, Account account, Administered place, Identifier with, MailboxRights after) {
    String of = place.owner() == account.id() ? account.address() : address(place.owner());
    return audit.entry(
        caller,
        "mailbox.share",
        AuditSubject.of(account.domain(), of + " " + place.name().own() + " " + with),
        Optional.empty(),
        Optional.of(after.letters()).filter(text -> !text.isEmpty()));
  }

  @Override
  public Answer<Set<Long>> shared(Caller caller, String address) {
    return answer(
        caller,
        address,
        account ->
            new Answer.Done<>(
                parts
                    .transactions()
                    .read(
                        (Connection connection) ->
                            InvitationRows.shared(connection, account.id()))));
  }

  @Override
  public Answer<List<ShareInvitation>> invitations(Caller caller, String address) {
    return answer(
        caller,
        address,
        account -> {
          Map<Long, SharedMailbox> visible = visible(account);
          List<InvitationRows.Row> rows =
              parts
                  .transactions()
                  .read(
                      (Connection connection) -> InvitationRows.ofGuest(connection, account.id()));
          return new Answer.Done<>(
              rows.stream()
                  .filter(row -> visible.containsKey(row.mailbox()))
                  .map(
                      row ->
                          shown(
                              row, ShareLevel.of(visible.get(row.mailbox()).rights(), row.kind())))
                  .toList());
        });
  }

  private Map<Long, SharedMailbox> visible(Account account) throws SQLException {
    Optional<Person> self = new AddressDirectory(addresses, memberships).of(account.id());
    Map<Long, SharedMailbox> visible = new HashMap<>();
    if (self.isPresent()) {
      parts
          .transactions()
          .read((Connection connection) -> SharedMailboxes.visibleTo(connection, self.get()))
          .forEach(mailbox -> visible.put(mailbox.id(), mailbox));
    }
    return visible;
  }

  @Override
  public Answer<Void> answer(Caller caller, String address, long collection, boolean accepts) {
    return answer(
        caller,
        address,
        account -> {
          if (!visible(account).containsKey(collection)) {
            return Answer.failed(new Failure.NotFound("invitation"));
          }
          write(
              pipeline ->
                  InvitationRows.answer(
                      pipeline,
                      collection,
                      account.id(),
                      UUID.randomUUID().toString(),
                      accepts ? State.ACCEPTED : State.DECLINED));
          return Answer.done();
        });
  }

  @Override
  public Answer<List<ShareInvitation>> replies(Caller caller, String address) {
    return answer(
        caller,
        address,
        account -> {
          List<InvitationRows.Row> rows =
              parts
                  .transactions()
                  .read(
                      (Connection connection) -> InvitationRows.replies(connection, account.id()));
          return new Answer.Done<>(rows.stream().map(row -> shown(row, Optional.empty())).toList());
        });
  }

  @Override
  public Answer<Void> dismiss(Caller caller, String address, String uid) {
    return answer(
        caller,
        address,
        account -> {
          if (StoredText.isImpossible(uid)) {
            return Answer.failed(new Failure.NotFound("invitation"));
          }
          write(pipeline -> InvitationRows.dismiss(pipeline, account.id(), uid));
          return Answer.done();
        });
  }
}
