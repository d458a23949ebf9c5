package org.carillon.groupware.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that objects are stored, read, listed, reported as changes and kept in messages. */
class StoredObjectsTest extends AliceTest {
  private static final MailboxName CALENDAR = new MailboxName("Calendar");
  private static final Precondition ALWAYS = new Precondition.Always();
  private static final long MOST_OCTETS = 100_000;

  private final TextKind kind = new TextKind();
  private final List<ObjectHook> hooks = new ArrayList<>();
  private long mostOfOne = 100_000;
  private CollectionViews views;
  private StoredObjects objects;
  private ObjectsInMail inMail;
  private long calendar;

  @BeforeEach
  void open() {
    SummaryRows rows = new SummaryRows(fixture.parts.transactions());
    views =
        new CollectionViews(
            fixture.collections(),
            rows,
            new HiddenKeys(() -> new byte[32]),
            () -> MOST_OCTETS,
            () -> mostOfOne,
            100_000);
    GroupwareKinds kinds = new GroupwareKinds(List.<GroupwareKind<?>>of(kind), hooks);
    objects = new StoredObjects(fixture.collections(), views, rows, kinds, () -> MOST_OCTETS);
    inMail = new ObjectsInMail(fixture.collections(), objects, views, kinds, () -> MOST_OCTETS);
    calendar =
        StoreFixture.done(objects.collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR)
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
  }

  private Answer<StoredObjectResult> tryPut(String key, String object) {
    return objects.put(
        alice,
        calendar,
        new ItemKey(key),
        ALWAYS,
        new NewObject(object.getBytes(UTF_8), Telling.AT_ONCE));
  }

  private StoredObjectResult put(String key, String object) {
    return StoreFixture.done(tryPut(key, object));
  }

  private String text(String key) {
    return new String(
        StoreFixture.done(objects.open(alice, calendar, new ItemKey(key))).octets(), UTF_8);
  }

  private List<String> said() {
    ObjectView<String> view = StoreFixture.done(views.of(alice, calendar, kind));
    return view.objects().stream()
        .map(IndexedObject::summary)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }

  private List<String> listed() {
    return StoreFixture.done(objects.list(alice, calendar)).stream()
        .map(entry -> entry.key().value())
        .toList();
  }

  @Test
  void accountGetsOneCollectionOfEachKind() {
    List<CollectionEntry> first = StoreFixture.done(objects.collections(alice));
    assertThat(first)
        .extracting(CollectionEntry::kind)
        .containsExactlyInAnyOrder(
            CollectionKind.CALENDAR,
            CollectionKind.TASKS,
            CollectionKind.CONTACTS,
            CollectionKind.NOTES,
            CollectionKind.FILES);
    assertThat(StoreFixture.done(objects.collections(alice)))
        .extracting(CollectionEntry::id)
        .containsExactlyElementsOf(first.stream().map(CollectionEntry::id).toList());
  }

  /** Programs name calendars by UUIDs, of which three in four sort before "Calendar". */
  @Test
  void laterCollectionIsNotTheDefault() {
    StoreFixture.done(
        fixture.collections().create(alice, new MailboxName("1C9E-4B"), CollectionKind.CALENDAR));
    StoreFixture.done(
        fixture.collections().create(alice, new MailboxName("Book"), CollectionKind.CONTACTS));

    assertThat(usual(CollectionKind.CALENDAR)).isEqualTo("Calendar");
    assertThat(usual(CollectionKind.CONTACTS)).isEqualTo("Contacts");
    StoreFixture.done(
        fixture.mailboxes().rename(alice, new MailboxName("Calendar"), new MailboxName("Mine")));
    assertThat(usual(CollectionKind.CALENDAR)).isEqualTo("Mine");
  }

  private String usual(CollectionKind kind) {
    return StoreFixture.done(objects.collections(alice)).stream()
        .filter(entry -> entry.kind() == kind)
        .findFirst()
        .orElseThrow()
        .name()
        .path();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:one\r\n", "a:one", "a:one\n", "a:\r\ntwo lines\r\n", "a:ä \t odd", "a:--=_"})
  void storedObjectIsReadOctetForOctet(String object) {
    StoredObjectResult put = put("a.ics", object);
    assertThat(put.asSent()).isTrue();
    assertThat(text("a.ics")).isEqualTo(object);
    StoredObject stored = StoreFixture.done(objects.open(alice, calendar, new ItemKey("a.ics")));
    assertThat(stored.entry().octets()).isEqualTo(object.getBytes(UTF_8).length);
    assertThat(stored.entry().tag()).isEqualTo(put.tag());
    views = null;
    open();
    assertThat(text("a.ics")).isEqualTo(object);
  }

  @Test
  void objectIsAMessageForMailClients() throws IOException {
    StoredObjectResult put = put("a.ics", "a:Lunch\r\n");
    String message = fixture.text(alice, calendar, put.uid());
    assertThat(message)
        .contains("Subject: Lunch\r\n")
        .contains("From: <" + alice.name() + ">\r\n")
        .contains("It says Lunch")
        .contains("component=VEVENT")
        .contains("\r\n\r\na:Lunch\r\n\r\n--");
  }

  @Test
  void invalidObjectIsRefused() {
    assertThat(tryPut("a.ics", "nothing").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            invalid -> assertThat(invalid.code()).isEqualTo("valid-calendar-data"));
    assertThat(tryPut("a.ics", "a:" + "x".repeat(100_000)).asFailure().orElseThrow())
        .isInstanceOf(Failure.LimitReached.class);
    assertThat(listed()).isEmpty();
  }

  @Test
  void fullCollectionAllowsChangesOnly() {
    mostOfOne = 2;
    put("a.ics", "a:one");
    put("b.ics", "b:two");
    assertThat(tryPut("c.ics", "c:three").asFailure())
        .contains(new Failure.LimitReached(Limit.OBJECTS, 2));
    put("b.ics", "b:other");
    assertThat(listed()).hasSize(2);
  }

  @Test
  void uidIsUniqueInItsCollection() {
    put("a.ics", "a:one");
    assertThat(tryPut("b.ics", "a:two").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Taken.class,
            taken -> {
              assertThat(taken.code()).isEqualTo("no-uid-conflict");
              assertThat(taken.name()).isEqualTo("a.ics");
            });
    put("a.ics", "a:three");
    put("b.ics", "b:two");
    assertThat(said()).containsExactly("1three", "1two");
    // No object replaces one with another UID either (RFC 4791 §5.3.2.1).
    assertThat(tryPut("a.ics", "c:four").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Taken.class, taken -> assertThat(taken.code()).isEqualTo("no-uid-conflict"));
  }

  @Test
  void onlyOneOfConcurrentPutsOfAUidSucceeds() throws Exception {
    List<Callable<Answer<StoredObjectResult>>> tries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String key = i + ".ics";
      tries.add(() -> tryPut(key, "same:one"));
    }
    int done = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer<StoredObjectResult>> answer : threads.invokeAll(tries)) {
        done += answer.get() instanceof Answer.Done ? 1 : 0;
      }
    }
    assertThat(done).isEqualTo(1);
    assertThat(listed()).hasSize(1);
  }

  @Test
  void viewsFollowChangesAndAreRebuilt() throws Exception {
    put("a.ics", "a:one");
    put("b.ics", "b:two");
    assertThat(said()).containsExactly("1one", "1two");
    put("a.ics", "a:three");
    StoreFixture.done(
        objects.delete(alice, calendar, new ItemKey("b.ics"), ALWAYS, Telling.AT_ONCE));
    assertThat(said()).containsExactly("1three");
    fixture.execute("delete from item_summary");
    open();
    assertThat(said()).containsExactly("1three");
    kind.version = 2;
    open();
    assertThat(said()).containsExactly("2three");
  }

  @Test
  void changesAreListedSinceAState() {
    put("a.ics", "a:one");
    ObjectChanges first = StoreFixture.done(objects.changes(alice, calendar, Optional.empty(), 10));
    assertThat(told(first)).containsExactly("a.ics");
    put("b.ics", "b:two");
    StoreFixture.done(
        objects.delete(alice, calendar, new ItemKey("a.ics"), ALWAYS, Telling.AT_ONCE));
    ObjectChanges next = since(first.state());
    assertThat(told(next)).containsExactlyInAnyOrder("-a.ics", "b.ics");
    assertThat(told(since(next.state()))).isEmpty();
  }

  private ObjectChanges since(ChangeState state) {
    return StoreFixture.done(objects.changes(alice, calendar, Optional.of(state), 10));
  }

  private static List<String> told(ObjectChanges changes) {
    return changes.changes().stream()
        .map(
            change ->
                switch (change) {
                  case ObjectChange.Changed(ObjectEntry object) -> object.key().value();
                  case ObjectChange.Removed(ItemKey key) -> "-" + key.value();
                })
        .toList();
  }

  @Test
  void appendedObjectReplacesTheOlderOne() throws IOException {
    put("a.ics", "a:one");
    fixture.items = new Keys();
    fixture.append(alice, CALENDAR, Flags.NONE, message("a:two"), message("c:three"));
    assertThat(said()).containsExactly("1three", "1two");
    assertThat(listed()).containsExactly("a.ics", "c.ics");
    assertThat(text("a.ics")).isEqualTo("a:two");
    // The object that a bridge deletes then is already gone.
    fixture.expunge(alice, calendar, UidSet.of(1));
    assertThat(listed()).containsExactly("a.ics", "c.ics");
  }

  @Test
  void appendedObjectDoesNotReplaceAnInvisibleOne() throws Exception {
    put("a.ics", "a:secret");
    fixture.items = new Keys();
    Caller bob = reader("lrswite");
    MailboxName shown = new MailboxName("~user1/Calendar");
    assertThatThrownBy(() -> fixture.append(bob, shown, Flags.NONE, message("a:mine")));
    assertThat(text("a.ics")).isEqualTo("a:secret");
    fixture.append(bob, shown, Flags.NONE, message("b:new"));
    assertThat(text("b.ics")).isEqualTo("b:new");
  }

  private static String message(String object) {
    return "From: bridge@example.test\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: text/calendar; charset=utf-8\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + java.util.Base64.getEncoder().encodeToString(object.getBytes(UTF_8))
        + "\r\n";
  }

  private final class Keys implements CollectionItemPort {
    @Override
    public Set<String> mediaTypes() {
      return kind.mediaTypes();
    }

    @Override
    public Answer<Optional<Keyed>> keyed(Appended message) throws IOException {
      return inMail.keyed(alice, alice, message);
    }

    @Override
    public Runnable leaving(Leaving items) throws IOException {
      return inMail.leaving(alice, items);
    }
  }

  /** A hook that replaces what is stored and records its calls. */
  private static final class Hook implements ObjectHook {
    private final List<String> told = new ArrayList<>();
    private Runnable between = () -> {};

    @Override
    public boolean concerns(CollectionKind kind) {
      return true;
    }

    @Override
    public Answer<Prepared> beforePut(Change change, byte[] octets) {
      between.run();
      String text = new String(octets, UTF_8);
      String before = change.current().map(of -> new String(of.octets(), UTF_8)).orElse("none");
      return new Answer.Done<>(
          new Prepared((text + " after " + before).getBytes(UTF_8), Optional.of("t1")));
    }

    @Override
    public void afterPut(Change change, Prepared stored) {
      told.add("put " + new String(stored.octets(), UTF_8));
    }

    @Override
    public Answer<Void> beforeDelete(Change change) {
      return Answer.done();
    }

    @Override
    public void afterDelete(Change change) {
      told.add("deleted " + change.current().orElseThrow().entry().key());
    }

    @Override
    public Answer<Runnable> beforeMove(Change from, Change to) {
      return new Answer.Done<>(() -> told.add("moved " + from.key() + " to " + to.key()));
    }

    @Override
    public Answer<Runnable> beforeLeaving(List<Leaving> objects) {
      return new Answer.Done<>(
          () -> objects.forEach(of -> told.add("left " + of.object().entry().key())));
    }

    @Override
    public Answer<Optional<byte[]>> returned(long owner, StoredObject object) {
      return new Answer.Done<>(Optional.empty());
    }
  }

  @Test
  void hooksSeeTheVersionActuallyReplaced() {
    put("a.ics", "a:one");
    Hook hook = new Hook();
    hooks.add(hook);
    open();
    StoredObjects others = objects;
    boolean[] first = {true};
    hook.between =
        () -> {
          if (first[0]) {
            first[0] = false;
            StoreFixture.done(
                others.put(
                    alice,
                    calendar,
                    new ItemKey("a.ics"),
                    ALWAYS,
                    new NewObject("a:other".getBytes(UTF_8), Telling.AT_ONCE)));
          }
        };
    StoredObjectResult put = put("a.ics", "a:two");
    assertThat(put.asSent()).isFalse();
    assertThat(put.scheduleTag()).contains("t1");
    assertThat(text("a.ics")).isEqualTo("a:two after a:other after a:one");
    assertThat(StoreFixture.done(objects.list(alice, calendar)).getFirst().scheduleTag())
        .contains("t1");
    StoreFixture.done(
        objects.delete(alice, calendar, new ItemKey("a.ics"), ALWAYS, Telling.AT_ONCE));
    assertThat(hook.told)
        .containsExactly(
            "put a:other after a:one", "put a:two after a:other after a:one", "deleted a.ics");
  }

  private Caller reader(String rights) throws Exception {
    Caller bob = fixture.account(2);
    StoreFixture.done(
        fixture
            .mailboxes()
            .grant(
                alice,
                CALENDAR,
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse(rights).orElseThrow()));
    return bob;
  }

  @Test
  void readersSeePrivateObjectsAsBusyOnly() throws Exception {
    StoredObjectResult put = put("a", "a:secret");
    StoredObjectResult open = put("b", "b:open");
    Caller bob = reader("lrswipkxte");

    StoredObject seen = StoreFixture.done(objects.open(bob, calendar, new ItemKey("a")));
    assertThat(new String(seen.octets(), UTF_8)).isEqualTo("a:busy");
    assertThat(seen.entry().octets()).isEqualTo(6);
    assertThat(seen.entry().tag()).isNotEqualTo(put.tag());
    assertThat(StoreFixture.done(objects.open(bob, calendar, new ItemKey("b"))).entry().tag())
        .isEqualTo(open.tag());
    assertThat(StoreFixture.done(objects.list(bob, calendar)))
        .extracting(ObjectEntry::tag)
        .containsExactly(seen.entry().tag(), open.tag());
    ObjectView<String> view = StoreFixture.done(views.of(bob, calendar, kind));
    assertThat(view.objects())
        .extracting(object -> object.summary().orElseThrow())
        .containsExactlyInAnyOrder("1busy", "1open");
    assertThat(StoreFixture.done(objects.changes(bob, calendar, Optional.empty(), 100)).changes())
        .contains(new ObjectChange.Changed(view.of(new ItemKey("a")).orElseThrow().entry()));

    assertThat(text("a")).isEqualTo("a:secret");
    assertThat(said()).containsExactly("1open", "1secret");
  }

  @Test
  void readersCannotChangePrivateObjects() throws Exception {
    StoredObjectResult put = put("a", "a:secret");
    put("b", "b:open");
    Caller bob = reader("lrswipkxte");
    ItemKey a = new ItemKey("a");
    NewObject other = new NewObject("a:mine".getBytes(UTF_8), Telling.NEVER);

    for (Answer<?> answer :
        List.of(
            objects.put(bob, calendar, a, ALWAYS, other),
            objects.delete(bob, calendar, a, ALWAYS, Telling.NEVER),
            objects.move(bob, calendar, new ItemKey("b"), calendar, a),
            objects.move(bob, calendar, a, calendar, new ItemKey("c")))) {
      assertThat(answer.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
    }
    assertThat(StoreFixture.done(objects.open(alice, calendar, a)).entry().tag())
        .isEqualTo(put.tag());
    Caller second = reader("lrswipkxtea");
    StoreFixture.done(objects.put(second, calendar, a, ALWAYS, other));
    assertThat(text("a")).isEqualTo("a:mine");
  }

  @Test
  void rekeyedObjectsSendNoNotification() {
    put("a", "a:one");
    hooks.clear();
    StoreFixture.done(objects.move(alice, calendar, new ItemKey("a"), calendar, new ItemKey("z")));
    assertThat(listed()).containsExactly("z");
    assertThat(text("z")).isEqualTo("a:one");
    assertThat(
            objects.move(alice, calendar, new ItemKey("a"), calendar, new ItemKey("y")).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  /** RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1. */
  @Test
  void objectCannotBeMovedOverAnotherUid() {
    put("a", "a:one");
    put("b", "b:two");
    assertThat(
            objects
                .move(alice, calendar, new ItemKey("b"), calendar, new ItemKey("a"))
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Taken.class,
            taken -> {
              assertThat(taken.code()).isEqualTo("no-uid-conflict");
              assertThat(taken.name()).isEqualTo("a");
            });
    assertThat(listed()).containsExactlyInAnyOrder("a", "b");
    assertThat(text("a")).isEqualTo("a:one");
  }

  @Test
  void objectThatCrashesReaderIsReadOnceAndDoesNotBlockOthers() throws IOException {
    put("a", "a:one");
    putMessage("deep", "d:deep");
    assertThat(said()).containsExactly("1one");
    assertThat(tryPut("b", "b:deep").asFailure().orElseThrow()).isInstanceOf(Failure.Invalid.class);

    int before = kind.readings;
    open();
    assertThat(said()).containsExactly("1one");
    assertThat(listed()).containsExactlyInAnyOrder("a", "deep");
    assertThat(kind.readings).isEqualTo(before);
  }

  /** Stores a message in the calendar regardless of its content, as a copy by IMAP does. */
  private void putMessage(String key, String object) throws IOException {
    String message =
        "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/calendar; charset=utf-8\r\n\r\n"
            + object
            + "\r\n";
    byte[] octets = message.getBytes(UTF_8);
    var collections = fixture.collections();
    try (Spool spool = collections.spool(alice, octets.length)) {
      spool.write(octets, 0, octets.length);
      StoreFixture.done(
          collections.put(
              alice,
              calendar,
              new ItemKey(key),
              ALWAYS,
              new NewItem(spool, OffsetDateTime.now(ZoneOffset.UTC), true)));
    }
  }

  @Test
  void accountsWithoutTheRightNeverReachTheHooks() {
    put("a.ics", "a:one");
    Hook hook = new Hook();
    hook.between =
        () -> {
          throw new AssertionError("asked");
        };
    OpenCollection mine = StoreFixture.done(objects.opened(alice, calendar));
    ObjectPuts puts =
        new ObjectPuts(
            fixture.collections(),
            views,
            new GroupwareKinds(List.<GroupwareKind<?>>of(kind), List.of(hook)),
            (place, key) ->
                objects.open(place.open(), List.of(key)).map(found -> found.stream().findFirst()));
    NewObject two = new NewObject("a:two".getBytes(UTF_8), Telling.AT_ONCE);
    for (MailboxRights rights :
        List.of(MailboxRights.of(Right.READ), MailboxRights.of(Right.READ, Right.INSERT))) {
      CollectionEntry entry = mine.entry();
      StoredObjects.Place place =
          new StoredObjects.Place(
              new OpenCollection(
                  alice,
                  new CollectionEntry(
                      calendar, entry.name(), entry.kind(), rights, 1, 1, entry.state()),
                  mine.row(),
                  mine.place()),
              kind);
      ItemKey key = new ItemKey("a.ics");
      CurrentView seen = StoreFixture.done(views.current(place.open(), place.kind()));
      assertThat(puts.put(place, seen, key, ALWAYS, two).asFailure().orElseThrow())
          .isInstanceOf(Failure.NotAllowed.class);
      assertThat(puts.delete(place, seen, key, ALWAYS, Telling.AT_ONCE).asFailure().orElseThrow())
          .isInstanceOf(Failure.NotAllowed.class);
    }
    assertThat(text("a.ics")).isEqualTo("a:one");
  }
}
