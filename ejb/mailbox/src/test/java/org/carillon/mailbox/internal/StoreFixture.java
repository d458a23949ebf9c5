package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.carillon.audit.internal.AuditOn;
import org.carillon.blob.BlobReferences;
import org.carillon.blob.internal.LocalBlobs;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.internal.tree.AttachedTreeRows;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.mailbox.ruling.MailboxEvent;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.mailbox.sharing.AssignedFolders;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.tree.FirstMailboxes;
import org.carillon.node.Life;
import org.carillon.query.source.SearchSource;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.carillon.recovery.internal.recovering.ReturnedCollections;
import org.carillon.recovery.internal.rewinding.RewindKind;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.recovery.reserving.RecoveryTaskRows;
import org.carillon.store.ChangeHints;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.internal.trimming.Above;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.parts.StoreParts;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.testing.TestDatabase;
import org.postgresql.ds.PGPoolingDataSource;

/** A node's store over a test's database and folder. */
public final class StoreFixture implements AutoCloseable {
  public static final MailboxName INBOX = MailboxName.INBOX;
  public static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneOffset.ofHours(2));
  public static final byte[] NO_PREFIX = {};
  private static final String RESTORATION =
      """
      insert into task (id, kind, subject, state, asked_by, rank, asked, begun, node, life, lease,\
       fence, resumable) values (?, 'archive.restoration', 'all', 'RUNNING', 'root', 'SERVER', now(),\
       now(), 'a', 'a/1', now() + interval '2 minutes', 1, false)\
      """;

  private static final long VIEW_MESSAGES = 1_000_000;
  private static final long SUMMARY_OCTETS = 16 << 20;

  public MailboxRules rules = MailboxRules.NONE;

  public CollectionItemPort items = CollectionItemPort.NONE;

  /** The limits of file folders. A test may replace them. */
  public FileLimits bounds = FileLimits.NONE;

  public final TestDatabase database;
  public final LocalBlobs blobs;
  public final TestQuotas quotas = new TestQuotas();
  public final TestPeople people = new TestPeople();

  /** The folders that every account is given. */
  final List<AssignedFolders.Given> given = new CopyOnWriteArrayList<>();

  public final StoreParts parts;
  public final MailStore store;
  private final String node;
  private final DataSource dataSource;

  private StoreFixture(
      TestDatabase database,
      DataSource dataSource,
      Path folder,
      String node,
      ChangeHints hints,
      TextIndex texts) {
    this.database = database;
    this.dataSource = dataSource;
    this.blobs =
        LocalBlobs.open(dataSource, folder, node, new LocalBlobs.Bounds(64 << 20, 1 << 30));
    this.parts =
        new StoreParts(
            new StoreParts.Dependencies(dataSource, blobs.blobs(), blobs.writer(), hints, quotas),
            Life.of(node),
            VIEW_MESSAGES);
    this.store =
        new MailStore(
            parts,
            new MailStore.Dependencies(
                blobs.spools(),
                texts,
                people,
                quotas,
                new TestKey(),
                new Forwarding(),
                new ForwardingItems(),
                _ -> given,
                new ForwardingBounds()),
            SUMMARY_OCTETS);
    this.node = node;
    parts.start();
    store.ready();
  }

  private final class Forwarding implements MailboxRules {
    @Override
    public Optional<String> server() {
      return rules.server();
    }

    @Override
    public void run(MailboxEvent event, List<? extends EventMessage> messages) {
      rules.run(event, messages);
    }
  }

  private final class ForwardingBounds implements FileLimits {
    @Override
    public boolean bound(String folder) {
      return bounds.bound(folder);
    }

    @Override
    public Optional<Failure> refusal(Connection connection, long account, Optional<Coming> file)
        throws SQLException {
      return bounds.refusal(connection, account, file);
    }
  }

  private class ForwardingItems implements CollectionItemPort {
    @Override
    public Set<String> mediaTypes() {
      return items.mediaTypes();
    }

    @Override
    public Answer<Optional<Keyed>> keyed(Appended message) throws IOException {
      return items.keyed(message);
    }

    @Override
    public Runnable leaving(Leaving leaving) throws IOException {
      return items.leaving(leaving);
    }

    @Override
    public boolean returned(long owner, long collection, CollectionKind kind) {
      return items.returned(owner, collection, kind);
    }
  }

  public People people() {
    return people;
  }

  public Collections collections() {
    return store.collections();
  }

  public Recoverer recoverer() {
    return new Recoverer(parts, store.tree(), new ForwardingItems());
  }

  /** Returns a recoverer whose node stops before it notifies anybody of what it restored. */
  public Recoverer endingRecoverer() {
    return new Recoverer(
        parts,
        store.tree(),
        new ForwardingItems() {
          @Override
          public boolean returned(long owner, long collection, CollectionKind kind) {
            return false;
          }
        });
  }

  /** Returns the restored collections whose notifications are missing. */
  public ReturnedCollections returnedCollections() {
    return new ReturnedCollections(parts.transactions(), new ForwardingItems());
  }

  public Rewinder rewinder() {
    return rewinder(
        new TaskRunner(parts.transactions(), Life.of(node), AuditOn.database(database)));
  }

  /** Returns a rewinder whose tasks run in a separate task runner. */
  public Rewinder rewinder(TaskRunner tasks) {
    return new Rewinder(parts, tasks, new RewindKind());
  }

  /** Returns a request to rewind an account, by the server's administrator. */
  public static Rewinder.Request rewindOf(long account) {
    return new Rewinder.Request(
        TaskSubject.account(1, account, account + "@example.test"),
        new TaskRequester("admin", TaskRequester.Rank.SERVER));
  }

  /** Returns what trimming asks of higher layers, as in production but for the references. */
  static Above above(List<BlobReferences> references) {
    return new Above(references, List.of(new AttachedTreeRows(), new RecoveryTaskRows()));
  }

  public static StoreFixture open(Path folder) {
    TestDatabase database = TestDatabase.fresh();
    return open(database, database.pooled(), folder, "a", new NoChangeHints());
  }

  public static StoreFixture open(
      TestDatabase database, DataSource dataSource, Path folder, String node, ChangeHints hints) {
    return new StoreFixture(database, dataSource, folder, node, hints, TextIndex.NONE);
  }

  /** Opens a node that uses an index. */
  public static StoreFixture open(Path folder, TextIndex texts) {
    TestDatabase database = TestDatabase.fresh();
    return new StoreFixture(database, database.pooled(), folder, "a", new NoChangeHints(), texts);
  }

  /** Gives an account an address by which others share with it. */
  public void called(long account, String address) {
    people.begin(account, 1, address);
  }

  public Caller account(long id) throws SQLException {
    return account(id, "user" + id + "@example.test");
  }

  public Caller account(long id, String address) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      store.provision(connection, List.of(new FirstMailboxes.Owner(id, 1, address)));
    }
    return new Caller(id, address, new Rights.User(), "test");
  }

  /** Creates a task of a restoration that another node runs. */
  public void restoring(String id) throws SQLException {
    new SqlTransactions(dataSource)
        .<Void, SQLException>write(
            connection -> {
              new Pipeline().add(RESTORATION, id).execute(connection);
              return null;
            });
  }

  public void endTasks() throws SQLException {
    execute("update task set state = 'DONE', lease = null, ended = now() where ended is null");
  }

  public void execute(String statement) throws SQLException {
    new SqlTransactions(dataSource)
        .<Void, SQLException>write(
            connection -> {
              new Pipeline().add(statement).execute(connection);
              return null;
            });
  }

  public SearchSource searched() {
    return (SearchSource) store.mailboxes();
  }

  public MailAccess mailboxes() {
    return store.mailboxes();
  }

  public ConversationAccess conversations() {
    return store.conversations();
  }

  public Spool spool(String text) throws IOException {
    return spool(text.getBytes(StandardCharsets.UTF_8));
  }

  Spool spool(byte[] octets) throws IOException {
    Spool spool = blobs.spools().open(octets.length);
    spool.write(octets, 0, octets.length);
    return spool;
  }

  public Delivery toInbox(Caller caller, String text) throws IOException {
    return delivery(text, new Target(caller.account(), INBOX, NO_PREFIX, Flags.NONE));
  }

  public Delivery delivery(String text, Target... targets) throws IOException {
    return new Delivery(spool(text), NOON, List.of(targets), Optional.empty());
  }

  public void append(Caller caller, MailboxName name, Flags flags, String... texts)
      throws IOException {
    List<Draft> drafts = new ArrayList<>();
    for (String text : texts) {
      drafts.add(new Draft(spool(text), flags, NOON));
    }
    done(mailboxes().append(caller, name, drafts));
  }

  public void expunge(Caller caller, long mailbox, UidSet uids) {
    done(
        mailboxes()
            .store(
                caller, mailbox, uids, FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    done(mailboxes().expunge(caller, mailbox, Optional.of(uids)));
  }

  public TargetAnswer deliver(Delivery delivery) {
    return committed(parts.deliveries().commit(delivery)).getFirst();
  }

  static List<TargetAnswer> committed(DeliveryAnswer answer) {
    assertThat(answer).isInstanceOf(DeliveryAnswer.Committed.class);
    return ((DeliveryAnswer.Committed) answer).targets();
  }

  public static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  public OpenMailbox open(Caller caller, MailboxName name) {
    return done(mailboxes().open(caller, name, false));
  }

  public MailboxView view(Caller caller, MailboxName name) {
    return open(caller, name).view();
  }

  public String text(Caller caller, long mailbox, long uid) throws IOException {
    try (Content content = done(mailboxes().content(caller, mailbox, uid)).orElseThrow()) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() throws IOException {
    store.close();
    parts.close();
    blobs.close();
    if (dataSource instanceof PGPoolingDataSource pool) {
      // The server of all tests has a limited number of connections.
      pool.close();
    }
  }
}
