package org.carillon.calendar.internal.attachment;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;

/**
 * Deletes attachment files that no event has any more. A deleted event may be restored, so a file
 * is deleted only after no event of its owner has had it for {@link #PATIENCE}, and it can then be
 * restored like a file that its owner deletes. If two nodes process the same file at a time, the
 * result is the same.
 */
@ApplicationScoped
class AttachmentSweep {
  /** The time that a file is kept without an event. */
  static final Duration PATIENCE = Duration.ofDays(30);

  private static final Duration BETWEEN_PAGES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(20);

  private final AttachmentRows rows;
  private final AttachmentFiles files;
  private final AttachmentReaders readers;
  private final ServiceCallers behalf;
  private final InstantSource clock;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-attachments", "Removing files of deleted events", BETWEEN_PAGES, this::round);
  private AttachmentRows.Place last = AttachmentRows.Place.FIRST;

  @Inject
  AttachmentSweep(
      AttachmentRows rows,
      AttachmentFiles files,
      AttachmentReaders readers,
      ServiceCallers behalf) {
    this(rows, files, readers, behalf, InstantSource.system());
  }

  AttachmentSweep(
      AttachmentRows rows,
      AttachmentFiles files,
      AttachmentReaders readers,
      ServiceCallers behalf,
      InstantSource clock) {
    this.rows = rows;
    this.files = files;
    this.readers = readers;
    this.behalf = behalf;
    this.clock = clock;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  /** Processes one page of all files. */
  Duration round() throws SQLException {
    List<AttachmentRows.Row> page = rows.after(last);
    for (AttachmentRows.Row row : page) {
      last = row.place();
      behalf.of(row.account(), "attachments").ifPresent(owner -> look(owner, row));
    }
    if (page.size() < AttachmentRows.PAGE) {
      last = AttachmentRows.Place.FIRST;
      return BETWEEN_SWEEPS;
    }
    return BETWEEN_PAGES;
  }

  private void look(Caller owner, AttachmentRows.Row row) {
    String id = row.place().key();
    if (!(readers.isHeld(owner, row.uid(), id) instanceof Answer.Done<Boolean>(Boolean isHeld))) {
      return;
    }
    Instant now = clock.instant();
    Optional<Instant> since = row.unheld();
    if (isHeld) {
      if (since.isPresent()) {
        files.note(owner, row.place(), Optional.empty());
      }
    } else if (since.isEmpty()) {
      files.note(owner, row.place(), Optional.of(now));
    } else if (since.get().plus(PATIENCE).isBefore(now)) {
      files.remove(owner, row.uid(), id);
    }
  }
}
