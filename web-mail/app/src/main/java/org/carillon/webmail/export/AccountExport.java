package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.contacts.ContactAccess;
import org.carillon.contract.contacts.ExportedContacts;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.published.FileWish;
import org.carillon.contract.published.PublishedCalendars;

/**
 * An account's own mail, contacts and calendars as a ZIP archive, written as it is read: folders as
 * mbox files, address books as vCards, calendars as iCalendar. Nothing is kept of it here, and what
 * is read is read with the caller's rights, as he has them then.
 */
@ApplicationScoped
class AccountExport {
  private static final int PAGE = 200;
  private static final int BUFFER = 65_536;

  /** What lies in it, as forms and addresses call it. */
  enum Part {
    MAIL,
    CONTACTS,
    CALENDARS
  }

  @Inject private MailAccess mail;
  @Inject private Collections collections;
  @Inject private ContactAccess contacts;
  @Inject private PublishedCalendars calendars;

  /**
   * Writes it.
   *
   * @throws IOException when whoever reads is gone, or the store can't be read on: the archive is
   *     not whole then, and programs say so of it
   */
  void write(Caller caller, Set<Part> parts, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
    zip.setLevel(Deflater.BEST_SPEED);
    FileNames names = new FileNames();
    if (parts.contains(Part.MAIL)) {
      for (MailboxEntry folder : value(mail.list(caller))) {
        if (folder.selectable() && !folder.name().isOthers()) {
          zip.putNextEntry(new ZipEntry(names.of("Mail", folder.name().path(), ".mbox")));
          mail(caller, folder.id(), zip);
        }
      }
    }
    for (CollectionEntry one : value(collections.home(caller))) {
      if (one.name().isOthers()) {
        continue;
      }
      if (parts.contains(Part.CONTACTS) && one.kind() == CollectionKind.CONTACTS) {
        zip.putNextEntry(new ZipEntry(names.of("Contacts", one.name().path(), ".vcf")));
        contacts(caller, one.id(), zip);
      } else if (parts.contains(Part.CALENDARS) && isCalendar(one.kind())) {
        zip.putNextEntry(new ZipEntry(names.of("Calendars", one.name().path(), ".ics")));
        value(calendars.open(caller, one.id(), FileWish.WHOLE)).writeTo(zip);
      }
    }
    zip.finish();
    zip.flush();
  }

  private static boolean isCalendar(CollectionKind kind) {
    return kind == CollectionKind.CALENDAR
        || kind == CollectionKind.TASKS
        || kind == CollectionKind.JOURNAL;
  }

  private void mail(Caller caller, long mailbox, OutputStream out) throws IOException {
    MailboxView view = value(mail.view(caller, mailbox));
    for (int from = 0; from < view.size(); from += PAGE) {
      long[] uids = new long[Math.min(PAGE, view.size() - from)];
      for (int i = 0; i < uids.length; i++) {
        uids[i] = view.uid(from + i);
      }
      UidSet some = UidSet.inOrder(uids);
      List<MessageData> known = new ArrayList<>();
      value(
          mail.eachMessage(
              caller,
              mailbox,
              some,
              message -> {
                known.add(message);
                return Answer.done();
              }));
      Contents contents = value(mail.contents(caller, mailbox, some));
      for (MessageData message : known) {
        Optional<Content> found = value(contents.open(message.uid()));
        if (found.isPresent()) {
          try (Content content = found.get();
              InputStream in = new BufferedInputStream(content.stream(), BUFFER)) {
            long flags = view.flags(view.indexOf(message.uid()));
            Mbox.write(
                in,
                message.internalDate().toInstant(),
                flags,
                keywords(view.keywords(), flags),
                out);
          }
        }
      }
    }
  }

  private static List<String> keywords(List<String> all, long flags) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isEmpty() && (flags >>> (Flag.FIRST_KEYWORD_BIT + i) & 1) != 0) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  private void contacts(Caller caller, long book, OutputStream out) throws IOException {
    OptionalLong after = OptionalLong.empty();
    do {
      ExportedContacts some = value(contacts.export(caller, book, Optional.empty(), after));
      out.write(some.octets());
      after = some.next();
    } while (after.isPresent());
  }

  private static <T> T value(Answer<T> answer) throws IOException {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw new IOException(failure.toString());
    };
  }
}
