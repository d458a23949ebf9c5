package org.carillon.hook.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of changed objects that are too large to be open all at once. */
class CollectionReaderTest {
  private static final int OBJECTS = 10;
  private static final long OCTETS = 3_000_000;

  private static final Caller ROOT =
      new Caller(0, "root", new Rights.ServerAdministrator(), "test");

  @TempDir Path folder;
  @TempDir Path home;

  private final List<Integer> opened = new ArrayList<>();

  /** Reads all changes for a hook that was made a day ago. */
  private void follow(StoreFixture fixture, String alreadyWaiting) throws Exception {
    TestDirectory directory = new TestDirectory(fixture.database, home);
    directory.domain("example.test");
    long account = directory.account("anna@example.test").id();
    Caller anna = fixture.account(account, "anna@example.test");
    done(fixture.collections().create(anna, new MailboxName("Work"), CollectionKind.CONTACTS));
    fixture.execute(
        "insert into web_hook (name, address, kinds, enabled, seed, version, created, since)"
            + " values ('h', 'https://x.example/', 'contact.changed', true, '\\x00', 1, now(),"
            + " now() - interval '1 day')");
    fixture.execute(alreadyWaiting);
    ServiceCallers behalf =
        new ServiceCallers(directory.addresses()) {
          @Override
          public Optional<Caller> of(long whose, String work) {
            return Optional.of(anna);
          }
        };
    CollectionReader turn = new CollectionReader(fixture.parts.transactions(), behalf, large());
    turn.notice();
    int turns = 0;
    while (turn.take()) {
      assertThat(++turns).isLessThan(100);
    }
  }

  @Test
  void largeObjectsAreOpenedInBatches() throws Exception {
    try (StoreFixture fixture = StoreFixture.open(folder)) {
      follow(fixture, "select");

      assertThat(opened).allMatch(count -> count <= 2);
      assertThat(opened.stream().mapToInt(Integer::intValue).sum()).isEqualTo(OBJECTS);
    }
  }

  @Test
  void backlogDoesNotDisableTheHook() throws Exception {
    try (StoreFixture fixture = StoreFixture.open(folder)) {
      follow(
          fixture,
          "insert into web_hook_delivery (hook, message, object, kind, body, created, since, due)"
              + " select id, 'm' || i, 'o' || i, 'contact.changed', '{}', now(), now(), now()"
              + " from web_hook, generate_series(1, 10000) i");

      HookRows.Row hook =
          fixture
              .parts
              .transactions()
              .read((Connection connection) -> HookRows.named(connection, ROOT, "h"))
              .getFirst();
      assertThat(hook.hook().enabled()).isTrue();
      assertThat(hook.hook().waiting()).isBetween(9_900, 10_001);
      assertThat(
              fixture
                  .parts
                  .transactions()
                  .read((Connection connection) -> DeliveryRows.latest(connection, hook.id())))
          .as("what is new waits")
          .anyMatch(one -> one.message().startsWith("msg_"));
    }
  }

  private GroupwareObjects large() {
    return (GroupwareObjects)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {GroupwareObjects.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "changes" -> changes((Optional<?>) arguments[2], (int) arguments[3]);
                  case "open" -> open((List<?>) arguments[2]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static ObjectEntry entry(ItemKey key) {
    return new ObjectEntry(
        key, new EntityTag("1"), Optional.empty(), 1, OCTETS, "text/vcard", Instant.now());
  }

  private static Answer<ObjectChanges> changes(Optional<?> since, int most) {
    int from = since.map(state -> Integer.parseInt(((ChangeState) state).token())).orElse(0);
    int to = Math.min(OBJECTS, from + most);
    return new Answer.Done<>(
        new ObjectChanges(
            IntStream.range(from, to)
                .<ObjectChange>mapToObj(
                    i -> new ObjectChange.Changed(entry(new ItemKey(i + ".vcf"))))
                .toList(),
            new ChangeState(Integer.toString(to)),
            to < OBJECTS));
  }

  private Answer<List<StoredObject>> open(List<?> keys) {
    opened.add(keys.size());
    byte[] card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Z\r\nEND:VCARD\r\n".getBytes(UTF_8);
    return new Answer.Done<>(
        keys.stream().map(key -> new StoredObject(entry((ItemKey) key), card)).toList());
  }
}
