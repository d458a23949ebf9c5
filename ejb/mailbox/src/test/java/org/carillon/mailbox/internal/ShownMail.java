package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** Reads what an account shows to a client that looks at everything, independent of UIDs. */
final class ShownMail {
  private ShownMail() {}

  /** Returns the messages of each mailbox: the last line of their text, and their flags. */
  static SortedMap<String, List<String>> of(StoreFixture fixture, Caller caller)
      throws SQLException, IOException {
    SortedMap<String, List<String>> all = new TreeMap<>();
    for (String name : names(fixture, caller.account())) {
      all.put(name, messages(fixture, caller, new MailboxName(name)));
    }
    return all;
  }

  static List<String> names(StoreFixture fixture, long account) throws SQLException {
    List<String> names = new ArrayList<>();
    new SqlTransactions(fixture.dataSource())
        .<Void, SQLException>read(
            connection -> {
              new Pipeline()
                  .add(
                      row -> names.add(row.getString(1)),
                      "select name from mailbox where account = ? and removed is null order by name",
                      account)
                  .execute(connection);
              return null;
            });
    return names;
  }

  static List<String> messages(StoreFixture fixture, Caller caller, MailboxName name)
      throws IOException {
    MailboxView view = fixture.view(caller, name);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      Set<String> words = new TreeSet<>();
      for (Flag flag : Flag.values()) {
        if (flag.in(view.flags(i))) {
          words.add(flag.imapName());
        }
      }
      for (int bit = 0; bit < view.keywords().size(); bit++) {
        if ((view.flags(i) >> Flag.FIRST_KEYWORD_BIT + bit & 1) != 0) {
          words.add(view.keywords().get(bit));
        }
      }
      String text = fixture.text(caller, view.mailbox(), view.uid(i));
      shown.add(text.substring(text.lastIndexOf('\n') + 1) + " " + words);
    }
    Collections.sort(shown);
    return shown;
  }
}
