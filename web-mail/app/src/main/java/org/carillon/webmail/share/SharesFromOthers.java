package org.carillon.webmail.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;
import org.carillon.transport.writing.WritingDeputies;
import org.carillon.web.Answers;
import org.carillon.web.RightsInWords;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.mailbox.OwnerNames;

/** Shares of other accounts that the reader has access to. */
@RequestScoped
public class SharesFromOthers {
  @Inject private Collections collections;
  @Inject private CollectionShares shares;
  @Inject private OwnShares own;
  @Inject private WritingDeputies deputies;
  @Inject private Folders folders;
  @Inject private OwnerNames owners;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private RightsInWords words;

  /**
   * A share of another account.
   *
   * @param rights what the reader may do, in words
   * @param folder the folder's key for the mail page; empty if it is no folder
   * @param choice whether it is listed with the reader's own: {@code in}, {@code out}, {@code
   *     asked}, or empty if the reader can't choose
   */
  public record Seen(
      long id,
      String icon,
      String label,
      String owner,
      String rights,
      String folder,
      String choice) {}

  /** All shares, folders first. */
  List<Seen> all() {
    Caller caller = visitor.caller();
    List<Seen> all = new ArrayList<>();
    for (Folder folder : folders.getShared()) {
      all.add(
          new Seen(
              folder.id(),
              folder.icon(),
              folder.name().own().isInbox() ? texts.of("folder.inbox") : folder.name().own().path(),
              owners.of(folder.name().account()),
              words.of(folder.rights()),
              folder.key(),
              ""));
    }
    List<CollectionEntry> entries = answers.take(collections.list(caller)).orElse(List.of());
    if (entries.stream().anyMatch(SharesFromOthers::isOthers)) {
      addCollections(caller, entries, all);
    }
    return all;
  }

  private void addCollections(Caller caller, List<CollectionEntry> entries, List<Seen> all) {
    Set<Long> home =
        answers.take(collections.home(caller)).orElse(List.of()).stream()
            .map(CollectionEntry::id)
            .collect(Collectors.toSet());
    Set<Long> asked =
        answers.take(shares.invitations(caller, caller.name())).orElse(List.of()).stream()
            .filter(one -> one.state() == ShareInvitation.State.PENDING)
            .map(ShareInvitation::collection)
            .collect(Collectors.toSet());
    for (CollectionEntry entry : entries) {
      if (isOthers(entry)) {
        String choice = asked.contains(entry.id()) ? "asked" : "out";
        all.add(
            new Seen(
                entry.id(),
                SharedCollection.icon(entry.kind()),
                own.label(entry),
                owners.of(entry.name().account()),
                rights(entry.rights(), entry.kind()),
                "",
                home.contains(entry.id()) ? "in" : choice));
      }
    }
  }

  private static boolean isOthers(CollectionEntry entry) {
    return entry.name().isOthers()
        && entry.kind() != CollectionKind.MAIL
        && entry.kind() != CollectionKind.CHAT;
  }

  private String rights(MailboxRights rights, CollectionKind kind) {
    Optional<ShareLevel> level = ShareLevel.of(rights, kind);
    return level
        .map(one -> texts.of("shares.level." + ShareLevelKeys.key(one)))
        .orElse(words.of(rights));
  }

  /** The addresses of the users on whose behalf the reader may write. */
  List<String> principals() {
    return answers.take(deputies.principals(visitor.caller())).orElse(List.of());
  }
}
