package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.account.profile.Profile;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.mail.MailArchive;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.junit.jupiter.api.Test;

class RestoreTargetsTest {
  private static final Caller ROOT = new Caller(1, "root@example.test", new Rights.User(), "test");
  private static final RestoreRequest ALL =
      new RestoreRequest(
          "b",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false);

  @Test
  void secretsOfAnotherHomeKeyAreReportedOnceWithTheirNumber() throws Exception {
    TaskProblems troubles = new TaskProblems();
    List<String> addresses =
        IntStream.range(0, 120).mapToObj("u%d@example.test"::formatted).toList();

    targets(troubles).prepare(addresses);

    assertThat(troubles.all())
        .singleElement()
        .asString()
        .startsWith("Secrets of 60 accounts were encrypted with another home key");
  }

  /** Creates targets in which all accounts are created; secrets of even ones can't be opened. */
  private static RestoreTargets targets(TaskProblems troubles) {
    AccountArchive accounts =
        fake(
            AccountArchive.class,
            (name, args) ->
                switch (name) {
                  case "having" -> new Answer.Done<>(Map.of());
                  case "opens" -> ((ArchivedAccount) args[0]).id() % 2 == 1;
                  case "make" ->
                      ((List<?>) args[1])
                          .stream().map(one -> made(((ArchivedAccount) one).address())).toList();
                  default -> throw new AssertionError(name);
                });
    MailArchive mail = fake(MailArchive.class, (_, args) -> Set.copyOf((Set<?>) args[0]));
    return new RestoreTargets(
        new RestoreRun.Dependencies(null, null, accounts, null, null, mail, null, null),
        ROOT,
        ALL,
        RestoreTargetsTest::archived,
        "run",
        troubles);
  }

  private static ArchivedAccount archived(String address) {
    return new ArchivedAccount(
        Long.parseLong(address.substring(1, address.indexOf('@'))),
        Optional.empty(),
        address,
        "",
        true,
        Profile.NONE,
        Optional.empty(),
        "",
        Optional.of(new byte[] {1}),
        List.of(),
        Map.of());
  }

  private static Answer<Account> made(String address) {
    return new Answer.Done<>(
        new Account(
            1 + archived(address).id(),
            UUID.randomUUID(),
            1,
            address,
            "",
            true,
            Profile.NONE,
            Optional.empty(),
            1,
            Instant.EPOCH));
  }

  @FunctionalInterface
  private interface Answering {
    Object answer(String method, Object[] args);
  }

  private static <T> T fake(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> answering.answer(method.getName(), args)));
  }
}
