package org.carillon.webmail.find;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Outline;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;
import org.carillon.web.Answers;
import org.carillon.web.ShortenedText;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Searches tasks and notes by the messages that store them; omits unreadable ones. */
@RequestScoped
class ObjectFinder {
  @Inject private MailAccess mail;
  @Inject private GroupwareObjects objects;
  @Inject private ItemSearch items;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<CollectionEntry> collections;

  /** A result and the time it was saved, by which alone results are ordered. */
  private record Kept(FoundThing thing, Instant saved) {}

  /** Returns the results in all collections of a kind, the latest saved first. */
  List<FoundThing> find(CollectionKind kind, Query query, String page, int most) {
    if (collections == null) {
      collections = answers.take(objects.collections(visitor.caller())).orElse(List.of());
    }
    List<Kept> found = new ArrayList<>();
    for (CollectionEntry one : collections) {
      if (one.kind() == kind && one.items() > 0) {
        found.addAll(in(one, query, page, most));
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(Kept::saved).reversed())
        .limit(most)
        .map(Kept::thing)
        .toList();
  }

  private List<Kept> in(CollectionEntry one, Query query, String page, int most) {
    Answer<List<Kept>> found =
        mail.view(visitor.caller(), one.id())
            .then(
                view ->
                    mail.page(
                            visitor.caller(), view, query, ListOrder.NEWEST, PageStart.FIRST, most)
                        .then(some -> things(one, uids(view, some), page)));
    return found instanceof Answer.Done<List<Kept>>(List<Kept> there) ? there : List.of();
  }

  private static List<Long> uids(MailboxView view, FoundPage some) {
    return Arrays.stream(some.messages()).mapToObj(view::uid).toList();
  }

  private Answer<List<Kept>> things(CollectionEntry one, List<Long> uids, String page) {
    if (uids.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    UidSet set = UidSet.sorted(uids.stream().mapToLong(Long::longValue).sorted().toArray());
    Map<Long, String> titles = new HashMap<>();
    Map<Long, String> words = new HashMap<>();
    return mail.eachMessage(
            visitor.caller(),
            one.id(),
            set,
            message -> {
              titles.put(message.uid(), title(message));
              return Answer.done();
            })
        .then(_ -> mail.previews(visitor.caller(), one.id(), set, false))
        .then(
            previews -> {
              for (Preview preview : previews) {
                preview.words().ifPresent(said -> words.put(preview.uid(), said));
              }
              return items.ofUids(visitor.caller(), one.id(), uids);
            })
        .map(
            there ->
                there.stream()
                    .filter(item -> item.key().isPresent() && titles.containsKey(item.uid()))
                    .map(item -> new Kept(thing(one, item, page, titles, words), item.saved()))
                    .toList());
  }

  private static String title(MessageData message) {
    return Outline.decode(message.outline())
        .envelope()
        .subject()
        .map(DecodedText::of)
        .orElse("")
        .strip();
  }

  private static FoundThing thing(
      CollectionEntry one,
      ItemEntry item,
      String page,
      Map<Long, String> titles,
      Map<Long, String> words) {
    String key = item.key().orElseThrow().value();
    return new FoundThing(
        page + "?c=" + one.id() + "&k=" + Redirect.encoded(key),
        ShortenedText.of(titles.get(item.uid())),
        ShortenedText.of(beside(titles.get(item.uid()), words.getOrDefault(item.uid(), ""))),
        // The line has its own times; the time of saving would be mistaken for one of them.
        null);
  }

  /** Returns the text without the title, with which it begins and which is shown before it. */
  private static String beside(String title, String words) {
    return words.startsWith(title) ? words.substring(title.length()).strip() : words;
  }
}
