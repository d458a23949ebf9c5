package org.carillon.upload.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.blob.PartialUpload;
import org.carillon.blob.PartialUploads;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.store.QuotaCheck;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.jboss.logging.Logger;

/** Stores uploads as files of the caller's account. */
@ApplicationScoped
public class StoredUploads implements Uploads {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(StoredUploads.class), "Uploads cannot be accepted");

  private final PartialUploads files;
  private final Addresses addresses;
  private final QuotaCheck quotas;

  @Inject
  StoredUploads(PartialUploads files, Addresses addresses, QuotaCheck quotas) {
    this.files = files;
    this.addresses = addresses;
    this.quotas = quotas;
  }

  /** Creates the container's proxy. */
  StoredUploads() {
    this(null, null, null);
  }

  /** Work that may fail because of the disk. */
  @FunctionalInterface
  private interface Work<T> {
    Answer<T> done() throws IOException;
  }

  private static <T> Answer<T> tried(Work<T> work) {
    try {
      Answer<T> done = work.done();
      AWAY.over();
      return done;
    } catch (IOException e) {
      AWAY.met(e.getMessage());
      return Answer.failed(new Failure.TryLater("Files cannot be uploaded at the moment."));
    }
  }

  private static Upload upload(PartialUpload file) {
    return new Upload(file.id(), file.octets(), file.there(), file.touched().plus(KEPT));
  }

  private static <T> Answer<T> none() {
    return Answer.failed(new Failure.NotFound("upload"));
  }

  private Optional<PartialUpload> file(Caller caller, String id) throws IOException {
    return caller.hasAccount() ? files.find(caller.account(), id) : Optional.empty();
  }

  @Override
  public Answer<Upload> begin(Caller caller, long octets) {
    Optional<Resolution.Local> home =
        caller.hasAccount() ? addresses.account(caller.account()) : Optional.empty();
    if (home.isEmpty()) {
      return Answer.failed(new Failure.NotFound("account", caller.name()));
    }
    if (octets > MOST_OCTETS) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, MOST_OCTETS));
    }
    return tried(
        () -> {
          files.deleteUntouchedSince(Instant.now().minus(KEPT));
          return files
              .begin(caller.account(), octets, others -> refusal(home.get(), octets, others))
              .map(StoredUploads::upload);
        });
  }

  private Optional<Failure> refusal(Resolution.Local home, long octets, List<PartialUpload> others)
      throws IOException {
    List<PartialUpload> own =
        others.stream().filter(file -> file.owner() == home.account()).toList();
    if (own.size() >= MOST) {
      return Optional.of(new Failure.LimitReached(Limit.OBJECTS, MOST));
    }
    if (octets(own) + octets > MOST_OCTETS) {
      return Optional.of(new Failure.LimitReached(Limit.OCTETS, MOST_OCTETS));
    }
    QuotaCheck.Left left = left(home);
    return overQuota(left.ofAccount(), octets, own)
        .or(() -> overQuota(left.ofDomain(), octets, ofDomain(home.domain(), others)));
  }

  private QuotaCheck.Left left(Resolution.Local home) throws IOException {
    try {
      return quotas.left(home.domain(), home.account());
    } catch (SQLException away) {
      throw new IOException("The free quota is not known", away);
    }
  }

  private static Optional<Failure> overQuota(long left, long octets, List<PartialUpload> promised) {
    return left == Long.MAX_VALUE || octets(promised) + octets <= left
        ? Optional.empty()
        : Optional.of(new Failure.LimitReached(Limit.QUOTA, Math.max(0, left - octets(promised))));
  }

  private static long octets(List<PartialUpload> files) {
    return files.stream().mapToLong(PartialUpload::octets).sum();
  }

  private List<PartialUpload> ofDomain(long domain, List<PartialUpload> all) {
    Map<Long, Boolean> owners = new HashMap<>();
    return all.stream()
        .filter(
            file ->
                owners.computeIfAbsent(
                    file.owner(),
                    owner ->
                        addresses.account(owner).filter(o -> o.domain() == domain).isPresent()))
        .toList();
  }

  @Override
  public Answer<Upload> find(Caller caller, String id) {
    return tried(
        () ->
            file(caller, id)
                .<Answer<Upload>>map(file -> new Answer.Done<>(upload(file)))
                .orElseGet(StoredUploads::none));
  }

  @Override
  public Answer<Upload> append(
      Caller caller, String id, long at, InputStream piece, Optional<PieceChecksum> checksum) {
    return tried(
        () -> {
          Optional<PartialUpload> file = file(caller, id);
          return file.isEmpty() ? none() : answer(files.append(file.get(), at, piece, checksum));
        });
  }

  private static Answer<Upload> answer(PartialUploads.Piece piece) {
    return switch (piece) {
      case PartialUploads.Piece.Kept(PartialUpload file) -> new Answer.Done<>(upload(file));
      case PartialUploads.Piece.WrongOffset(PartialUpload file) ->
          Answer.failed(new Failure.Outdated(file.there()));
      case PartialUploads.Piece.TooLong() ->
          Answer.failed(
              new Failure.Invalid(
                  PIECE, "too-long", "The piece is longer than the rest of the file."));
      case PartialUploads.Piece.Spoilt() ->
          Answer.failed(
              new Failure.Invalid(
                  CHECKSUM, "mismatch", "The checksum of the piece does not match."));
      case PartialUploads.Piece.Busy() ->
          Answer.failed(
              new Failure.Taken("id", BUSY, "Another piece of the file is being uploaded.", ""));
      case PartialUploads.Piece.Gone() -> none();
    };
  }

  @Override
  public Answer<Content> open(Caller caller, String id) {
    return tried(
        () -> {
          Optional<PartialUpload> file = file(caller, id).filter(PartialUpload::isWhole);
          return file.isEmpty() ? none() : new Answer.Done<>(files.open(file.get()));
        });
  }

  @Override
  public Answer<Void> end(Caller caller, String id) {
    return tried(
        () -> {
          Optional<PartialUpload> file = file(caller, id);
          if (file.isEmpty()) {
            return none();
          }
          files.delete(file.get());
          return Answer.done();
        });
  }
}
