package org.carillon.mailbox.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.Test;

class AnnotationsTest extends AliceTest {
  private static final Optional<MailboxName> INBOX = Optional.of(MailboxName.INBOX);

  private static Annotation annotation(String entry, String value) {
    return new Annotation(entry, Optional.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> entries(Caller caller, Optional<MailboxName> mailbox, String below) {
    return StoreFixture.done(
            mailboxes.annotations(caller, mailbox, List.of(below), Integer.MAX_VALUE))
        .stream()
        .map(each -> each.entry() + "=" + new String(each.value().orElseThrow()))
        .toList();
  }

  @Test
  void entriesAreSetReplacedRemovedAndReadByDepth() {
    StoreFixture.done(
        mailboxes.annotate(
            alice,
            INBOX,
            List.of(annotation("/private/a", "1"), annotation("/private/a/b/c", "2"))));
    StoreFixture.done(mailboxes.annotate(alice, INBOX, List.of(annotation("/private/a", "3"))));

    assertThat(entries(alice, INBOX, "/private/a"))
        .containsExactly("/private/a=3", "/private/a/b/c=2");
    assertThat(StoreFixture.done(mailboxes.annotations(alice, INBOX, List.of("/private/a"), 1)))
        .hasSize(1);

    StoreFixture.done(
        mailboxes.annotate(alice, INBOX, List.of(new Annotation("/private/a", Optional.empty()))));
    assertThat(entries(alice, INBOX, "/private")).containsExactly("/private/a/b/c=2");
  }

  @Test
  void concurrentServerAnnotationsAreAllStored() throws Exception {
    List<Caller> administrators = new ArrayList<>();
    for (long account = 2; account < 10; account++) {
      fixture.account(account);
      administrators.add(
          new Caller(account, "root" + account, new Rights.ServerAdministrator(), "test"));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer<Void>>> answers =
          administrators.stream()
              .map(
                  one ->
                      threads.submit(
                          () ->
                              mailboxes.annotate(
                                  one,
                                  Optional.empty(),
                                  List.of(annotation("/shared/comment/" + one.name(), "hello")))))
              .toList();
      for (Future<Answer<Void>> answer : answers) {
        StoreFixture.done(answer.get());
      }
    }
    assertThat(entries(alice, Optional.empty(), "/shared/comment")).hasSize(8);
  }

  @Test
  void annotationIncreasesTheMailboxModseq() throws Exception {
    long mailbox = fixture.open(alice, MailboxName.INBOX).view().mailbox();
    long before = StoreFixture.done(mailboxes.view(alice, mailbox)).highestModseq();

    StoreFixture.done(mailboxes.annotate(alice, INBOX, List.of(annotation("/shared/x", "1"))));

    assertThat(StoreFixture.done(mailboxes.view(alice, mailbox)).highestModseq())
        .isGreaterThan(before);
  }

  @Test
  void serverEntriesNeedAnAdministratorAndOwnOnesArePrivate() throws Exception {
    StoreFixture.done(
        mailboxes.annotate(alice, Optional.empty(), List.of(annotation("/private/x", "mine"))));
    Caller bob = fixture.account(2);

    assertThat(entries(bob, Optional.empty(), "/private")).isEmpty();
    assertThat(
            mailboxes.annotate(bob, Optional.empty(), List.of(annotation("/shared/comment", "no"))))
        .isEqualTo(
            new Answer.Failed<>(
                MailboxFailure.notPermitted(
                    "Only administrators can set server annotations for all users")));
    Caller administrator = new Caller(2, "root", new Rights.ServerAdministrator(), "test");
    StoreFixture.done(
        mailboxes.annotate(
            administrator, Optional.empty(), List.of(annotation("/shared/comment", "hello"))));
    assertThat(entries(alice, Optional.empty(), "/shared"))
        .containsExactly("/shared/comment=hello");
  }

  @Test
  void tooManyAnnotationsChangeNothing() {
    List<Annotation> many =
        IntStream.range(0, Annotation.MOST_ENTRIES + 1)
            .mapToObj(i -> annotation("/private/" + i, "x"))
            .toList();

    assertThat(mailboxes.annotate(alice, INBOX, many))
        .isEqualTo(new Answer.Failed<>(MailboxFailure.tooManyAnnotations()));
    assertThat(entries(alice, INBOX, "/private")).isEmpty();
  }
}
