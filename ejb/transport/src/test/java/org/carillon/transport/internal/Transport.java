package org.carillon.transport.internal;

import java.net.InetAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.carillon.account.FixedAddresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.net.Service;
import org.carillon.contract.program.RulePrograms;
import org.carillon.contract.stage.AddressRouting;
import org.carillon.contract.stage.ContentStage;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryRules;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.database.SqlTransactions;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.Subaddresses;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.node.Life;
import org.carillon.store.QuotaCheck;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.carillon.transport.internal.attempt.ActiveClaims;
import org.carillon.transport.internal.attempt.Claim;
import org.carillon.transport.internal.attempt.Claims;
import org.carillon.transport.internal.attempt.ExpansionWork;
import org.carillon.transport.internal.attempt.LocalWork;
import org.carillon.transport.internal.attempt.NoticeWork;
import org.carillon.transport.internal.attempt.ProgramWork;
import org.carillon.transport.internal.attempt.StoredRelayQueue;
import org.carillon.transport.internal.dispatch.ChangedCopies;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.internal.dispatch.GeneratedMailQueue;
import org.carillon.transport.internal.dispatch.LocalDelivery;
import org.carillon.transport.internal.dispatch.LocalMail;
import org.carillon.transport.internal.dispatch.LocalRecipients;
import org.carillon.transport.internal.dispatch.Router;
import org.carillon.transport.internal.dispatch.RuleReplies;
import org.carillon.transport.internal.dispatch.RuleRows;
import org.carillon.transport.internal.dispatch.StoredMailRedirect;
import org.carillon.transport.internal.identity.WritableAddresses;
import org.carillon.transport.internal.intake.Intake;
import org.carillon.transport.internal.intake.IntakeContents;
import org.carillon.transport.internal.intake.IntakeScreening;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.Enqueue;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.StoredMemory;
import org.carillon.transport.internal.relay.MailRoutes;
import org.carillon.transport.internal.room.FullAccounts;
import org.carillon.transport.internal.routing.GroupExpansion;
import org.carillon.transport.internal.routing.RecipientRule;
import org.carillon.transport.internal.routing.ReturnPaths;
import org.carillon.transport.internal.routing.RoutedRecipients;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.internal.routing.RoutingTables;
import org.carillon.transport.internal.routing.SendingLimits;
import org.carillon.transport.internal.routing.TrustedNetworks;
import org.carillon.transport.internal.rule.AuthorRule;
import org.carillon.transport.internal.rule.HopCount;
import org.carillon.transport.internal.rule.MessageSize;
import org.carillon.transport.internal.rule.OwnAddresses;
import org.carillon.transport.internal.rule.RecipientCount;
import org.carillon.transport.internal.rule.SenderRule;
import org.carillon.transport.internal.rule.SubaddressFiling;
import org.carillon.transport.internal.stage.ContentPipeline;
import org.carillon.transport.internal.stage.FilingPipeline;
import org.carillon.transport.internal.stage.IntakePipeline;
import org.carillon.transport.internal.stage.RulePipeline;
import org.carillon.transport.internal.stage.SigningPipeline;
import org.carillon.transport.internal.sts.PublishedPolicies;
import org.carillon.transport.internal.sts.StsPolicies;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** The whole transport of one or two nodes over a real database, for tests. */
public final class Transport implements AutoCloseable {

  public static final Caller ALICE = new Caller(1, "alice@example.test", new Rights.User(), "s1");
  static final Caller BOB = new Caller(2, "bob@example.test", new Rights.User(), "s2");
  public static final Caller ADMIN = new Caller(0, "admin", new Rights.ServerAdministrator(), "s0");

  public final TestDatabase database = TestDatabase.fresh();
  public final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  public final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test");
  public final FixedAddresses addresses =
      new FixedAddresses()
          .account(1, "alice", "alias")
          .account(2, "bob")
          .account(3, "chief")
          .postmaster("chief");
  public final MemoryGroups groups = new MemoryGroups(addresses);
  public final MemoryStore store = new MemoryStore(transactions);
  public final DueSignals signals = new DueSignals();
  final Enqueue enqueue = new Enqueue(database.dataSource());
  final Reports reports = new Reports(enqueue, settings);

  /** A trap that is no valid address. */
  static final String TRAP = "trap@example.test";

  public volatile long room = Long.MAX_VALUE;

  final QuotaCheck quotas =
      new QuotaCheck() {
        @Override
        public boolean has(long domain, long account, long octets) {
          return octets <= room;
        }

        @Override
        public boolean takes(long domain, long account, Held held, long octets) {
          return octets <= room;
        }

        @Override
        public long room(long domain, long account, Held held) {
          return room;
        }

        @Override
        public Left left(long domain, long account) {
          return new Left(room, room);
        }
      };

  public final FullAccounts full = new FullAccounts(transactions, quotas);
  final Routes routes =
      new Routes(addresses, (address, domain) -> RecipientLookup.Outcome.UNKNOWN, settings);

  public volatile AddressRouting routing = AddressRouting.NONE;

  final RoutedRecipients routedRecipients =
      new RoutedRecipients(
          new RoutingTables(settings),
          address -> routing.of(address),
          routes,
          addresses,
          new TrustedNetworks(settings));
  final SendingLimits limits = new SendingLimits(addresses, settings);
  public final ReturnPaths returns = new ReturnPaths(new TestKey(), addresses, settings);

  /** The mailbox of {@code +Work}, for all accounts. */
  final Subaddresses subaddresses =
      (account, detail, sender) ->
          detail.equals("Work") ? new MailboxName("Work") : MailboxName.INBOX;

  public volatile DeliveryRules rules = question -> DeliveryActions.filed(question.filing());

  final LocalRecipients locals =
      new LocalRecipients(
          settings,
          routes,
          limits,
          new FilingPipeline(List.of(new SubaddressFiling(subaddresses))),
          new RulePipeline(List.of(question -> rules.apply(question))));
  final Router router = new Router(addresses, routedRecipients, returns, locals);
  final StoredMemory memory = new StoredMemory(transactions);
  final RuleRows ruleRows = new RuleRows(enqueue, memory, returns, settings);
  public final GeneratedMailQueue writtenMail =
      new GeneratedMailQueue(store, enqueue, routes, store.spools(), signals, addresses);
  final LocalDelivery localDelivery =
      new LocalDelivery(
          store,
          new ChangedCopies(store, ruleRows, store.spools()),
          ruleRows,
          new RuleReplies(writtenMail, memory),
          signals);
  final Dispatch dispatch = new Dispatch(localDelivery, store, enqueue, signals, settings);
  final RecipientRule recipientRule =
      new RecipientRule(
          routes,
          routedRecipients,
          returns,
          new TrustedNetworks(settings),
          address -> address.equals(TRAP),
          groups,
          addresses,
          quotas,
          full,
          limits,
          settings);
  final OwnAddresses own = new OwnAddresses(addresses, settings);

  /** The changes of screened messages. */
  public volatile Function<ScreeningQuestion, List<OctetReplacement>> change =
      question -> List.of();

  private final class TextChange implements ContentStage {
    @Override
    public String name() {
      return "change";
    }

    @Override
    public StageTerms terms() {
      return StageTerms.own(StageTerms.FailurePolicy.DEFER);
    }

    @Override
    public List<OctetReplacement> change(ScreeningQuestion question) {
      return change.apply(question);
    }
  }

  public volatile ScreeningAnswer screened = ScreeningAnswer.UNCHANGED;

  public final Intake intake =
      new Intake(
          new IntakePipeline(
              List.of(),
              List.of(),
              List.of(new SenderRule(own, limits)),
              List.of(recipientRule),
              List.of(
                  new AuthorRule(own, new WritableAddresses(transactions, addresses)),
                  new HopCount(settings),
                  new MessageSize(limits),
                  new RecipientCount(limits))),
          recipientRule,
          new IntakeScreening(List.of(question -> screened), store.spools()),
          new IntakeContents(new ContentPipeline(List.of(new TextChange())), store.spools()),
          store.spools(),
          router,
          dispatch,
          new LocalMail(routes, locals, dispatch),
          new TrustedNetworks(settings),
          _ -> OptionalLong.empty(),
          settings);

  /** The DNS and the web in which domains publish their policies. */
  public final MemoryDns dns = new MemoryDns();

  public final CannedWeb web = new CannedWeb();

  /** The signing stages of nodes made from now on. */
  final List<SigningStage> signers = new ArrayList<>();

  public final StoredRelayQueue queue = queue("a");
  public final LocalWork localWork =
      new LocalWork(
          reports,
          routes,
          groups,
          locals,
          localDelivery,
          quotas,
          store,
          store.spools(),
          signals,
          transactions);
  public final NoticeWork noticeWork =
      new NoticeWork(
          reports,
          routes,
          returns,
          locals,
          dispatch,
          addresses,
          store,
          store.spools(),
          settings,
          transactions);

  static final int MOST_IN_GROUPS = 1000;

  public final ExpansionWork spreadWork =
      new ExpansionWork(
          new GroupExpansion(groups, addresses, routes, MOST_IN_GROUPS),
          locals,
          returns,
          dispatch,
          reports,
          store,
          store.spools(),
          signals,
          transactions);

  public volatile RulePrograms programs =
      (call, sender, recipient, message) -> new RulePrograms.Done();

  public final ProgramWork programWork =
      new ProgramWork(
          (call, sender, recipient, message) -> programs.run(call, sender, recipient, message),
          reports,
          store,
          signals,
          transactions);

  public StoredMailRedirect onward() {
    return new StoredMailRedirect(addresses, locals, localDelivery, store.spools());
  }

  private StsPolicies stsPolicies() {
    return new StsPolicies(
        new PublishedPolicies(dns, new WebFetch(dns, web, settings)), transactions);
  }

  public StoredRelayQueue queue(String node) {
    return new StoredRelayQueue(
        claims(node),
        reports,
        new ActiveClaims(),
        signals,
        transactions,
        store,
        new SigningPipeline(signers),
        // There are no routes, so no change is watched and no password is opened.
        new MailRoutes(database.transactions(), null, null, settings),
        stsPolicies(),
        settings);
  }

  public Claims claims(String node) {
    return new Claims(transactions, settings, Life.of(node));
  }

  /** Works once on all due entries of a kind; returns their number. */
  public int work(Work work) throws SQLException {
    List<Claim> claims = claims("a").claim(work, 100, ActiveClaims.Room.unbounded());
    for (Claim claim : claims) {
      switch (work) {
        case LOCAL -> localWork.attempt(claim);
        case NOTICE -> noticeWork.tell(claim);
        case PROGRAM -> programWork.attempt(claim);
        case SPREAD -> spreadWork.attempt(claim);
        case RELAY -> throw new IllegalArgumentException("The desk's work");
      }
    }
    return claims.size();
  }

  /** An unauthenticated session on port 25. */
  public static IntakeSession stranger() {
    return session(Service.SMTP, Optional.empty());
  }

  public static IntakeSession session(Service service, Optional<Caller> caller) {
    return new IntakeSession(
        service,
        InetAddress.ofLiteral("192.0.2.9"),
        "client.example.org",
        true,
        "",
        caller,
        "session");
  }

  public static ReversePath from(String address) {
    return new ReversePath(
        address, 0, ReversePath.Body.EIGHT_BIT_MIME, false, Optional.empty(), Optional.of("env-1"));
  }

  public static ForwardPath to(String address, ForwardPath.Notify... notify) {
    return new ForwardPath(address, Set.of(notify), Optional.of("rfc822;" + address));
  }

  public static Envelope envelope(String from, String... to) {
    List<ForwardPath> paths = new ArrayList<>();
    for (String address : to) {
      paths.add(to(address));
    }
    return new Envelope(from(from), paths);
  }

  public long count(String query) throws SQLException {
    return transactions.read(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("SELECT count(*) FROM " + query)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  public void allowed(long principal, long deputy) throws SQLException {
    sql(
        "insert into domain (id, name, description, enabled, version, created)"
            + " values (1, 'example.test', '', true, 0, now()) on conflict do nothing");
    for (long id : new long[] {principal, deputy}) {
      sql(
          "insert into account (id, domain, local_part, display_name, enabled, version, created)"
              + (" values (" + id + ", 1, 'user" + id + "', '', true, 0, now())")
              + " on conflict do nothing");
    }
    sql("insert into write_deputy values (" + principal + ", " + deputy + ", now())");
  }

  public void sql(String statement) throws SQLException {
    transactions.write(
        connection -> {
          try (var update = connection.createStatement()) {
            return update.executeUpdate(statement);
          }
        });
  }

  /** Sets the database's clock ahead of this process's. */
  void shiftDatabaseClock(String ahead) throws SQLException {
    sql(
        "CREATE FUNCTION public.now() RETURNS timestamptz STABLE LANGUAGE sql AS"
            + " 'SELECT pg_catalog.now() + interval ''"
            + ahead
            + "'''");
    // The first schema in the path hides the built-in function.
    sql(
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
            + " || ' SET search_path = public, pg_catalog'; END $$");
  }

  @Override
  public void close() {
    database.close();
  }
}
