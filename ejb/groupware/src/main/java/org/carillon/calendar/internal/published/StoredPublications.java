package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.account.secret.LinkSecret;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.internal.published.CalendarOwners.Owned;
import org.carillon.calendar.internal.published.CalendarOwners.Owner;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.calendar.published.PublishedFile;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.EntityTag;
import org.jboss.logging.Logger;

/** Opens calendars as files for everyone who may read them. */
@ApplicationScoped
public class StoredPublications implements PublishedCalendars {
  private static final Logger LOG = Logger.getLogger(StoredPublications.class);
  private static final Duration USE_GRAIN = Duration.ofHours(1);
  private static final int TAG_OCTETS = 16;
  private static final byte[] NO_KEY = {0};

  /** A change within this time has no modification time, whose resolution is seconds. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final CalendarOwners owners;
  private final Collections collections;
  private final ObjectViews views;
  private final GroupwareObjects objects;
  private final CalendarObjects kind;
  private final CalendarImport imports;
  private final Settings settings;
  private final SqlTransactions transactions;

  @Inject
  StoredPublications(
      CalendarOwners owners,
      Collections collections,
      ObjectViews views,
      GroupwareObjects objects,
      CalendarObjects kind,
      CalendarImport imports,
      Settings settings,
      SqlTransactions transactions) {
    this.owners = owners;
    this.collections = collections;
    this.views = views;
    this.objects = objects;
    this.kind = kind;
    this.imports = imports;
    this.settings = settings;
    this.transactions = transactions;
  }

  private PublicationRows rows() {
    return new PublicationRows(transactions);
  }

  private static Failure none() {
    return new Failure.NotFound("calendar");
  }

  private Answer<Optional<Owned>> owned(Caller caller, String owner, String name) {
    return owners
        .owner(owner)
        .then(
            found ->
                found.isEmpty()
                    ? new Answer.Done<>(Optional.empty())
                    : owners.owned(
                        found.get(), name, caller.account() == found.get().account().account()));
  }

  @Override
  public Answer<PublishedFile> open(
      Optional<Caller> caller, String owner, String name, CalendarFileOptions options) {
    if (caller.isPresent()) {
      Answer<PublishedFile> own =
          find(caller.get(), owner, name).then(there -> open(caller.get(), there.id(), options));
      if (own instanceof Answer.Done<PublishedFile>
          || own.asFailure().filter(Failure.TryLater.class::isInstance).isPresent()) {
        return own;
      }
    }
    return owners.owner(owner).then(there -> shown(there, name, options));
  }

  /** Opens a calendar shown to everybody. An unknown owner takes as long as a known one. */
  private Answer<PublishedFile> shown(
      Optional<Owner> owner, String name, CalendarFileOptions options) {
    String path = new MailboxName(name).path();
    try {
      List<PublicationRows.ShownCalendar> named =
          rows().shownOf(owner.map(known -> known.account().account()).orElse(0L)).stream()
              .filter(calendar -> calendar.name().equalsIgnoreCase(path))
              .toList();
      Optional<PublicationRows.ShownCalendar> found =
          named.stream()
              .filter(calendar -> calendar.name().equals(path))
              .findFirst()
              .or(() -> named.stream().findFirst().filter(_ -> named.size() == 1));
      if (owner.isEmpty() || found.isEmpty()) {
        return Answer.failed(none());
      }
      PublicationRows.Shown shown = found.get().shown();
      PublishedPart part = least(shown.part(), owner.get());
      return part == PublishedPart.NOTHING
          ? Answer.failed(none())
          : owners
              .owned(owner.get(), found.get().mailbox())
              .then(
                  there ->
                      there.isEmpty()
                          ? Answer.failed(none())
                          : file(there.get(), part, shown.seed(), options, shown.changed(), true));
    } catch (SQLException away) {
      return away(away);
    }
  }

  private static <T> Answer<T> away(SQLException away) {
    LOG.debugf("A calendar cannot be published: %s", away.getMessage());
    return Answer.failed(CalendarOwners.away());
  }

  /** Returns the chosen part, reduced to the largest part that is allowed. */
  private PublishedPart least(PublishedPart part, Owner owner) {
    PublishedPart most =
        settings.value(
            PublishedSettings.MOST_SHOWN,
            Scope.account(owner.account().domain(), owner.account().account()));
    return part.compareTo(most) <= 0 ? part : most;
  }

  /**
   * Opens the calendar of a secret address. Wrong secrets are not counted, because a revoked
   * address that many clients still fetch is no attack.
   */
  @Override
  public Answer<PublishedFile> open(String secret, CalendarFileOptions options) {
    return LinkSecret.isOne(secret)
        ? open(LinkSecret.hash(secret), options)
        : Answer.failed(none());
  }

  private Answer<PublishedFile> open(byte[] hash, CalendarFileOptions options) {
    try {
      Optional<PublicationRows.Found> found =
          rows().find(hash).filter(link -> MessageDigest.isEqual(link.hash(), hash));
      return found.isEmpty()
          ? Answer.failed(none())
          : owners
              .owner(found.get().account())
              .then(owner -> linked(owner, found.get()))
              .then(there -> linked(there, found.get(), options));
    } catch (SQLException away) {
      return away(away);
    }
  }

  private Answer<Optional<Owned>> linked(Optional<Owner> owner, PublicationRows.Found link) {
    return owner.isEmpty()
        ? new Answer.Done<>(Optional.empty())
        : owners
            .owned(owner.get(), link.mailbox())
            .then(
                there ->
                    owners
                        .governs(link.maker(), link.mailbox())
                        .map(governs -> there.filter(_ -> governs)));
  }

  private void used(PublicationRows.Found link) {
    Instant since = Instant.now().minus(USE_GRAIN);
    if (link.used().filter(used -> used.isAfter(since)).isEmpty()) {
      try {
        rows().used(link.id(), since);
      } catch (SQLException away) {
        LOG.debugf("The use of a link cannot be recorded: %s", away.getMessage());
      }
    }
  }

  private Answer<PublishedFile> linked(
      Optional<Owned> there, PublicationRows.Found link, CalendarFileOptions options) {
    PublishedPart part =
        there.map(known -> least(link.part(), known.owner())).orElse(PublishedPart.NOTHING);
    if (part == PublishedPart.NOTHING) {
      return Answer.failed(none());
    }
    used(link);
    return file(there.orElseThrow(), part, link.hash(), options, Instant.EPOCH, false);
  }

  @Override
  public Answer<CollectionEntry> find(Caller caller, String owner, String name) {
    return owned(caller, owner, name)
        .then(
            there ->
                there.isEmpty()
                    ? Answer.failed(none())
                    : collections.collection(caller, there.get().entry().id()))
        .retold(failure -> failure instanceof Failure.TryLater ? failure : none());
  }

  @Override
  public Answer<PublishedFile> open(Caller caller, long collection, CalendarFileOptions options) {
    return views
        .of(caller, collection, kind)
        .then(
            view -> {
              boolean all = view.collection().rights().has(Right.ADMINISTER);
              PublishedObjects shown = new PublishedObjects(kind, PublishedPart.WHOLE, "", NO_KEY);
              return file(view, caller, shown, options, all ? "all" : "read", Instant.EPOCH, false);
            });
  }

  private Answer<PublishedFile> file(
      Owned there,
      PublishedPart part,
      byte[] key,
      CalendarFileOptions options,
      Instant changed,
      boolean isForAnybody) {
    Owner owner = there.owner();
    PublishedObjects shown = new PublishedObjects(kind, part, owner.account().address(), key);
    return views
        .of(owner.self(), there.entry().id(), kind)
        .then(
            view ->
                file(
                    view,
                    owner.self(),
                    shown,
                    options,
                    part + HexFormat.of().formatHex(key),
                    changed,
                    isForAnybody));
  }

  private Answer<PublishedFile> file(
      ObjectView<CalendarSummary> view,
      Caller reader,
      PublishedObjects shown,
      CalendarFileOptions options,
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
            options.form().name(),
            options.span().map(span -> span.from() + "/" + span.to()).orElse(""),
            how);
    try {
      Instant settled = Instant.now().minus(SETTLED);
      Optional<Instant> modified =
          rows()
              .changed(view.collection().id())
              .map(at -> at.isAfter(changed) ? at : changed)
              .filter(at -> at.isBefore(settled));
      return new Answer.Done<>(
          new StoredFile(view, objects, reader, shown, options, tag(said), modified, isForAnybody));
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
