package org.carillon.policy.internal.filter;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.format.mime.files.AttachedFile;
import org.carillon.format.mime.files.PartFiles;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.policy.filter.FilterAction;

/** The entries that match a message, or what is known of it so far. */
final class FilterMatches {
  private static final int MOST = 20;
  private static final int MOST_FROM = 2_000;
  private static final int MOST_AUTHORS = 5;
  private static final int MOST_NAME_TOLD = 100;

  private final List<ScopeIndex> scopes;
  private final Instant now;
  private final Work work = new Work();
  private final List<Match> matches = new ArrayList<>();

  /**
   * A matching entry.
   *
   * @param usual the reason if the entry has no text
   * @param isInText whether it is a file within the lines of a text
   * @param claim the domain that was claimed; empty if the match is not by a name
   */
  record Match(ActiveEntry entry, String usual, boolean isInText, String claim) {
    String reason() {
      return entry.reason(usual);
    }
  }

  /** The reason for which a part is removed. */
  record Removal(ActiveEntry entry, AttachedFile file) {}

  FilterMatches(List<ScopeIndex> scopes, Instant now) {
    this.scopes = scopes;
    this.now = now;
  }

  List<Match> found() {
    return matches;
  }

  /** Returns whether an entry allows the message by what is known so far. */
  boolean allow() {
    return matches.stream().anyMatch(match -> match.entry().allows());
  }

  private void add(Collection<ActiveEntry> entries, String usual) {
    add(entries, usual, false, "");
  }

  private void add(Collection<ActiveEntry> entries, String usual, boolean isInText, String claim) {
    for (ActiveEntry entry : entries) {
      if (matches.size() < MOST
          && entry.counts(now)
          && matches.stream().noneMatch(match -> match.entry() == entry)) {
        matches.add(new Match(entry, usual, isInText, claim));
      }
    }
  }

  /** Matches what is known before a message is sent. */
  void lookAt(IntakeSession session, String sender) {
    InetAddress client = session.client();
    for (ScopeIndex scope : scopes) {
      add(
          scope.client(client).stream().toList(),
          "The client " + client.getHostAddress() + " is on a list here");
      add(
          scope.helo(bounded(session.helo()), work),
          "The greeting " + bounded(session.helo()) + " is on a list here",
          false,
          bounded(session.helo()));
    }
    lookAtSender(sender);
  }

  /** Matches only a sender. */
  void lookAtSender(String address) {
    if (!address.isEmpty()) {
      String canonical =
          MailAddress.canonical(address)
              .map(MailAddress::toString)
              .orElseGet(() -> bounded(address));
      for (ScopeIndex scope : scopes) {
        add(
            scope.sender(canonical, work),
            "The sender " + canonical + " is on a list here",
            false,
            canonical.substring(canonical.lastIndexOf('@') + 1));
      }
    }
  }

  private static String bounded(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return folded.length() <= MailAddress.MOST_CHARACTERS
        ? folded
        : folded.substring(0, MailAddress.MOST_CHARACTERS);
  }

  /** Matches a header: its authors and its fields. */
  void lookAt(Header header) {
    header.all("From").stream()
        .limit(1)
        .filter(field -> field.length() <= MOST_FROM)
        .map(HeaderField::utf8)
        .flatMap(value -> AddressFields.parse(value).stream())
        .limit(MOST_AUTHORS)
        .forEach(
            author -> {
              if (author instanceof Address.Mailbox mailbox) {
                lookAtSender(mailbox.address());
              }
            });
    for (ScopeIndex scope : scopes) {
      add(scope.header(header, work), "A header line is not accepted here");
    }
  }

  boolean lookAtTexts() {
    return scopes.stream().anyMatch(ScopeIndex::looksAtTexts);
  }

  void lookAt(String text) {
    for (ScopeIndex scope : scopes) {
      if (scope.looksAtTexts()) {
        add(scope.lines(text, work), "A line of the text is not accepted here");
      }
    }
  }

  boolean lookAtFiles() {
    return scopes.stream().anyMatch(ScopeIndex::looksAtFiles);
  }

  void lookAt(PartFiles part) {
    for (AttachedFile file : part.files()) {
      for (ScopeIndex scope : scopes) {
        add(
            scope.file(file, work),
            "A file of the message is not accepted here: " + printable(file),
            part.isText(),
            "");
      }
    }
  }

  /** Returns the first entry that removes the part, with the file that it matches. */
  Optional<Removal> removal(PartFiles part) {
    return part.isText()
        ? Optional.empty()
        : part.files().stream().flatMap(this::removals).findFirst();
  }

  private Stream<Removal> removals(AttachedFile file) {
    return scopes.stream()
        .flatMap(scope -> scope.file(file, work).stream())
        .filter(entry -> entry.action() == FilterAction.STRIP && entry.counts(now))
        .map(entry -> new Removal(entry, file));
  }

  /** Returns the file's name in a form that can be sent to clients. */
  private static String printable(AttachedFile file) {
    String name = file.name().replaceAll("[^ -~]", "?");
    return name.substring(0, Math.min(name.length(), MOST_NAME_TOLD));
  }

  /** Matches a recipient against the traps of the server and of the recipient's domain. */
  void lookAtTrap(List<ScopeIndex> of, String recipient) {
    String canonical =
        MailAddress.canonical(recipient)
            .map(MailAddress::toString)
            .orElseGet(() -> bounded(recipient));
    for (ScopeIndex scope : of) {
      add(scope.trap(canonical, work), "The message is unwanted");
    }
  }
}
