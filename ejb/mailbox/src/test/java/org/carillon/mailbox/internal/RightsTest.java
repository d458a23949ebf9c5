package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests each operation without one of its rights and with exactly them (RFC 4314 §4). */
class RightsTest {
  private static final MailboxName OWN = new MailboxName("Work");
  private static final MailboxName SHARED = new MailboxName("~user1/Work");
  private static final MailboxName INBOX = MailboxName.INBOX;
  private static final UidSet FIRST = UidSet.of(1);

  @TempDir static Path folder;
  private static StoreFixture fixture;
  private static MailAccess mailboxes;
  private static Caller owner;
  private static Caller other;

  @BeforeAll
  static void open() throws SQLException {
    fixture = StoreFixture.open(folder);
    mailboxes = fixture.mailboxes();
    owner = fixture.account(1);
    other = fixture.account(2);
  }

  @AfterAll
  static void close() throws Exception {
    fixture.close();
  }

  /** An operation of another account on the shared mailbox. */
  private interface Action {
    Answer<?> of(Caller caller, long mailbox) throws IOException;
  }

  /** An operation, and the rights it needs. It is refused if any of them is missing. */
  private record Operation(String name, Set<Right> needed, Action action) {}

  private static Operation operation(String name, String needed, Action action) {
    return new Operation(name, MailboxRights.parse(needed).orElseThrow().rights(), action);
  }

  private static Answer<?> store(Caller caller, long mailbox, Flags flags) {
    return mailboxes.store(caller, mailbox, FIRST, FlagChange.ADD, flags, Optional.empty());
  }

  private static List<Operation> operations() {
    MailboxName below = new MailboxName("~user1/Work/below");
    MailboxName beside = new MailboxName("~user1/Work/beside");
    return List.of(
        operation("status", "r", (caller, id) -> mailboxes.status(caller, SHARED)),
        operation("select", "r", (caller, id) -> mailboxes.open(caller, SHARED, false)),
        operation("view", "r", (caller, id) -> mailboxes.view(caller, id)),
        operation("messages", "r", (caller, id) -> mailboxes.messages(caller, id, FIRST)),
        operation("contents", "r", (caller, id) -> mailboxes.contents(caller, id, FIRST)),
        operation("content", "r", (caller, id) -> mailboxes.content(caller, id, 1)),
        operation("vanished", "r", (caller, id) -> mailboxes.vanished(caller, id, 1)),
        operation("deleted octets", "r", (caller, id) -> mailboxes.deletedOctets(caller, SHARED)),
        operation("seen", "rs", (caller, id) -> store(caller, id, Flags.of(Flag.SEEN))),
        operation("deleted", "rt", (caller, id) -> store(caller, id, Flags.of(Flag.DELETED))),
        operation("flagged", "rw", (caller, id) -> store(caller, id, Flags.of(Flag.FLAGGED))),
        operation(
            "keyword",
            "rw",
            (caller, id) -> store(caller, id, new Flags(Set.of(), Set.of("$Forwarded")))),
        operation(
            "append",
            "i",
            (caller, id) ->
                mailboxes.append(
                    caller,
                    SHARED,
                    List.of(new Draft(fixture.spool("\r\n"), Flags.NONE, StoreFixture.NOON)))),
        operation("copy from", "r", (caller, id) -> mailboxes.copy(caller, id, FIRST, INBOX)),
        operation(
            "copy into",
            "i",
            (caller, id) ->
                mailboxes.copy(caller, fixture.view(caller, INBOX).mailbox(), FIRST, SHARED)),
        operation("move from", "rte", (caller, id) -> mailboxes.move(caller, id, FIRST, INBOX)),
        operation("expunge", "e", (caller, id) -> mailboxes.expunge(caller, id, Optional.empty())),
        operation("create", "k", (caller, id) -> mailboxes.create(caller, below, Set.of())),
        operation("delete", "x", (caller, id) -> mailboxes.delete(caller, SHARED)),
        operation("rename away", "x", (caller, id) -> mailboxes.rename(caller, below, beside)),
        operation("list rights", "a", (caller, id) -> mailboxes.accessList(caller, SHARED)),
        operation("grant", "a", (caller, id) -> grant(caller, SHARED, "user3", "lr")),
        operation(
            "required",
            "a",
            (caller, id) ->
                mailboxes.requiredRights(caller, SHARED, new Identifier("user3", false))),
        operation(
            "annotations",
            "lr",
            (caller, id) ->
                mailboxes.annotations(caller, Optional.of(SHARED), List.of("/shared/x"), 0)),
        operation(
            "annotate for oneself", "lr", (caller, id) -> annotate(caller, "/private/comment")),
        operation("annotate for all", "lrw", (caller, id) -> annotate(caller, "/shared/comment")));
  }

  private static Answer<?> annotate(Caller caller, String entry) {
    return mailboxes.annotate(
        caller, Optional.of(SHARED), List.of(new Annotation(entry, Optional.of(new byte[] {'x'}))));
  }

  private static Answer<Void> grant(Caller caller, MailboxName name, String who, String letters) {
    return mailboxes.grant(
        caller,
        name,
        Identifier.parse(who),
        RightsChange.REPLACE,
        MailboxRights.parse(letters).orElseThrow());
  }

  @TestFactory
  Stream<DynamicTest> operationsNeedTheirRights() {
    return operations().stream()
        .flatMap(
            operation ->
                Stream.concat(
                    Stream.of(
                        DynamicTest.dynamicTest(
                            operation.name + " with what it needs", () -> goes(operation)),
                        DynamicTest.dynamicTest(
                            operation.name + " with nothing",
                            () -> isHidden(operation, MailboxRights.NONE))),
                    operation.needed.stream()
                        .flatMap(
                            missing ->
                                Stream.of(
                                    DynamicTest.dynamicTest(
                                        operation.name + " with all but " + missing,
                                        () -> isRefused(operation, missing)),
                                    DynamicTest.dynamicTest(
                                        operation.name + " without lookup and " + missing,
                                        () -> isHidden(operation, without(missing)))))));
  }

  private static MailboxRights without(Right missing) {
    return MailboxRights.ALL.minus(MailboxRights.of(Right.LOOKUP, missing));
  }

  private static void goes(Operation operation) throws IOException {
    assertThat(attempt(operation, new MailboxRights(operation.needed)))
        .isInstanceOf(Answer.Done.class);
  }

  private static void isRefused(Operation operation, Right missing) throws IOException {
    Answer<?> answer = attempt(operation, MailboxRights.ALL.minus(MailboxRights.of(missing)));

    Class<?> expected = missing == Right.LOOKUP ? Failure.NotFound.class : Failure.NotAllowed.class;
    assertThat(failure(answer)).isInstanceOf(expected);
  }

  /** Asserts that the answer is the same as for a mailbox that does not exist. */
  private static void isHidden(Operation operation, MailboxRights rights) throws IOException {
    Failure refused = failure(attempt(operation, rights));
    boolean flags = Set.of("seen", "deleted", "flagged", "keyword").contains(operation.name);
    if (flags && rights.has(Right.READ)) {
      // The mailbox is selected, so the caller knows of it.
      assertThat(refused).isInstanceOf(Failure.NotAllowed.class);
      return;
    }
    StoreFixture.done(mailboxes.delete(owner, OWN));

    assertThat(failure(operation.action.of(other, 4_711))).isEqualTo(refused);
  }

  /** Creates the mailbox again, shares it with these rights, and runs the operation. */
  private static Answer<?> attempt(Operation operation, MailboxRights rights) throws IOException {
    for (String name : List.of("Work/below", "Work/beside", "Work")) {
      mailboxes.delete(owner, new MailboxName(name));
    }
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));
    for (MailboxName name : List.of(OWN, INBOX)) {
      StoreFixture.done(
          mailboxes.append(
              name == OWN ? owner : other,
              name,
              List.of(new Draft(fixture.spool("\r\n"), Flags.NONE, StoreFixture.NOON))));
    }
    StoreFixture.done(grant(owner, OWN, "user2", rights.letters()));
    if (operation.name.equals("rename away")) {
      // The mailbox below has the same rights; the mailbox above permits renaming within it.
      StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/below"), Set.of()));
      StoreFixture.done(grant(owner, OWN, "user2", rights.letters() + "k"));
    }
    return operation.action.of(other, fixture.view(owner, OWN).mailbox());
  }

  private static Failure failure(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).failure();
  }

  @TestFactory
  Stream<DynamicTest> mailboxIsListedOnlyWithTheLookupRight() {
    return Arrays.stream(Right.values())
        .map(
            right ->
                DynamicTest.dynamicTest(
                    "only " + right,
                    () -> {
                      attempt(operations().getFirst(), new MailboxRights(EnumSet.of(right)));
                      assertThat(StoreFixture.done(mailboxes.list(other)))
                          .as(right.name())
                          .filteredOn(entry -> entry.name().equals(SHARED))
                          .hasSize(right == Right.LOOKUP ? 1 : 0);
                    }));
  }
}
