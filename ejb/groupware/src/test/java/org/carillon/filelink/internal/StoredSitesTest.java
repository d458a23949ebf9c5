package org.carillon.filelink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.PersonalSites;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that sites do not reveal which accounts exist. */
class StoredSitesTest extends AliceTest {
  private static final String ALICE = "alice@example.test";
  private static final String NOBODY = "nobody@example.test";

  private StoredSites sites;

  @BeforeEach
  void open() {
    FixedAddresses addresses = new FixedAddresses().account(1, "alice");
    ServiceCallers behalf =
        new ServiceCallers(addresses) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return Optional.of(alice);
          }
        };
    sites =
        new StoredSites(
            fixture.collections(),
            addresses,
            behalf,
            new DeclaredSettings().with(FileLinkSettings.SITES, true),
            null);
  }

  private List<Answer<PersonalSites.Found>> answers(String owner) {
    List<Answer<PersonalSites.Found>> answers = new ArrayList<>();
    for (List<String> path :
        List.of(
            List.<String>of(),
            List.of("page.html"),
            List.of("folder", "page.html"),
            List.of("x".repeat(300)),
            List.of("\0"),
            List.of(""))) {
      answers.add(sites.open(owner, path, true));
      answers.add(sites.open(owner, path, false));
    }
    return answers;
  }

  @Test
  void accountWithoutSiteLooksLikeUnknownAccount() {
    assertThat(answers(ALICE)).isEqualTo(answers(NOBODY)).hasSize(12);

    StoreFixture.done(
        fixture
            .collections()
            .create(alice, new MailboxName(PersonalSites.FOLDER), CollectionKind.FILES));
    assertThat(sites.open(ALICE, List.of(), false)).isInstanceOf(Answer.Done.class);
    assertThat(sites.open(NOBODY, List.of(), false)).isInstanceOf(Answer.Failed.class);
  }
}
