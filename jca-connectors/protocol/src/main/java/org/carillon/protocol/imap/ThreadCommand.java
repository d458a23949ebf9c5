package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.Contents;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.format.mime.Header;
import org.carillon.format.mime.References;
import org.carillon.format.mime.SearchedText;

/** THREAD and UID THREAD (RFC 5256 §3). */
final class ThreadCommand extends SearchingCommand {
  private final boolean byUid;

  ThreadCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ThreadAlgorithm algorithm = arguments.word(ThreadAlgorithm.class, "Unknown algorithm");
    arguments.expect(' ');
    if (!SearchCharset.isKnown(session, arguments)) {
      return SearchCharset.unknown();
    }
    arguments.expect(' ');
    SearchRequest request = SearchRequest.read(session, arguments, ResultOptions.NONE);
    return switch (messages(session, request, algorithm)) {
      case MailboxAnswer.Done(List<ThreadedMessage> messages) -> {
        messages.sort(ThreadedMessage.BY_DATE);
        write(session, messages, algorithm.threads(messages));
        yield Reply.ok("Threaded");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private void write(ImapSession session, List<ThreadedMessage> messages, Forest threads)
      throws IOException {
    Selected selected = session.selected();
    Output out = session.out().text("* THREAD");
    if (!threads.roots().isEmpty()) {
      out.octet(' ');
    }
    threads.write(
        out,
        message -> {
          int index = messages.get(message).index();
          return byUid ? selected.view().uid(index) : selected.number(index);
        });
    out.crlf();
  }

  private static MailboxAnswer<List<ThreadedMessage>> messages(
      ImapSession session, SearchRequest request, ThreadAlgorithm algorithm) throws IOException {
    return switch (request.search()) {
      case MailboxAnswer.Done(int[] found) -> {
        MessagePages pages = new MessagePages(session, session.selected());
        List<ThreadedMessage> messages = new ArrayList<>(found.length);
        MailboxAnswer<Void> read =
            pages.summaries(
                found, (index, facts) -> messages.add(ThreadedMessage.of(index, facts, algorithm)));
        if (read instanceof MailboxAnswer.Done<Void>) {
          read = complete(request, pages, messages);
        }
        yield switch (read) {
          case MailboxAnswer.Done(_) -> new MailboxAnswer.Done<>(messages);
          case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
        };
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }

  /**
   * Asks the headers of messages of which only they tell the references. One whose header is
   * damaged refers to none.
   */
  private static MailboxAnswer<Void> complete(
      SearchRequest request, MessagePages pages, List<ThreadedMessage> messages)
      throws IOException {
    BitSet unknown = new BitSet();
    for (ThreadedMessage message : messages) {
      if (message.references().isEmpty()) {
        unknown.set(message.index());
      }
    }
    Map<Integer, References> found = new HashMap<>();
    BitSet damaged = new BitSet();
    MailboxAnswer<Void> read =
        pages.contents(
            unknown.stream().toArray(),
            (index, facts, data, contents) ->
                header(new StoredMessage(data), contents, index, found, damaged));
    request.tellDamaged(damaged.stream().toArray());
    messages.replaceAll(
        message ->
            message.references().isPresent()
                ? message
                : message.with(found.getOrDefault(message.index(), References.NONE)));
    return read;
  }

  private static MailboxAnswer<Void> header(
      StoredMessage message,
      Contents contents,
      int index,
      Map<Integer, References> found,
      BitSet damaged) {
    return switch (contents.open(message.data().uid())) {
      case MailboxAnswer.Done(Optional<Content> there) -> {
        if (there.isEmpty()) {
          yield new MailboxAnswer.Done<>(null);
        }
        try (Content content = there.get()) {
          StoredMessage.Range range = message.locate(new int[0], Section.Text.HEADER).orElseThrow();
          found.put(
              index,
              References.of(
                  Header.parse(
                      SearchedText.header(content::read, range.position(), range.length()))));
        } catch (IOException unreadable) {
          // Only the store was read, nothing of the client.
          damaged.set(index);
        }
        yield new MailboxAnswer.Done<>(null);
      }
      case MailboxAnswer.Hindered(Obstacle.Damaged _) -> {
        damaged.set(index);
        yield new MailboxAnswer.Done<>(null);
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }
}
