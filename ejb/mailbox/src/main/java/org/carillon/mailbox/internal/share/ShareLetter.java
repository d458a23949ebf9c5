package org.carillon.mailbox.internal.share;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.mime.write.PlainLetter;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.store.item.CollectionKind;

/**
 * What somebody is told of what is shared with them.
 *
 * @param owner the address of who shares it
 * @param name what people call the owner; empty when that is not known
 * @param what its own name
 * @param link where it is seen
 * @param all where all that is shared is seen, and put away
 */
record ShareLetter(
    String owner, String name, CollectionKind kind, MailboxName what, String link, String all) {
  private static final String WORDS = "org.carillon.mailbox.internal.share.letter";

  /** The page of the webmail that shows it. */
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
    return new PlainLetter(
            domain(to), to, said(languages, "subject", " / "), said(languages, "text", "\n\n"))
        .octets(now);
  }

  private String said(List<Locale> languages, String part, String between) {
    return languages.stream()
        .map(language -> said(language, part))
        .collect(Collectors.joining(between));
  }

  private String said(Locale language, String part) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, ShareLetter.class);
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
