package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.account.signin.FailedSignIns;
import org.carillon.account.signin.SignInAttempt;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.internal.published.CalendarOwners.Owned;
import org.carillon.calendar.internal.published.CalendarOwners.Owner;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.collection.EntityTag;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.published.FileWish;
import org.carillon.contract.published.ImportMode;
import org.carillon.contract.published.ImportedCalendar;
import org.carillon.contract.published.PublishedCalendars;
import org.carillon.contract.published.PublishedFile;
import org.carillon.contract.published.ShownPart;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Calendars as files, read by whoever may. */
@ApplicationScoped
public class StoredPublications implements PublishedCalendars {
  private static final Logger LOG = Logger.getLogger(StoredPublications.class);
  private static final Duration USE_GRAIN = Duration.ofHours(1);
  private static final int TAG_OCTETS = 16;
  private static final byte[] NO_KEY = {0};

  /** What changed within the last seconds is not told by time: seconds are its grain. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  @Inject CalendarOwners owners;
  @Inject Collections collections;
  @Inject ObjectViews views;
  @Inject GroupwareObjects objects;
  @Inject CalendarObjects kind;
  @Inject CalendarImport imports;
  @Inject Settings settings;
  @Inject FailedSignIns failedSignIns;
  @Inject SqlTransactions transactions;

  private PublicationRows rows() {
    return new PublicationRows(transactions);
  }

  private static Failure none() {
    return new Failure.NotFound("calendar");
  }

  private Answer<Optional<Owned>> owned(Optional<Caller> caller, String owner, String name) {
    return owners
        .owner(owner)
        .then(
            found ->
                found.isEmpty()
                    ? new Answer.Done<>(Optional.empty())
                    : owners.owned(found.get(), name, isSelf(caller, found.get())));
  }

  private static boolean isSelf(Optional<Caller> caller, Owner owner) {
    return caller.filter(who -> who.account() == owner.account().account()).isPresent();
  }

  @Override
  public Answer<PublishedFile> open(
      Optional<Caller> caller, String owner, String name, FileWish wish) {
    return owned(caller, owner, name).then(there -> open(caller, there, wish));
  }

  private Answer<PublishedFile> open(
      Optional<Caller> caller, Optional<Owned> there, FileWish wish) {
    if (caller.isPresent() && there.isPresent()) {
      Answer<PublishedFile> own = open(caller.get(), there.get().entry().id(), wish);
      if (own instanceof Answer.Done<PublishedFile>
          || own.asFailure().filter(Failure.TryLater.class::isInstance).isPresent()) {
        return own;
      }
    }
    try {
      // Asked for who is not there, too: it takes as long.
      Optional<PublicationRows.Shown> shown =
          rows().shown(there.map(known -> known.entry().id()).orElse(0L));
      if (shown.isEmpty() || there.isEmpty()) {
        return Answer.failed(none());
      }
      ShownPart part = least(shown.get().part(), there.get().owner());
      return part == ShownPart.NOTHING
          ? Answer.failed(none())
          : file(there.get(), part, shown.get().seed(), wish, shown.get().changed(), true);
    } catch (SQLException away) {
      return away(away);
    }
  }

  private static <T> Answer<T> away(SQLException away) {
    LOG.debugf("A calendar can't be published: %s", away.getMessage());
    return Answer.failed(CalendarOwners.away());
  }

  /** What is chosen, cut down to what may be. */
  private ShownPart least(ShownPart part, Owner owner) {
    ShownPart most =
        settings.value(
            PublishedSettings.MOST_SHOWN,
            Scope.account(owner.account().domain(), owner.account().account()));
    return part.compareTo(most) <= 0 ? part : most;
  }

  @Override
  public Answer<PublishedFile> open(String secret, InetAddress from, FileWish wish) {
    byte[] hash = LinkSecret.hash(secret);
    // Each wrong secret is another name: it is the network that is barred, and no calendar.
    String name = "calendar-link-" + HexFormat.of().formatHex(hash, 0, 8);
    return switch (failedSignIns.begin(name, from, ClientNetwork.isThisMachine(from))) {
      case FailedSignIns.Nobody() -> Answer.failed(none());
      case FailedSignIns.Barred _ ->
          Answer.failed(new Failure.TryLater("Too many tries failed from your network."));
      case FailedSignIns.Begun(SignInAttempt attempt) -> open(hash, attempt, wish);
    };
  }

  private Answer<PublishedFile> open(byte[] hash, SignInAttempt attempt, FileWish wish) {
    try {
      Optional<PublicationRows.Found> found =
          rows().find(hash).filter(link -> MessageDigest.isEqual(link.hash(), hash));
      if (found.isEmpty()) {
        attempt.wrong();
        return Answer.failed(none());
      }
      PublicationRows.Found link = found.get();
      Instant since = Instant.now().minus(USE_GRAIN);
      if (link.used().filter(used -> used.isAfter(since)).isEmpty()) {
        rows().used(link.id(), since);
      }
      return owners
          .owner(link.account())
          .then(
              owner ->
                  owner.isEmpty()
                      ? new Answer.Done<Optional<Owned>>(Optional.empty())
                      : owners.owned(owner.get(), link.mailbox()))
          .then(there -> linked(there, link, wish));
    } catch (SQLException away) {
      return away(away);
    }
  }

  private Answer<PublishedFile> linked(
      Optional<Owned> there, PublicationRows.Found link, FileWish wish) {
    ShownPart part =
        there.map(known -> least(link.part(), known.owner())).orElse(ShownPart.NOTHING);
    return part == ShownPart.NOTHING
        ? Answer.failed(none())
        : file(there.orElseThrow(), part, link.hash(), wish, Instant.EPOCH, false);
  }

  @Override
  public Answer<CollectionEntry> find(Caller caller, String owner, String name) {
    return owned(Optional.of(caller), owner, name)
        .then(
            there ->
                there.isEmpty()
                    ? Answer.failed(none())
                    : collections.collection(caller, there.get().entry().id()))
        .retold(failure -> failure instanceof Failure.TryLater ? failure : none());
  }

  @Override
  public Answer<PublishedFile> open(Caller caller, long collection, FileWish wish) {
    return views
        .of(caller, collection, kind)
        .then(
            view -> {
              boolean all = view.collection().rights().has(Right.ADMINISTER);
              ShownObjects shown = new ShownObjects(kind, ShownPart.WHOLE, "", NO_KEY);
              return file(view, caller, shown, wish, all ? "all" : "read", Instant.EPOCH, false);
            });
  }

  private Answer<PublishedFile> file(
      Owned there,
      ShownPart part,
      byte[] key,
      FileWish wish,
      Instant changed,
      boolean isForAnybody) {
    Owner owner = there.owner();
    ShownObjects shown = new ShownObjects(kind, part, owner.account().address(), key);
    return views
        .of(owner.self(), there.entry().id(), kind)
        .then(
            view ->
                file(
                    view,
                    owner.self(),
                    shown,
                    wish,
                    part + HexFormat.of().formatHex(key),
                    changed,
                    isForAnybody));
  }

  private Answer<PublishedFile> file(
      ObjectView<CalendarSummary> view,
      Caller reader,
      ShownObjects shown,
      FileWish wish,
      String how,
      Instant changed,
      boolean isForAnybody) {
    String said =
        String.join(
            "\n",
            view.state().token(),
            String.valueOf(view.collection().id()),
            view.collection().name().own().path(),
            String.valueOf(CalendarSummary.VERSION),
            wish.form().name(),
            wish.span().map(span -> span.from() + "/" + span.to()).orElse(""),
            how);
    try {
      Instant settled = Instant.now().minus(SETTLED);
      Optional<Instant> modified =
          rows()
              .changed(view.collection().id())
              .map(at -> at.isAfter(changed) ? at : changed)
              .filter(at -> at.isBefore(settled));
      return new Answer.Done<>(
          new StoredFile(view, objects, reader, shown, wish, tag(said), modified, isForAnybody));
    } catch (SQLException away) {
      return away(away);
    }
  }

  private static EntityTag tag(String said) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(HexFormat.of().formatHex(digest, 0, TAG_OCTETS));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }

  @Override
  public Answer<ImportedCalendar> importFile(
      Caller caller, long collection, ImportMode mode, byte[] octets) {
    return imports.put(caller, collection, mode, octets);
  }

  @Override
  public long mostOctets() {
    return settings.value(PublishedSettings.IMPORT_OCTETS);
  }
}
