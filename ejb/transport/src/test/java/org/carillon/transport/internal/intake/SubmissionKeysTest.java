package org.carillon.transport.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a repeated submission with the same key is sent once. */
class SubmissionKeysTest {
  private static final String KEY = "0123456789abcdef";

  private final Transport transport = new Transport();
  private final SubmissionKeys keys = new SubmissionKeys(transport.transactions);
  private final UserSubmissions submissions = new UserSubmissions(transport.intake, keys);

  @AfterEach
  void close() {
    transport.close();
  }

  @BeforeEach
  void accounts() throws Exception {
    transport.allowed(1, 2);
  }

  private Answer<String> submit(String said, String to) {
    return submissions.submit(
        Transport.ALICE,
        new Submission(
            Transport.envelope("alice@example.test", to),
            transport.store.spooled("Subject: Once\n\nHello.\n"),
            Optional.of(new MailboxName("Sent")),
            Optional.empty(),
            Optional.of(new Submission.Key(KEY, said))));
  }

  @Test
  void repeatedSubmissionKeySendsOneMessage() {
    Answer<String> first = submit("hello", "bob@example.test");
    assertThat(first).isInstanceOf(Answer.Done.class);
    assertThat(submit("hello", "bob@example.test")).isEqualTo(first);
    assertThat(transport.store.got).hasSize(2);
  }

  @Test
  void concurrentSubmissionsOfOneKeySendOneMessage() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer<String>> one = () -> submit("hello", "far@example.org");
      var answers = threads.invokeAll(List.of(one, one, one));
      assertThat(answers).extracting(answer -> answer.get()).containsOnly(answers.get(0).get());
      assertThat(answers.get(0).get()).isInstanceOf(Answer.Done.class);
    }
    assertThat(transport.count("queue_message")).isEqualTo(1);
  }

  @Test
  void refusedSubmissionMayBeRetriedWithTheSameKey() {
    assertThat(submit("helo", "no@example.test")).isInstanceOf(Answer.Failed.class);
    assertThat(submit("hello", "bob@example.test")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void keyReusedWithOtherContentIsRefused() {
    submit("hello", "bob@example.test");
    assertThat(submit("hello again", "bob@example.test"))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Taken.class));
    assertThat(transport.store.got).hasSize(2);
  }

  @Test
  void claimOfADeadNodeIsTakenOverAndItsHolderSendsNothing() throws Exception {
    var key = new Submission.Key(KEY, "hello");
    var dead = (SubmissionKeys.State.Claimed) keys.claim(Transport.ALICE.account(), key);
    assertThat(keys.claim(Transport.ALICE.account(), key))
        .isEqualTo(new SubmissionKeys.State.Busy());
    transport.sql("update submission_key set since = now() - interval '11 minutes'");
    assertThat(submit("hello", "bob@example.test")).isInstanceOf(Answer.Done.class);
    assertThatThrownBy(
            () ->
                transport.transactions.write(
                    connection -> {
                      keys.sent(dead, "late").write(connection, 0, 0, List.of());
                      return null;
                    }))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void submissionKeysExpire() throws Exception {
    submit("hello", "bob@example.test");
    transport.sql("update submission_key set since = now() - interval '15 days'");
    assertThat(submit("hello", "bob@example.test")).isInstanceOf(Answer.Done.class);
    assertThat(transport.store.got).hasSize(4);
  }
}
