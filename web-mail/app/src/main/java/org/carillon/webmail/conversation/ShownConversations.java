package org.carillon.webmail.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.web.Answers;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.action.MessageActions;
import org.carillon.webmail.action.MessageSubject;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.list.Rows;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.read.ShownMessages;

/** Opens conversations: unread, last and requested messages unfolded, the others as lines. */
@RequestScoped
public class ShownConversations {

  /** The most messages that are unfolded at once; the newest ones are. */
  private static final int MOST_UNFOLDED = 10;

  @Inject private MailAccess mail;
  @Inject private ConversationAccess conversations;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Folders folders;
  @Inject private Rows rows;
  @Inject private ShownMessages messages;
  @Inject private MessageActions doing;

  /**
   * Returns the conversation of an open message; empty if it has only one message.
   *
   * @param opened the message
   * @param listQuery the part of an address that leads to the list
   */
  public Optional<ShownConversation> of(MessageSubject.Opened opened, String listQuery) {
    Folder here = opened.folder();
    long uid = opened.message().uid();
    List<PlacedMessage> all =
        answers.take(conversations.read(visitor.caller(), here.id(), uid)).orElse(List.of());
    Map<PlacedMessage, Row> known = rows(all);
    List<PlacedMessage> shown = all.stream().filter(known::containsKey).toList();
    if (shown.size() < 2) {
      return Optional.empty();
    }
    Set<PlacedMessage> unfolded = unfolded(shown, known, here, uid);
    markRead(here, unfolded, known);
    List<ConversationMessage> stacked = new ArrayList<>();
    for (PlacedMessage each : shown) {
      stacked.add(stacked(each, known.get(each), opened, listQuery, unfolded.contains(each)));
    }
    return Optional.of(ShownConversation.of(stacked));
  }

  private Map<Long, Folder> readable() {
    return folders.getReadable().stream()
        .collect(Collectors.toMap(Folder::id, Function.identity(), (one, other) -> one));
  }

  private Map<PlacedMessage, Row> rows(List<PlacedMessage> all) {
    Map<Long, Folder> readable = readable();
    Map<PlacedMessage, Row> found = new HashMap<>();
    all.stream()
        .collect(Collectors.groupingBy(PlacedMessage::mailbox))
        .forEach(
            (mailbox, there) ->
                Optional.ofNullable(readable.get(mailbox))
                    .filter(folder -> !folder.isDrafts())
                    .ifPresent(
                        folder ->
                            rows(folder, there)
                                .forEach(
                                    row -> found.put(new PlacedMessage(mailbox, row.uid()), row))));
    return found;
  }

  private List<Row> rows(Folder folder, List<PlacedMessage> there) {
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .map(
            view ->
                rows.of(
                    folder,
                    view,
                    there.stream()
                        .mapToLong(PlacedMessage::uid)
                        .sorted()
                        .mapToInt(view::indexOf)
                        .filter(index -> index >= 0)
                        .toArray()))
        .orElse(List.of());
  }

  private Set<PlacedMessage> unfolded(
      List<PlacedMessage> all, Map<PlacedMessage, Row> known, Folder here, long uid) {
    Set<PlacedMessage> unfolded = new HashSet<>();
    unfolded.add(new PlacedMessage(here.id(), uid));
    unfolded.add(all.getLast());
    String wanted = parameters.text("o");
    for (PlacedMessage each : all.reversed()) {
      boolean isWanted = wanted.equals(readable().get(each.mailbox()).key() + "-" + each.uid());
      boolean isNew = each.mailbox() == here.id() && known.get(each).isUnread();
      if (isWanted || isNew && unfolded.size() < MOST_UNFOLDED) {
        unfolded.add(each);
      }
    }
    return unfolded;
  }

  private void markRead(Folder here, Set<PlacedMessage> unfolded, Map<PlacedMessage, Row> known) {
    UidSet unread =
        UidSet.sorted(
            unfolded.stream()
                .filter(each -> each.mailbox() == here.id() && known.get(each).isUnread())
                .mapToLong(PlacedMessage::uid)
                .sorted()
                .toArray());
    if (here.isMarkable() && !unread.isEmpty()) {
      doing.stored(here, unread, FlagChange.ADD, Flag.SEEN);
    }
  }

  private ConversationMessage stacked(
      PlacedMessage place,
      Row row,
      MessageSubject.Opened opened,
      String listQuery,
      boolean isUnfolded) {
    Folder folder = readable().get(place.mailbox());
    boolean elsewhere = folder.id() != opened.folder().id();
    String at =
        listQuery + "&m=" + opened.message().uid() + "&o=" + folder.key() + "-" + place.uid();
    if (!isUnfolded) {
      return new ConversationMessage(folder, elsewhere, row, null, null, at);
    }
    boolean isOpened = !elsewhere && place.uid() == opened.message().uid();
    Optional<MessageSubject.Opened> subject =
        isOpened
            ? Optional.of(opened)
            : answers
                .take(mail.messages(visitor.caller(), folder.id(), UidSet.of(place.uid())))
                .flatMap(found -> found.stream().findFirst())
                .map(
                    data ->
                        new MessageSubject.Opened(
                            folder,
                            messages.read(folder, data),
                            elsewhere ? "f=" + folder.key() : listQuery,
                            opened.back(),
                            opened.withPictures()));
    return new ConversationMessage(
        folder,
        elsewhere,
        row,
        subject.map(MessageSubject.Opened::message).orElse(null),
        subject.orElse(null),
        at);
  }
}
