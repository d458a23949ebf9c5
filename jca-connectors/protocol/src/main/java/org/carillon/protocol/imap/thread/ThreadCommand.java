package org.carillon.protocol.imap.thread;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.protocol.imap.fetch.Section;
import org.carillon.protocol.imap.fetch.StoredMessage;
import org.carillon.protocol.imap.search.MessagePages;
import org.carillon.protocol.imap.search.SearchCharset;
import org.carillon.protocol.imap.search.SearchRequest;
import org.carillon.protocol.imap.search.SearchingCommand;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.ResultOptions;

/** THREAD and UID THREAD (RFC 5256 §3). */
public final class ThreadCommand extends SearchingCommand {
  private final boolean byUid;

  public ThreadCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  protected Reply search(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ThreadAlgorithm algorithm = arguments.word(ThreadAlgorithm.class, "Unknown algorithm");
    arguments.expect(' ');
    if (!SearchCharset.isKnown(session, arguments)) {
      return SearchCharset.unknown();
    }
    arguments.expect(' ');
    SearchRequest request = SearchRequest.read(session, arguments, ResultOptions.NONE);
    return switch (messages(session, request, algorithm)) {
      case Answer.Done(List<ThreadedMessage> messages) -> {
        messages.sort(ThreadedMessage.BY_DATE);
        write(session, messages, algorithm.threads(messages));
        yield Reply.ok("Threaded");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  @Override
  public boolean letsNumbersChange() {
    return byUid;
  }

  private void write(ImapSession session, List<ThreadedMessage> messages, ThreadForest threads)
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

  private static Answer<List<ThreadedMessage>> messages(
      ImapSession session, SearchRequest request, ThreadAlgorithm algorithm) throws IOException {
    return switch (request.search()) {
      case Answer.Done(int[] found) -> {
        MessagePages pages = new MessagePages(session, session.selected());
        List<ThreadedMessage> messages = new ArrayList<>(found.length);
        Answer<Void> read =
            pages.summaries(
                found, (index, facts) -> messages.add(ThreadedMessage.of(index, facts, algorithm)));
        if (read instanceof Answer.Done<Void>) {
          read = complete(request, pages, messages);
        }
        yield switch (read) {
          case Answer.Done(_) -> new Answer.Done<>(messages);
          case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
        };
      }
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }

  /**
   * Asks the headers of messages of which only they tell the references. One whose header is
   * damaged refers to none.
   */
  private static Answer<Void> complete(
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
    Answer<Void> read =
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

  private static Answer<Void> header(
      StoredMessage message,
      Contents contents,
      int index,
      Map<Integer, References> found,
      BitSet damaged) {
    return switch (contents.open(message.data().uid())) {
      case Answer.Done(Optional<Content> there) -> {
        if (there.isEmpty()) {
          yield new Answer.Done<>(null);
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
        yield new Answer.Done<>(null);
      }
      case Answer.Failed(Failure.Damaged _) -> {
        damaged.set(index);
        yield new Answer.Done<>(null);
      }
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }
}
