package org.carillon.transport.internal.receipt;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.format.mime.header.Header;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.WritingSettings;
import org.carillon.transport.internal.identity.WritableAddresses;
import org.carillon.transport.writing.ReceiptRequest;
import org.carillon.transport.writing.ReceiptRequest.State;
import org.carillon.transport.writing.Receipts;
import org.jboss.logging.Logger;

/** Answers requests for receipts once: the keyword is set before, and removed on failure. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReceiptOperations implements Receipts {
  private static final Logger LOG = Logger.getLogger(ReceiptOperations.class);

  private final MailAccess mail;
  private final GeneratedMail own;
  private final KnownContacts people;
  private final WritableAddresses writable;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ReceiptOperations(
      MailAccess mail,
      GeneratedMail own,
      KnownContacts people,
      WritableAddresses writable,
      Addresses addresses,
      Settings settings) {
    this.mail = mail;
    this.own = own;
    this.people = people;
    this.writable = writable;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Answer<ReceiptRequest> opened(Caller caller, long mailbox, long uid) {
    return asked(caller, mailbox, uid)
        .then(
            asked -> {
              WritingSettings.Receipt setting = setting(caller);
              if (asked.isEmpty() || setting == WritingSettings.Receipt.NEVER) {
                return new Answer.Done<>(ReceiptRequest.NONE);
              }
              boolean isAutomatic =
                  setting == WritingSettings.Receipt.KNOWN && isTrusted(caller, asked.get());
              return isAutomatic
                  ? send(caller, mailbox, uid, asked.get(), true)
                      .map(request -> new ReceiptRequest(State.SENT, request.to(), false))
                  : new Answer.Done<>(request(asked.get()));
            });
  }

  @Override
  public Answer<ReceiptRequest> answer(Caller caller, long mailbox, long uid, boolean isSent) {
    return asked(caller, mailbox, uid)
        .then(
            asked -> {
              if (asked.isEmpty()) {
                return Answer.failed(new Failure.NotFound("request for a receipt"));
              }
              return isSent
                  ? send(caller, mailbox, uid, asked.get(), false)
                  : mark(caller, mailbox, uid, FlagChange.ADD).map(_ -> request(asked.get()));
            });
  }

  private static ReceiptRequest request(AskedReceipt asked) {
    return new ReceiptRequest(State.ASK, String.join(", ", asked.to()), !asked.isToReturnPath());
  }

  private WritingSettings.Receipt setting(Caller caller) {
    Scope scope =
        addresses
            .account(caller.account())
            .map(local -> Scope.account(local.domain(), local.account()))
            .orElseGet(Scope::server);
    return settings.value(WritingSettings.RECEIPT, scope);
  }

  /** Returns whether an automatic receipt may be sent: to a known person and the Return-Path. */
  private boolean isTrusted(Caller caller, AskedReceipt asked) {
    if (!asked.isToReturnPath() || asked.addressed().isEmpty()) {
      return false;
    }
    String to = asked.to().getFirst();
    try {
      return isColleague(caller, to) || people.knows(caller.account(), to);
    } catch (IOException away) {
      LOG.debugf(away, "The contacts of account %d cannot be read", caller.account());
      return false;
    }
  }

  private boolean isColleague(Caller caller, String address) {
    Optional<Resolution.Local> self = addresses.account(caller.account());
    return addresses.resolve(address) instanceof Resolution.Local local
        && self.filter(me -> me.domain() == local.domain()).isPresent();
  }

  /** Returns the unanswered request of a message; empty if there is none. */
  private Answer<Optional<AskedReceipt>> asked(Caller caller, long mailbox, long uid) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(Optional.empty());
    }
    return mail.view(caller, mailbox)
        .then(
            view ->
                isAnswered(view, uid)
                    ? new Answer.Done<>(Optional.empty())
                    : mail.content(caller, mailbox, uid).then(content -> read(caller, content)));
  }

  private Answer<Optional<AskedReceipt>> read(Caller caller, Optional<Content> found) {
    if (found.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    try (Content content = found.get()) {
      return new Answer.Done<>(
          Optional.of(
                  AskedReceipt.of(
                      Header.read(content.stream()),
                      address -> writable.isOwn(caller.account(), address)))
              .filter(AskedReceipt::isAsked));
    } catch (IOException away) {
      LOG.debugf(away, "A message can't be read");
      return Answer.failed(new Failure.TryLater("The message cannot be read at the moment."));
    }
  }

  private static boolean isAnswered(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    if (index < 0) {
      return true;
    }
    List<String> keywords = view.keywords();
    for (int i = 0; i < keywords.size(); i++) {
      if (keywords.get(i).equalsIgnoreCase(ANSWERED)) {
        return (view.flags(index) >>> (Flag.FIRST_KEYWORD_BIT + i) & 1) != 0;
      }
    }
    return false;
  }

  private Answer<FlagsStored> mark(Caller caller, long mailbox, long uid, FlagChange change) {
    return mail.store(
        caller,
        mailbox,
        UidSet.of(uid),
        change,
        new Flags(Set.of(), Set.of(ANSWERED)),
        Optional.empty());
  }

  private Answer<ReceiptRequest> send(
      Caller caller, long mailbox, long uid, AskedReceipt asked, boolean isAutomatic) {
    return mark(caller, mailbox, uid, FlagChange.ADD)
        .then(
            _ -> {
              if (isSent(caller, asked, isAutomatic)) {
                return new Answer.Done<>(request(asked));
              }
              mark(caller, mailbox, uid, FlagChange.REMOVE);
              return Answer.failed(new Failure.TryLater("The receipt can't be sent now."));
            });
  }

  private boolean isSent(Caller caller, AskedReceipt asked, boolean isAutomatic) {
    String from = asked.addressed().isEmpty() ? caller.name() : asked.addressed();
    String domain = from.substring(from.lastIndexOf('@') + 1);
    try {
      boolean isSent = false;
      for (String to : asked.to()) {
        byte[] receipt =
            new ReadReceipt(
                    UUID.randomUUID().toString(),
                    from,
                    to,
                    asked,
                    isAutomatic,
                    OffsetDateTime.now(ZoneOffset.UTC))
                .octets();
        isSent |= own.send(domain, to, receipt);
      }
      return isSent;
    } catch (IOException away) {
      LOG.warnf(away, "A read receipt could not be sent");
      return false;
    }
  }
}
