package org.carillon.mailbox.internal.share;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.mime.write.PlainTextMessage;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.store.item.CollectionKind;

/**
 * The message that tells a user what is shared.
 *
 * @param owner the address of the account that shares it
 * @param name the owner's display name; empty if it is not known
 * @param what the collection's own name
 * @param link the page that shows the collection
 * @param all the page that lists all shared collections, where they can be declined
 */
record ShareNotification(
    String owner, String name, CollectionKind kind, MailboxName what, String link, String all) {
  private static final String WORDS = "org.carillon.mailbox.internal.share.message";

  /** Returns the webmail page that shows it. */
  static String page(CollectionKind kind, long id) {
    return switch (kind) {
      case MAIL, CHAT -> "mail";
      case CALENDAR, JOURNAL -> "calendar";
      case TASKS -> "todos?l=" + id;
      case CONTACTS -> "contacts?b=" + id;
      case NOTES -> "notes";
      case FILES -> "files?c=" + id;
    };
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  byte[] octets(String to, List<Locale> languages, Instant now) {
    return new PlainTextMessage(
            domain(to), to, said(languages, "subject", " / "), said(languages, "text", "\n\n"))
        .octets(now);
  }

  private String said(List<Locale> languages, String part, String between) {
    return languages.stream()
        .map(language -> said(language, part))
        .collect(Collectors.joining(between));
  }

  private String said(Locale language, String part) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, ShareNotification.class);
    String last = what.path().substring(what.path().lastIndexOf(MailboxName.DELIMITER) + 1);
    String thing =
        said(
            words, language, what.isInbox() ? "inbox" : kind.name().toLowerCase(Locale.ROOT), last);
    return said(words, language, part, name.isEmpty() ? owner : name, owner, thing, link, all);
  }

  private static String said(
      ResourceBundle words, Locale language, String key, Object... fillings) {
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}
