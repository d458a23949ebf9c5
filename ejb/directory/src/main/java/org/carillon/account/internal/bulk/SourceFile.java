package org.carillon.account.internal.bulk;

import java.util.List;
import org.carillon.account.bulk.AccountImport;
import org.carillon.contract.answer.Answer;

/** Reads accounts and groups from files. */
final class SourceFile {
  private SourceFile() {}

  /** Returns the accounts of a file, in its order. */
  static Answer<List<SourceAccount>> read(AccountImport file) {
    return switch (file.form()) {
      case CSV -> new CsvAccounts(file).read();
      case LDIF -> new LdifAccounts(file).read();
      case PASSWD -> new PasswdAccounts(file).read();
    };
  }

  /** Returns the groups of a file, in its order. */
  static List<SourceGroup> groups(AccountImport file) {
    return switch (file.form()) {
      case LDIF -> new LdifGroups(file).read();
      case CSV, PASSWD -> List.of();
    };
  }
}
