package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.MailboxFilter;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;
import org.carillon.protocol.imap.syntax.ResultOptions.Return;

/** ESEARCH: a search of several mailboxes (RFC 7377). */
public final class EsearchCommand extends SearchingCommand {
  private static final List<MailboxFilter> SELECTED = List.of(new MailboxFilter.Selected(false));

  @Override
  protected Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    List<MailboxFilter> source = arguments.takeWord("IN") ? source(arguments) : SELECTED;
    ResultOptions options = ResultOptions.read(arguments).inExtendedForm();
    return saving(session, options, () -> search(session, arguments, source, options));
  }

  private static Reply search(
      ImapSession session, Arguments arguments, List<MailboxFilter> source, ResultOptions options)
      throws BadCommand, IOException {
    if (!SearchCharset.isAccepted(session, arguments)) {
      return SearchCharset.unknown();
    }
    SearchKeyReader reader = new SearchKeyReader(arguments, session);
    SearchCriterion criterion = reader.all();
    check(session, source, options, reader);
    return switch (names(session, source)) {
      case Answer.Done(List<MailboxName> names) ->
          search(session, names, options, reader, criterion);
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  private static List<MailboxFilter> source(Arguments arguments) throws BadCommand, IOException {
    List<MailboxFilter> filters = new ArrayList<>();
    arguments.expect(' ');
    arguments.expect('(');
    do {
      if (filters.size() == MailboxFilter.MOST_NAMES) {
        throw new BadCommand("Too many mailboxes");
      }
      filters.add(MailboxFilter.read(arguments));
    } while (arguments.take(' '));
    arguments.expect(')');
    arguments.expect(' ');
    return filters;
  }

  /** Checks for options and keys that need the selected mailbox (RFC 7377 §2.2, RFC 5267 §4.3). */
  private static void check(
      ImapSession session,
      List<MailboxFilter> source,
      ResultOptions options,
      SearchKeyReader reader)
      throws BadCommand {
    boolean selected = source.contains(SELECTED.getFirst());
    if (source.contains(new MailboxFilter.Selected(true))) {
      throw new BadCommand("SELECTED-DELAYED is not allowed in a search");
    }
    if (selected && session.selection().isEmpty()) {
      throw new BadCommand("No mailbox is selected");
    }
    boolean others = !source.equals(SELECTED);
    if (others && (options.asks(Return.SAVE) || reader.hadNumbers())) {
      throw new BadCommand("SAVE and message numbers are allowed for the selected mailbox only");
    }
    if (options.asks(Return.UPDATE) && !selected) {
      throw new BadCommand("UPDATE is allowed for the selected mailbox only");
    }
    if (options.asks(Return.UPDATE) && session.selected().contexts().has(session.tag())) {
      throw new BadCommand("Tag is already in use");
    }
  }

  /** Returns the mailboxes to search, each once. */
  private static Answer<List<MailboxName>> names(ImapSession session, List<MailboxFilter> source) {
    if (source.equals(SELECTED)) {
      return new Answer.Done<>(List.of(session.selected().name()));
    }
    return session
        .access()
        .list(session.caller())
        .map(
            entries -> {
              Set<MailboxName> subscriptions =
                  entries.stream()
                      .filter(MailboxEntry::subscribed)
                      .map(MailboxEntry::name)
                      .collect(Collectors.toSet());
              return entries.stream()
                  .filter(MailboxEntry::selectable)
                  .map(MailboxEntry::name)
                  .filter(name -> isMeant(session, source, name, subscriptions))
                  .toList();
            });
  }

  private static boolean isMeant(
      ImapSession session,
      List<MailboxFilter> source,
      MailboxName name,
      Set<MailboxName> subscriptions) {
    boolean isSelected = session.selection().map(Selected::name).filter(name::equals).isPresent();
    return source.stream()
        .anyMatch(
            filter ->
                filter instanceof MailboxFilter.Selected
                    ? isSelected
                    : filter.matches(name, subscriptions));
  }

  private static Reply search(
      ImapSession session,
      List<MailboxName> names,
      ResultOptions options,
      SearchKeyReader reader,
      SearchCriterion criterion)
      throws BadCommand, IOException {
    for (MailboxName name : names) {
      Optional<Failure> failure =
          switch (open(session, name)) {
            case Answer.Done(Selected mailbox) ->
                new SearchRequest(session, mailbox, options, reader, criterion).answerNamed();
            // A mailbox that was deleted or may not be read is not searched.
            case Answer.Failed(Failure.NotFound _) -> Optional.empty();
            case Answer.Failed(Failure.NotAllowed _) -> Optional.empty();
            case Answer.Failed(var hindrance) -> Optional.of(hindrance);
          };
      if (failure.isPresent()) {
        return ErrorReplies.reply(failure.get());
      }
    }
    return Reply.ok("Searched");
  }

  private static Answer<Selected> open(ImapSession session, MailboxName name) {
    Optional<Selected> selected = session.selection().filter(now -> now.name().equals(name));
    if (selected.isPresent()) {
      return new Answer.Done<>(selected.get());
    }
    return session
        .access()
        .open(session.caller(), name, true)
        .map(opened -> new Selected(name, opened, session.enabled()));
  }
}
