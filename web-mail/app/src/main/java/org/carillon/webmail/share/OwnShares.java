package org.carillon.webmail.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.calendar.CalendarSubscription;
import org.carillon.calendar.CalendarSubscriptions;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.share.CollectionShare;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.RightsInWords;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Everything of the reader's that can be shared, and its grants. */
@RequestScoped
public class OwnShares {
  private static final Set<CollectionKind> PUBLISHED =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.CONTACTS);

  @Inject private MailAccess mail;
  @Inject private Collections collections;
  @Inject private CollectionShares shares;
  @Inject private CalendarLinks links;
  @Inject private CalendarSubscriptions subscriptions;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private RightsInWords words;

  /** All items, folders first; empty on a failure, which is shown. */
  List<SharedCollection> all() {
    Caller caller = visitor.caller();
    Optional<Set<Long>> shared = answers.take(shares.shared(caller, caller.name()));
    List<SharedCollection> all = new ArrayList<>();
    for (Folder folder : folders.getShareable()) {
      if (folder.id() != 0 && !folder.isShared() && !folder.alias()) {
        boolean isShared = shared.filter(ids -> ids.contains(folder.id())).isPresent();
        all.add(folder(caller, folder, isShared));
      }
    }
    Set<Long> neverFetched = neverFetched(caller);
    for (CollectionEntry entry : answers.take(collections.list(caller)).orElse(List.of())) {
      if (!entry.name().isOthers()
          && !neverFetched.contains(entry.id())
          && entry.kind() != CollectionKind.MAIL
          && entry.kind() != CollectionKind.CHAT) {
        boolean isShared = shared.filter(ids -> ids.contains(entry.id())).isPresent();
        all.add(collection(caller, entry, isShared));
      }
    }
    return all;
  }

  /** Subscribed calendars that were never fetched: they have nothing to share. */
  private Set<Long> neverFetched(Caller caller) {
    return answers.take(subscriptions.list(caller)).orElse(List.of()).stream()
        .filter(one -> one.fetch().fetched().isEmpty())
        .map(CalendarSubscription::collection)
        .collect(Collectors.toSet());
  }

  private SharedCollection folder(Caller caller, Folder folder, boolean isShared) {
    List<SharedCollection.Grant> grants = new ArrayList<>();
    if (isShared) {
      for (AccessEntry entry :
          answers.take(mail.accessList(caller, folder.name())).orElse(List.of())) {
        if (!entry.identifier().negative() && !entry.identifier().name().equals(caller.name())) {
          grants.add(
              new SharedCollection.Grant(
                  entry.identifier().toString(),
                  person(entry.identifier()),
                  ShareLevelKeys.ofFolder(entry.rights()),
                  words.of(entry.rights()),
                  entry.rights().letters(),
                  false));
        }
      }
    }
    return new SharedCollection(
        folder.id(),
        CollectionKind.MAIL,
        folder.name(),
        folders.placeOf(folder),
        grants,
        List.of(),
        "");
  }

  private SharedCollection collection(Caller caller, CollectionEntry entry, boolean isShared) {
    List<SharedCollection.Grant> grants = new ArrayList<>();
    if (isShared) {
      for (CollectionShare share :
          answers.take(shares.shares(caller, caller.name(), entry.id())).orElse(List.of())) {
        String level = share.level().map(ShareLevelKeys::key).orElse("");
        grants.add(
            new SharedCollection.Grant(
                share.with().toString(),
                person(share.with()),
                level,
                level.isEmpty() ? words.of(share.rights()) : texts.of("shares.level." + level),
                share.rights().letters(),
                share
                    .invitation()
                    .filter(one -> one.state() == ShareInvitation.State.PENDING)
                    .isPresent()));
      }
    }
    return new SharedCollection(
        entry.id(),
        entry.kind(),
        entry.name(),
        label(entry),
        grants,
        links(caller, entry),
        published(caller, entry));
  }

  private List<CalendarLink> links(Caller caller, CollectionEntry entry) {
    return PUBLISHED.contains(entry.kind())
            && links.list(caller, entry.id()) instanceof Answer.Done<List<CalendarLink>>(var found)
        ? found
        : List.of();
  }

  private String published(Caller caller, CollectionEntry entry) {
    return PUBLISHED.contains(entry.kind())
            && links.shown(caller, entry.id(), "")
                instanceof Answer.Done<CalendarLinks.Choice>(CalendarLinks.Choice choice)
            && choice.part() != PublishedPart.NOTHING
        ? choice.part().name().toLowerCase(Locale.ROOT)
        : "";
  }

  /** The display name of a collection: its own name and its kind. */
  String label(CollectionEntry entry) {
    MailboxName name = entry.name().isOthers() ? entry.name().own() : entry.name();
    String last = name.path().substring(name.path().lastIndexOf(MailboxName.DELIMITER) + 1);
    return texts.of("shares.named", last, texts.of(SharedCollection.word(entry.kind())));
  }

  private String person(Identifier with) {
    if (with.isAnyone()) {
      return texts.of("sharing.anyone");
    }
    if (with.isAuthenticated()) {
      return texts.of("shares.everybody-here");
    }
    if (with.isAnonymous()) {
      return texts.of("shares.strangers");
    }
    return with.group().orElse(with.name());
  }
}
