package org.carillon.unattended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.setting.SettingChanges;
import org.carillon.calendar.internal.published.UnattendedCalendarLinks;
import org.carillon.calendar.internal.published.UnattendedPublishedCalendars;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.internal.UnattendedFeeds;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.internal.UnattendedFileLinks;
import org.carillon.filelink.internal.UnattendedSite;
import org.carillon.hook.internal.ActiveHooks;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.carillon.mailbox.internal.OpenMailUrls;
import org.carillon.mailbox.internal.share.OpenShares;
import org.carillon.policy.internal.rule.ActiveScriptHolder;
import org.carillon.policy.internal.sentence.ForwardConsentHolder;
import org.carillon.settings.Scope;
import org.carillon.testing.DeclaredSettings;
import org.carillon.transport.internal.identity.ActiveWritingDeputies;
import org.junit.jupiter.api.Test;

/** Tests that everything a capability keeps that works without signing in is found and removed. */
class UnattendedAccessHoldersTest extends OwnIdentityTest {
  private static final ScriptAccess SCRIPTS =
      (ScriptAccess)
          Proxy.newProxyInstance(
              ScriptAccess.class.getClassLoader(),
              new Class<?>[] {ScriptAccess.class},
              (proxy, method, arguments) -> Answer.done());

  @Test
  void holdingsOfAnAccountAreListedAndWithdrawnWithoutOthers() throws Exception {
    directory.domain("example.test");
    directory.account("mallory@example.test");
    directory.account("bob@example.test");
    Account mallory = account("mallory@example.test");
    Account bob = account("bob@example.test");
    SqlTransactions transactions = new SqlTransactions(database.dataSource());
    for (Account owner : List.of(mallory, bob)) {
      fill(owner.id(), owner == mallory ? bob.id() : mallory.id());
    }
    List<UnattendedAccessHolder> holders =
        List.of(
            new ActiveHooks(transactions),
            new UnattendedFileLinks(transactions),
            new UnattendedCalendarLinks(transactions),
            new UnattendedPublishedCalendars(transactions),
            new UnattendedFeeds(transactions),
            new ForwardConsentHolder(transactions),
            new ActiveWritingDeputies(transactions),
            new OpenMailUrls(transactions),
            new ActiveScriptHolder(transactions, SCRIPTS),
            new OpenShares(transactions, null));

    Map<UnattendedAccess.Kind, List<String>> found =
        holders.stream()
            .collect(
                Collectors.toMap(
                    UnattendedAccessHolder::kind,
                    holder -> holder.of(mallory).stream().map(UnattendedAccess::about).toList()));
    assertThat(found)
        .containsEntry(
            UnattendedAccess.Kind.WEB_HOOK, List.of("hook" + mallory.id() + " https://evil.test/"))
        .containsEntry(UnattendedAccess.Kind.FILE_LINK, List.of("Calendar/secret.txt"))
        .containsEntry(UnattendedAccess.Kind.CALENDAR_LINK, List.of("Calendar for me"))
        .containsEntry(UnattendedAccess.Kind.PUBLISHED_CALENDAR, List.of("Calendar"))
        .containsEntry(UnattendedAccess.Kind.FEED, List.of("https://evil.test/feed"))
        .containsEntry(UnattendedAccess.Kind.WRITING_DEPUTY, List.of("bob@example.test"))
        .containsEntry(UnattendedAccess.Kind.MAIL_URL, List.of("Calendar", "Calendar"))
        .containsEntry(UnattendedAccess.Kind.FORWARDING, List.of("drop@evil.test"))
        .containsEntry(UnattendedAccess.Kind.SCRIPT, List.of("rules redirect"))
        .containsEntry(UnattendedAccess.Kind.SHARE, List.of("Calendar → bob@example.test"));
    assertThat(holders)
        .filteredOn(holder -> holder.kind() != UnattendedAccess.Kind.MAIL_URL)
        .allSatisfy(holder -> assertThat(holder.of(mallory).getFirst().since()).isPresent());

    for (UnattendedAccessHolder holder : holders.subList(0, 8)) {
      int many = holder.of(mallory).size();
      assertThat(holder.withdraw(ADMINISTRATOR, mallory)).as(holder.kind().word()).isEqualTo(many);
      assertThat(holder.of(mallory)).as(holder.kind().word()).isEmpty();
      assertThat(holder.of(bob)).as(holder.kind().word()).hasSize(many);
    }
  }

  @Test
  void fileSitesAreDisabledPerAccountAndKeepTheirFiles() throws Exception {
    directory.domain("example.test");
    directory.account("mallory@example.test");
    Account mallory = account("mallory@example.test");
    SqlTransactions transactions = new SqlTransactions(database.dataSource());
    List<Object> changed = new ArrayList<>();
    SettingChanges changes =
        (SettingChanges)
            Proxy.newProxyInstance(
                SettingChanges.class.getClassLoader(),
                new Class<?>[] {SettingChanges.class},
                (proxy, method, arguments) -> {
                  changed.addAll(List.of(arguments[1], arguments[2]));
                  return new Answer.Done<>(SettingChanges.Sheet.NONE);
                });
    DeclaredSettings settings = new DeclaredSettings().with(FileLinkSettings.SITES, true);
    UnattendedSite site = new UnattendedSite(transactions, settings, changes);
    assertThat(site.of(mallory)).isEmpty();

    execute(
        List.of(
            "insert into mailbox (id, account, name, uidvalidity, modseq) values (7, %d,"
                + " 'Files/Public/deep', 1, 1)",
            "insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)"
                + " values (7, 1, 1, 1, 1, 0, '2026-01-01T00:00:00Z', 0)"),
        mallory.id());
    UnattendedAccess found = site.of(mallory).getFirst();
    assertThat(found.about()).endsWith("/~mallory@example.test/");
    assertThat(found.since()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(site.withdraw(ADMINISTRATOR, mallory)).isEqualTo(1);
    assertThat(changed)
        .containsExactly(
            Scope.account(mallory.domain(), mallory.id()),
            Map.of(FileLinkSettings.SITES.key(), Optional.of("false")));

    settings.with(FileLinkSettings.SITES, false);
    assertThat(site.of(mallory)).isEmpty();
  }

  private Account account(String address) {
    return directory.accounts().find(ADMINISTRATOR, address)
            instanceof Answer.Done<Account>(Account found)
        ? found
        : null;
  }

  private void fill(long account, long other) throws SQLException {
    long mailbox = 1_000 + account;
    execute(
        List.of(
            "insert into mailbox (id, account, name, uidvalidity, modseq) values (%1$d, %2$d,"
                + " 'Calendar', 1, 1)",
            "insert into mailbox_right (mailbox, kind, subject, negative, rights) values (%1$d,"
                + " 0, %3$d, false, 3)",
            "insert into web_hook (name, address, kinds, account, enabled, seed, version,"
                + " created, since) values ('hook%2$d', 'https://evil.test/', 'EVENTS', %2$d,"
                + " true, 'x', 1, now(), now())",
            "insert into file_link (id, maker, mailbox, file, hash, made) values ('f%2$d', %2$d,"
                + " %1$d, 'secret.txt', 'f%2$d', now())",
            "insert into calendar_link (id, mailbox, part, hash, description, made, maker) values"
                + " ('c%2$d', %1$d, 'WHOLE', 'c%2$d', 'for me', now(), %2$d)",
            "insert into calendar_shown (mailbox, part, seed, changed) values (%1$d, 'BUSY', 'x',"
                + " now())",
            "insert into feed_subscription (mailbox, account, address, title, every) values"
                + " (%1$d, %2$d, 'https://evil.test/feed', '', 60)",
            "insert into forward_target (account, address, asked, agreed, day, letters) values"
                + " (%2$d, 'drop@evil.test', now(), now(), current_date, 1)",
            "insert into write_deputy (principal, deputy, since) values (%2$d, %3$d, now())",
            "insert into annotation (mailbox, reader, entry, value) values (%1$d, -1, 'urlauth',"
                + " 'x'), (%1$d, -1 - %3$d, 'urlauth', 'x')",
            "insert into script (account, name, used, content, octets, version) values (%2$d,"
                + " 'rules', 'ACTIVE', 'redirect \"drop@evil.test\";', 27, 1)"),
        mailbox,
        account,
        other);
  }

  private void execute(List<String> statements, Object... numbers) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.formatted(numbers));
      }
    }
  }
}
