package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.sharing.MailboxGuest;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.delivery.PendingDelivery;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.SeenMode;
import org.junit.jupiter.api.Test;

/** Tests that a right revoked on another node allows no change here, despite caches. */
class RightsAskedAgainTest extends SharedMailboxTest {
  private static final MailboxRights LIST = MailboxRights.parse("lra").orElseThrow();

  /** Revokes the right without notifying this node. */
  private void takeAway() throws Exception {
    rights(other, SHARED);
    fixture.execute("delete from mailbox_right where subject = 2");
    assertThat(rights(other, SHARED)).as("remembered").isNotEmpty();
  }

  @Test
  void aFormerAdministratorCanNotGrantItselfRights() throws Exception {
    grant("user2", "lra");
    takeAway();

    assertThat(
            hindered(
                mailboxes.grant(
                    other, SHARED, Identifier.parse("user2"), RightsChange.REPLACE, LIST)))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN))).hasSize(1);
  }

  @Test
  void sharedAnnotationNeedsACurrentRight() throws Exception {
    grant("user2", "lrw");
    takeAway();
    Annotation note =
        new Annotation("/shared/comment", Optional.of("mine".getBytes(StandardCharsets.US_ASCII)));

    assertThat(hindered(mailboxes.annotate(other, Optional.of(SHARED), List.of(note))))
        .isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void creatingRenamingAndDeletingNeedCurrentRights() throws Exception {
    grant("user2", "lrkx");
    takeAway();

    assertThat(hindered(mailboxes.create(other, new MailboxName("~user1/Work/new"), Set.of())))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.rename(other, SHARED, new MailboxName("~user1/Work2"))))
        .isNotNull();
    assertThat(hindered(mailboxes.delete(other, SHARED))).isInstanceOf(Failure.NotFound.class);
    assertThat(fixture.view(owner, OWN).size()).isZero();
  }

  @Test
  void mailboxNameReusedMeanwhileIsNotTheRequestedOne() throws Exception {
    long mailbox = fixture.view(owner, OWN).mailbox();
    Person person = fixture.people.of(2).orElseThrow();
    try (Connection connection = fixture.dataSource().getConnection()) {
      assertThat(place(person, mailbox).row(connection).id).isEqualTo(mailbox);
      assertThatThrownBy(() -> place(person, mailbox + 1).row(connection))
          .isInstanceOf(RefusedException.class);
    }
    PendingDelivery appended = PendingDelivery.appended(List.of(), place(person, mailbox)::is);
    assertThat(appended.means(mailbox)).isTrue();
    assertThat(appended.means(mailbox + 1)).isFalse();
  }

  private static ResolvedMailbox place(Person person, long mailbox) {
    return new ResolvedMailbox(
        1,
        OWN,
        SHARED,
        MailboxRights.ALL,
        SeenMode.COMMON,
        Optional.of(new MailboxGuest(person, mailbox)));
  }
}
