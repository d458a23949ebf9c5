package org.carillon.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.blob.PartialUpload;
import org.carillon.blob.PartialUploads;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.store.QuotaCheck;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.junit.jupiter.api.Test;

class StoredUploadsTest {
  private static final Caller ALICE = new Caller(1, "alice@example.test", new Rights.User(), "s");
  private static final Caller BOB = new Caller(2, "bob@example.test", new Rights.User(), "s");

  private final MemoryFiles files = new MemoryFiles();
  private QuotaCheck.Left left = new QuotaCheck.Left(Long.MAX_VALUE, Long.MAX_VALUE);
  private final StoredUploads uploads =
      new StoredUploads(
          files, new FixedAddresses().account(1, "alice").account(2, "bob"), new Quotas());

  private final class Quotas implements QuotaCheck {
    @Override
    public boolean has(long domain, long account, long octets) {
      return true;
    }

    @Override
    public boolean takes(long domain, long account, Held held, long octets) {
      return true;
    }

    @Override
    public long room(long domain, long account, Held held) {
      return Long.MAX_VALUE;
    }

    @Override
    public Left left(long domain, long account) {
      return left;
    }
  }

  private static final class MemoryFiles implements PartialUploads {
    private final List<PartialUpload> all = new ArrayList<>();

    @Override
    public Answer<PartialUpload> begin(long owner, long octets, BeginCheck check)
        throws IOException {
      Optional<Failure> refusal = check.refusal(List.copyOf(all));
      if (refusal.isPresent()) {
        return Answer.failed(refusal.get());
      }
      all.add(new PartialUpload(owner, "id" + all.size(), octets, 0, Instant.now()));
      return new Answer.Done<>(all.getLast());
    }

    @Override
    public Optional<PartialUpload> find(long owner, String id) {
      return all.stream().filter(file -> file.owner() == owner && file.id().equals(id)).findAny();
    }

    @Override
    public Piece append(
        PartialUpload file, long at, InputStream piece, Optional<PieceChecksum> checksum) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Content open(PartialUpload file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(PartialUpload file) {
      all.remove(file);
    }

    @Override
    public int deleteUntouchedSince(Instant since) {
      int before = all.size();
      all.removeIf(file -> file.touched().isBefore(since));
      return before - all.size();
    }
  }

  private static Answer<Upload> refused(Limit limit, long room) {
    return Answer.failed(new Failure.LimitReached(limit, room));
  }

  @Test
  void uploadCountsTowardsTheQuotaWhileOpen() {
    left = new QuotaCheck.Left(1_000, Long.MAX_VALUE);
    assertThat(uploads.begin(ALICE, 1_001)).isEqualTo(refused(Limit.QUOTA, 1_000));
    assertThat(uploads.begin(ALICE, 600)).isInstanceOf(Answer.Done.class);
    assertThat(uploads.begin(ALICE, 401)).isEqualTo(refused(Limit.QUOTA, 400));
    assertThat(uploads.begin(BOB, 1_000)).isInstanceOf(Answer.Done.class);

    uploads.end(ALICE, files.all.getFirst().id());
    assertThat(uploads.begin(ALICE, 1_000)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void uploadsCountTowardsTheDomainQuota() {
    left = new QuotaCheck.Left(Long.MAX_VALUE, 1_000);
    uploads.begin(ALICE, 600);
    assertThat(uploads.begin(BOB, 401)).isEqualTo(refused(Limit.QUOTA, 400));
    assertThat(uploads.begin(BOB, 400)).isInstanceOf(Answer.Done.class);

    // Uploads of another domain, or of a deleted account, don't count here.
    files.all.clear();
    files.all.add(new PartialUpload(99, "other", 5_000, 0, Instant.now()));
    assertThat(uploads.begin(BOB, 1_000)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void expiredUploadFreesItsQuota() {
    left = new QuotaCheck.Left(1_000, Long.MAX_VALUE);
    Instant longAgo = Instant.now().minus(Uploads.KEPT).minusSeconds(5);
    files.all.add(new PartialUpload(1, "old", 1_000, 10, longAgo));
    assertThat(uploads.begin(ALICE, 1_000)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void numberAndSizeOfOpenUploadsAreLimited() {
    assertThat(uploads.begin(ALICE, Uploads.MOST_OCTETS + 1))
        .isEqualTo(refused(Limit.OCTETS, Uploads.MOST_OCTETS));
    uploads.begin(ALICE, Uploads.MOST_OCTETS);
    assertThat(uploads.begin(ALICE, 1)).isEqualTo(refused(Limit.OCTETS, Uploads.MOST_OCTETS));
    for (int more = 1; more < Uploads.MOST; more++) {
      uploads.begin(ALICE, 0);
    }
    assertThat(uploads.begin(ALICE, 0)).isEqualTo(refused(Limit.OBJECTS, Uploads.MOST));
  }
}
