package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.SharedFiles;
import org.carillon.filelink.UniqueFileNames;
import org.carillon.filelink.UploadLimits;
import org.carillon.filelink.UploadLinks;
import org.carillon.format.sentence.SingleLineText;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/** Stores visitors' files with the rights of the link's creator, within the creator's quota. */
@ApplicationScoped
public class StoredUploadLinks implements UploadLinks {
  private static final Logger LOG = Logger.getLogger(StoredUploadLinks.class);
  private static final int BUFFER = 65_536;
  private static final String NAMELESS = "file";

  /** The maximum length of a sender's name, in characters. */
  private static final int MOST_WHO = 80;

  /** The maximum number of attempts if somebody else takes a name that was free a moment ago. */
  private static final int TRIES = 5;

  private final LinkResolution followed;
  private final Collections collections;
  private final SqlTransactions transactions;

  @Inject
  StoredUploadLinks(
      LinkResolution followed, Collections collections, SqlTransactions transactions) {
    this.followed = followed;
    this.collections = collections;
    this.transactions = transactions;
  }

  private FileLinkRows rows() {
    return new FileLinkRows(transactions);
  }

  private UploadNewsRows arrivals() {
    return new UploadNewsRows(transactions);
  }

  @Override
  public Answer<Offer> offer(SharedFiles.Visit visit) {
    return followed
        .led(visit, true)
        .map(
            led -> {
              FileLink link = led.found().link();
              UploadLimits bounds = link.takes().orElseThrow();
              return new Offer(
                  led.maker().name(),
                  Math.max(0, bounds.files() - link.uses()),
                  Math.max(0, bounds.octets() - link.octets()),
                  link.expires());
            });
  }

  @Override
  public Answer<String> put(
      SharedFiles.Visit visit, String who, String name, long octets, Source source) {
    return followed
        .led(visit, true)
        .then(
            led ->
                put(led, name, octets, source)
                    .then(put -> noted(led, SingleLineText.of(who, MOST_WHO), put, octets)));
  }

  /** Reports success to the sender only if the creator will be notified, too. */
  private Answer<String> noted(LinkResolution.Led led, String who, String name, long octets) {
    try {
      arrivals().add(led.found().link(), led.found().maker(), who, name, octets);
      return new Answer.Done<>(name);
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
  }

  private Answer<String> put(LinkResolution.Led led, String name, long octets, Source source) {
    FileLink link = led.found().link();
    try {
      if (!rows().take(link.id(), octets)) {
        UploadLimits bounds = link.takes().orElseThrow();
        return Answer.failed(
            link.uses() >= bounds.files()
                ? new Failure.LimitReached(Limit.OBJECTS, bounds.files())
                : new Failure.LimitReached(Limit.OCTETS, bounds.octets()));
      }
      Answer<String> put = placed(led, good(name), octets, source);
      if (put.asFailure().isPresent()) {
        rows().giveBack(link.id(), octets);
      }
      return put;
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
  }

  private static String good(String given) {
    String name = UniqueFileNames.clean(given);
    return UniqueFileNames.isGood(name) && new ItemKey(name).problem().isEmpty() ? name : NAMELESS;
  }

  private Answer<String> placed(LinkResolution.Led led, String name, long octets, Source source) {
    for (int tried = 0; tried < TRIES; tried++) {
      Answer<String> put =
          free(led, name)
              .then(
                  free ->
                      free.isEmpty()
                          ? Answer.failed(new Failure.TryLater("Too many files have this name."))
                          : spooled(led, free.get(), octets, source));
      if (!(put.asFailure().orElse(null) instanceof Failure.Outdated)) {
        return put;
      }
    }
    return Answer.failed(new Failure.TryLater("Too many changes at once. Try again."));
  }

  /** Returns a name that neither a file nor a folder has there. */
  private Answer<Optional<String>> free(LinkResolution.Led led, String name) {
    List<String> likely =
        Stream.concat(Stream.of(name), UniqueFileNames.beside(name).stream())
            .filter(one -> new ItemKey(one).problem().isEmpty())
            .toList();
    CollectionEntry folder = led.folder();
    return collections
        .items(led.maker(), folder.id(), likely.stream().map(ItemKey::new).toList())
        .then(
            files ->
                collections
                    .list(led.maker())
                    .map(
                        all -> {
                          Set<String> taken =
                              Stream.concat(
                                      files.stream().map(one -> one.key().orElseThrow().value()),
                                      all.stream()
                                          .map(CollectionEntry::name)
                                          .filter(one -> isIn(folder, one))
                                          .map(one -> one.path().substring(from(folder))))
                                  .collect(Collectors.toSet());
                          return likely.stream().filter(one -> !taken.contains(one)).findFirst();
                        }));
  }

  private static boolean isIn(CollectionEntry folder, MailboxName name) {
    return name.parentPath().equals(folder.name().path());
  }

  private static int from(CollectionEntry folder) {
    return folder.name().path().length() + 1;
  }

  private Answer<String> spooled(LinkResolution.Led led, String name, long octets, Source source) {
    try (Spool spool = collections.spool(led.maker(), octets);
        InputStream in = source.open()) {
      byte[] buffer = new byte[BUFFER];
      long there = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        there += n;
        if (there > octets) {
          return Answer.failed(new Failure.LimitReached(Limit.OCTETS, octets));
        }
        spool.write(buffer, 0, n);
      }
      return collections
          .put(
              led.maker(),
              led.folder().id(),
              new ItemKey(name),
              new Precondition.Absent(),
              new NewItem(spool, OffsetDateTime.now(ZoneOffset.UTC), true))
          .map(_ -> name);
    } catch (IOException full) {
      LOG.debug("A file was not accepted", full);
      return Answer.failed(new Failure.TryLater("The file cannot be written at the moment."));
    }
  }
}
