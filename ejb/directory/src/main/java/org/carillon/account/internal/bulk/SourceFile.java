package org.carillon.account.internal.bulk;

import java.util.List;
import org.carillon.account.bulk.AccountImport;
import org.carillon.contract.answer.Answer;

/** Files of accounts as they are read. */
final class SourceFile {
  private SourceFile() {}

  /** Its accounts, in its order. */
  static Answer<List<SourceAccount>> read(AccountImport file) {
    return switch (file.form()) {
      case CSV -> new CsvAccounts(file).read();
      case LDIF -> new LdifAccounts(file).read();
      case PASSWD -> new PasswdAccounts(file).read();
    };
  }

  /** Its groups, in its order. */
  static List<SourceGroup> groups(AccountImport file) {
    return switch (file.form()) {
      case LDIF -> new LdifGroups(file).read();
      case CSV, PASSWD -> List.of();
    };
  }
}
