package org.carillon.transport.internal.quarantine;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.quarantine.Quarantine;
import org.carillon.transport.quarantine.QuarantinedMessage;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueueSettings;
import org.jboss.logging.Logger;

/** An account's quarantine, for callers who govern the account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuarantineOperations implements Quarantine {
  private static final Logger LOG = Logger.getLogger(QuarantineOperations.class);
  private static final int MOST_READ = 4_194_304;

  private final QuarantineStore held;
  private final QuarantineLists lists;
  private final SenderChoices senders;
  private final Accounts accounts;
  private final Settings settings;
  private final Audit audit;

  @Inject
  QuarantineOperations(
      QuarantineStore held,
      QuarantineLists lists,
      SenderChoices senders,
      Accounts accounts,
      Settings settings,
      Audit audit) {
    this.held = held;
    this.lists = lists;
    this.senders = senders;
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(Account account) throws SQLException, IOException;
  }

  private <T> Answer<T> answer(Caller caller, String address, Operation<T> operation) {
    return accounts
        .governed(caller, address)
        .then(
            account -> {
              try {
                return operation.on(account);
              } catch (SQLException | IOException | PersistenceException away) {
                LOG.warnf(away, "The quarantine of %s cannot be read", account.address());
                return Answer.failed(
                    new Failure.TryLater("The quarantine is not available at the moment."));
              }
            });
  }

  @FunctionalInterface
  private interface Single<T> {
    Answer<T> on(Account account, QuarantineRows.Kept kept) throws SQLException, IOException;
  }

  private <T> Answer<T> single(Caller caller, String address, String id, Single<T> single) {
    return answer(
        caller,
        address,
        account -> {
          Optional<QuarantineRows.Kept> kept = held.find(account.id(), id);
          return kept.isEmpty()
              ? Answer.failed(new Failure.NotFound("message " + id + " in the quarantine"))
              : single.on(account, kept.get());
        });
  }

  @Override
  public Answer<List<QuarantinedMessage>> list(Caller caller, String address) {
    return answer(
        caller,
        address,
        account -> {
          List<QuarantinedMessage> messages = new ArrayList<>();
          for (QuarantineRows.Kept kept : held.of(account.id(), true)) {
            messages.add(shown(caller, account, kept));
          }
          return new Answer.Done<>(List.copyOf(messages));
        });
  }

  private QuarantinedMessage shown(Caller caller, Account account, QuarantineRows.Kept kept) {
    return held.shown(kept, isReleasable(caller, account, kept));
  }

  private boolean isReleasable(Caller caller, Account account, QuarantineRows.Kept kept) {
    return !kept.isCertain()
        || caller.administersDomain(account.domain())
        || settings.value(
            QueueSettings.QUARANTINE_RELEASE, Scope.account(account.domain(), account.id()));
  }

  @Override
  public Answer<String> header(Caller caller, String address, String id) {
    return single(
        caller,
        address,
        id,
        (account, kept) -> {
          try (Content content = held.open(kept);
              InputStream in = content.stream()) {
            byte[] octets = Header.read(in).octets();
            int most = Math.min(octets.length, Queue.MOST_HEADER);
            return new Answer.Done<>(new String(octets, 0, most, StandardCharsets.UTF_8));
          }
        });
  }

  @Override
  public Answer<String> text(Caller caller, String address, String id) {
    return single(
        caller,
        address,
        id,
        (account, kept) -> {
          try (Content content = held.open(kept)) {
            byte[] begin;
            try (InputStream in = content.stream()) {
              begin = in.readNBytes(MOST_READ);
            }
            return new Answer.Done<>(text(begin));
          }
        });
  }

  private static String text(byte[] message) throws IOException {
    Content begin = Content.of(message);
    List<Part> texts =
        Bodies.leaves(Outline.parse(message).body()).stream()
            .map(Bodies.Leaf::part)
            .filter(part -> part.type().equalsIgnoreCase("text"))
            .toList();
    Optional<Part> first =
        texts.stream()
            .filter(part -> part.is("text", "plain"))
            .findFirst()
            .or(() -> texts.stream().findFirst());
    return first.isPresent() ? new PartContent(begin::read, 0, first.get()).text(MOST_TEXT) : "";
  }

  private Answer<QuarantinedMessage> change(
      Caller caller,
      Account account,
      QuarantineRows.Kept seen,
      String action,
      QuarantineStore.Change change)
      throws SQLException {
    QuarantinedMessage shown = shown(caller, account, seen);
    AuditEntry record =
        audit.entry(
            caller,
            action,
            AuditSubject.of(account.domain(), account.address()),
            Optional.of(seen.trace() + " from " + seen.from()),
            Optional.empty());
    return held.change(seen, account.id(), record, change)
        ? new Answer.Done<>(shown)
        : Answer.failed(new Failure.NotFound("message " + seen.trace() + " in the quarantine"));
  }

  @Override
  public Answer<QuarantinedMessage> release(Caller caller, String address, String id) {
    return single(caller, address, id, (account, kept) -> released(caller, account, kept));
  }

  private Answer<QuarantinedMessage> released(
      Caller caller, Account account, QuarantineRows.Kept kept) throws SQLException {
    return isReleasable(caller, account, kept)
        ? change(caller, account, kept, "quarantine.release", QuarantineRows::release)
        : Answer.failed(
            new Failure.NotAllowed(
                "certain",
                "Only administrators can release this message. It was quarantined for: "
                    + kept.reason()));
  }

  @Override
  public Answer<QuarantinedMessage> allow(Caller caller, String address, String id) {
    return single(
        caller,
        address,
        id,
        (account, kept) -> {
          Answer<QuarantinedMessage> chosen = choose(caller, account, kept, SenderChoice.ALLOW);
          return chosen instanceof Answer.Done<QuarantinedMessage>
                  && isReleasable(caller, account, kept)
              ? released(caller, account, kept)
              : chosen;
        });
  }

  @Override
  public Answer<QuarantinedMessage> block(Caller caller, String address, String id) {
    return single(
        caller, address, id, (account, kept) -> choose(caller, account, kept, SenderChoice.BLOCK));
  }

  private Answer<QuarantinedMessage> choose(
      Caller caller, Account account, QuarantineRows.Kept kept, SenderChoice choice) {
    QuarantinedMessage shown = shown(caller, account, kept);
    return senders
        .choose(
            Optional.of(caller),
            new SenderChoices.Owner(account.id(), account.domain(), account.address()),
            shown.sender(),
            choice)
        .map(_ -> shown);
  }

  @Override
  public Answer<Integer> sendList(Caller caller, String address) {
    return answer(
        caller,
        address,
        account ->
            new Answer.Done<>(lists.send(account.id(), account.domain(), account.address(), true)));
  }

  @Override
  public Answer<QuarantinedMessage> delete(Caller caller, String address, String id) {
    return single(
        caller,
        address,
        id,
        (account, kept) ->
            change(caller, account, kept, "quarantine.delete", QuarantineRows::remove));
  }
}
