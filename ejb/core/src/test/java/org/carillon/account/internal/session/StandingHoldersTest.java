package org.carillon.account.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.internal.OwnDirectoryTest;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.calendar.internal.published.StandingCalendarLinks;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.internal.StandingFeeds;
import org.carillon.filelink.internal.StandingFileLinks;
import org.carillon.hook.internal.StandingHooks;
import org.carillon.mailbox.internal.share.StandingShares;
import org.carillon.policy.internal.rule.StandingScript;
import org.carillon.policy.internal.sentence.StandingForwardings;
import org.junit.jupiter.api.Test;

/** What each capability keeps that works without anybody signed in is found, and taken away. */
class StandingHoldersTest extends OwnDirectoryTest {
  private static final ScriptAccess SCRIPTS =
      (ScriptAccess)
          Proxy.newProxyInstance(
              ScriptAccess.class.getClassLoader(),
              new Class<?>[] {ScriptAccess.class},
              (proxy, method, arguments) -> Answer.done());

  @Test
  void allOfAnAccountIsToldAndWithdrawnAndNothingOfOthers() throws Exception {
    directory.domain("example.test");
    directory.account("mallory@example.test");
    directory.account("bob@example.test");
    Account mallory = account("mallory@example.test");
    Account bob = account("bob@example.test");
    SqlTransactions transactions = new SqlTransactions(database.dataSource());
    for (Account owner : List.of(mallory, bob)) {
      fill(owner.id(), owner == mallory ? bob.id() : mallory.id());
    }
    List<StandingHolder> holders =
        List.of(
            new StandingHooks(transactions),
            new StandingFileLinks(transactions),
            new StandingCalendarLinks(transactions),
            new StandingFeeds(transactions),
            new StandingForwardings(transactions),
            new StandingScript(transactions, SCRIPTS),
            new StandingShares(transactions, null));

    Map<StandingAccess.Kind, List<String>> found =
        holders.stream()
            .collect(
                Collectors.toMap(
                    StandingHolder::kind,
                    holder -> holder.of(mallory).stream().map(StandingAccess::about).toList()));
    assertThat(found)
        .containsEntry(
            StandingAccess.Kind.WEB_HOOK, List.of("hook" + mallory.id() + " https://evil.test/"))
        .containsEntry(StandingAccess.Kind.FILE_LINK, List.of("Calendar/secret.txt"))
        .containsEntry(StandingAccess.Kind.CALENDAR_LINK, List.of("Calendar for me"))
        .containsEntry(StandingAccess.Kind.FEED, List.of("https://evil.test/feed"))
        .containsEntry(StandingAccess.Kind.FORWARDING, List.of("drop@evil.test"))
        .containsEntry(StandingAccess.Kind.SCRIPT, List.of("rules redirect"))
        .containsEntry(StandingAccess.Kind.SHARE, List.of("Calendar → bob@example.test"));
    assertThat(new StandingHooks(transactions).of(mallory).getFirst().since()).isPresent();

    for (StandingHolder holder : holders.subList(0, 5)) {
      assertThat(holder.withdraw(ADMINISTRATOR, mallory)).as(holder.kind().word()).isEqualTo(1);
      assertThat(holder.of(mallory)).as(holder.kind().word()).isEmpty();
      assertThat(holder.of(bob)).as(holder.kind().word()).hasSize(1);
    }
  }

  private Account account(String address) {
    return directory.accounts().find(ADMINISTRATOR, address)
            instanceof Answer.Done<Account>(Account found)
        ? found
        : null;
  }

  private void fill(long account, long other) throws SQLException {
    long mailbox = 1_000 + account;
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "insert into mailbox (id, account, name, uidvalidity, modseq) values (%1$d, %2$d,"
                  + " 'Calendar', 1, 1)",
              "insert into mailbox_right (mailbox, kind, subject, negative, rights) values (%1$d, 0,"
                  + " %3$d, false, 3)",
              "insert into web_hook (name, address, kinds, account, enabled, seed, version, created,"
                  + " since) values ('hook%2$d', 'https://evil.test/', 'EVENTS', %2$d, true, 'x', 1,"
                  + " now(), now())",
              "insert into file_link (id, maker, mailbox, file, hash, made) values ('f%2$d', %2$d,"
                  + " %1$d, 'secret.txt', 'f%2$d', now())",
              "insert into calendar_link (id, mailbox, part, hash, description, made, maker) values"
                  + " ('c%2$d', %1$d, 'WHOLE', 'c%2$d', 'for me', now(), %2$d)",
              "insert into feed_subscription (mailbox, account, address, title, every) values (%1$d,"
                  + " %2$d, 'https://evil.test/feed', '', 60)",
              "insert into forward_target (account, address, asked, agreed, day, letters) values"
                  + " (%2$d, 'drop@evil.test', now(), now(), current_date, 1)",
              "insert into script (account, name, used, content, octets, version) values (%2$d,"
                  + " 'rules', 'ACTIVE', 'redirect \"drop@evil.test\";', 27, 1)")) {
        statement.execute(sql.formatted(mailbox, account, other));
      }
    }
  }
}
