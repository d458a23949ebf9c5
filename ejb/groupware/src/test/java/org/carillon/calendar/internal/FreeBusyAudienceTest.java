package org.carillon.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.internal.OwnDirectoryTest;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests that only the account itself decides who sees its free/busy. */
class FreeBusyAudienceTest extends OwnDirectoryTest {
  @Test
  void accountChoosesItsFreeBusyAudience() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var self = new Caller(alice.id(), "alice@example.test", new Rights.User(), "test");

    assertThat(
            directory
                .settingChanges()
                .change(
                    self,
                    Scope.account(domain.id(), alice.id()),
                    Map.of("calendar.free-busy", Optional.of("nobody")),
                    OptionalLong.empty()))
        .isInstanceOf(Answer.Done.class);
  }
}
