package org.carillon.filelink.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.store.rows.RefusedException;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a site cannot exceed its limits, no matter how files are stored. */
class SiteLimitsTest extends AliceTest {
  private static final long MOST = 3;
  private static final MailboxName SITE = new MailboxName("Files/Public");
  private static final MailboxName STAGE = new MailboxName("Files/stage");
  private static final MailboxName INSIDE = new MailboxName("Files/Public/stage");
  private static final Failure FULL = new Failure.LimitReached(Limit.OBJECTS, MOST);

  private long site;
  private long stage;

  @BeforeEach
  void bound() {
    fixture.bounds = new SiteLimits(new DeclaredSettings().with(FileLinkSettings.SITE_FILES, MOST));
    site = folder(SITE);
    stage = folder(STAGE);
  }

  private long folder(MailboxName name) {
    return StoreFixture.done(fixture.collections().create(alice, name, CollectionKind.FILES)).id();
  }

  private Answer<PutItem> put(long folder, String name) throws IOException {
    try (Spool spool = fixture.collections().spool(alice, 1)) {
      spool.write(name.getBytes(UTF_8), 0, 1);
      return fixture
          .collections()
          .put(
              alice,
              folder,
              new ItemKey(name),
              new Precondition.Always(),
              new NewItem(spool, StoreFixture.NOON, true));
    }
  }

  private void fill(long folder, int files) throws IOException {
    for (int i = 0; i < files; i++) {
      StoreFixture.done(put(folder, "f" + i));
    }
  }

  private Answer<PutItem> copy(long from, String key, String newKey, boolean moves) {
    return fixture
        .collections()
        .copy(alice, from, new ItemKey(key), site, new ItemKey(newKey), moves);
  }

  private long held() {
    return StoreFixture.done(fixture.collections().list(alice)).stream()
        .filter(entry -> (entry.name().path() + "/").startsWith(SITE.path() + "/"))
        .mapToLong(CollectionEntry::items)
        .sum();
  }

  @Test
  void fullSiteAcceptsReplacementsOnly() throws Exception {
    fill(site, 3);
    fill(stage, 1);

    assertThat(put(site, "more")).isEqualTo(Answer.failed(FULL));
    assertThat(copy(stage, "f0", "more", false)).isEqualTo(Answer.failed(FULL));
    assertThat(copy(stage, "f0", "more", true)).isEqualTo(Answer.failed(FULL));
    StoreFixture.done(put(site, "f1"));
    StoreFixture.done(copy(site, "f1", "renamed", true));
    StoreFixture.done(copy(stage, "f0", "f2", true));
    assertThat(held()).isEqualTo(MOST);
  }

  @Test
  void folderOverTheLimitCannotBeMovedIntoTheSite() throws Exception {
    fill(stage, 4);

    assertThat(fixture.mailboxes().rename(alice, STAGE, INSIDE)).isEqualTo(Answer.failed(FULL));
    assertThat(held()).isZero();
    StoreFixture.done(
        fixture.collections().delete(alice, stage, new ItemKey("f0"), new Precondition.Always()));
    StoreFixture.done(fixture.mailboxes().rename(alice, STAGE, INSIDE));
    assertThat(held()).isEqualTo(MOST);
    StoreFixture.done(
        fixture.mailboxes().rename(alice, INSIDE, new MailboxName("Files/Public/other")));
  }

  @Test
  void renameThatTurnsAFullChildIntoTheSiteIsRefused() throws Exception {
    StoreFixture.done(fixture.mailboxes().delete(alice, SITE));
    fill(folder(new MailboxName("Stuff/Public")), 4);

    assertThat(fixture.mailboxes().rename(alice, new MailboxName("Stuff"), new MailboxName("Docs")))
        .isInstanceOf(Answer.Done.class);
    assertThat(fixture.mailboxes().rename(alice, new MailboxName("Files"), new MailboxName("Old")))
        .isInstanceOf(Answer.Done.class);
    assertThat(fixture.mailboxes().rename(alice, new MailboxName("Docs"), new MailboxName("Files")))
        .isEqualTo(Answer.failed(FULL));
  }

  @Test
  void deletedFilesAreRestoredUpToTheLimit() throws Exception {
    Instant before = Instant.now().minusSeconds(60);
    fill(site, 3);
    for (int i = 0; i < 3; i++) {
      StoreFixture.done(
          fixture
              .collections()
              .delete(alice, site, new ItemKey("f" + i), new Precondition.Always()));
    }
    StoreFixture.done(put(site, "new"));
    assertThatThrownBy(() -> fixture.recoverer().returnMessages(1, site, before))
        .isInstanceOf(RefusedException.class);
    assertThat(held()).isEqualTo(1);

    fill(stage, 3);
    StoreFixture.done(fixture.mailboxes().delete(alice, STAGE));
    assertThatThrownBy(() -> fixture.recoverer().returnMailbox(1, stage, INSIDE))
        .isInstanceOf(RefusedException.class);
    fixture.recoverer().returnMailbox(1, stage, STAGE);
    assertThat(held()).isEqualTo(1);
  }

  @Test
  void concurrentUploadsRespectTheLimit() throws Exception {
    List<Callable<Answer<PutItem>>> puts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "p" + i;
      puts.add(() -> put(site, name));
    }
    int done = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer<PutItem>> each : threads.invokeAll(puts)) {
        done += each.get() instanceof Answer.Done<PutItem> ? 1 : 0;
      }
    }
    assertThat(done).isEqualTo((int) MOST);
    assertThat(held()).isEqualTo(MOST);
  }
}
