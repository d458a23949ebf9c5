package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.account.bulk.AccountImport;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.format.table.CsvCell;
import org.carillon.format.table.CsvRecords;

/** Reads accounts from separated values. The first line names attributes as REST does. */
final class CsvAccounts {
  private static final String ALIASES = "aliases";
  private static final String TELEPHONES = "telephones";
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");

  /** The columns by their names in lower case, also those that other programs use. */
  private static final Map<String, String> COLUMNS = new HashMap<>();

  static {
    ParsedAccount.names().forEach(name -> COLUMNS.put(name.toLowerCase(Locale.ROOT), name));
    for (String address : List.of("mail", "email", "e-mail", "username", "user", "login")) {
      COLUMNS.put(address, AccountType.ADDRESS.name());
    }
    COLUMNS.put("name", AccountType.DISPLAY_NAME.name());
    COLUMNS.put("hash", AccountType.PASSWORD_HASH.name());
    COLUMNS.put(ALIASES, ALIASES);
    COLUMNS.put(TELEPHONES, TELEPHONES);
  }

  private final AccountImport file;
  private final CsvRecords records;

  CsvAccounts(AccountImport file) {
    this.file = file;
    this.records = new CsvRecords(file.text());
  }

  Answer<List<SourceAccount>> read() {
    Optional<CsvRecords.Fields> head = records.next();
    if (head.isEmpty()) {
      return Answer.failed(new Failure.Invalid("text", "missing", "The file is empty."));
    }
    List<String> columns = new ArrayList<>();
    Set<String> twice = new HashSet<>();
    for (String name : head.get().values()) {
      String column = COLUMNS.get(name.toLowerCase(Locale.ROOT));
      if (column == null) {
        return Answer.failed(
            new Failure.Invalid(
                "text",
                "column",
                "The column “"
                    + name
                    + "” is unknown. The first line must name the columns: aliases,"
                    + " telephones, "
                    + String.join(", ", ParsedAccount.names())
                    + "."));
      }
      if (!twice.add(column)) {
        return Answer.failed(
            new Failure.Invalid("text", "column", "The column " + column + " occurs twice."));
      }
      columns.add(column);
    }
    return accounts(columns);
  }

  private Answer<List<SourceAccount>> accounts(List<String> columns) {
    SourceLimit accounts = new SourceLimit();
    Optional<CsvRecords.Fields> next = records.next();
    while (next.isPresent() && !accounts.isFull()) {
      accounts.add(account(columns, next.get()));
      next = records.next();
    }
    return accounts.all();
  }

  private SourceAccount account(List<String> columns, CsvRecords.Fields fields) {
    List<String> values = fields.values();
    Optional<String> problem =
        fields
            .problem()
            .or(
                () ->
                    values.size() > columns.size()
                        ? Optional.of("The line has more fields than the first line.")
                        : Optional.empty());
    if (problem.isPresent()) {
      return new SourceAccount(
          fields.line(),
          values.getFirst(),
          Answer.failed(new Failure.Invalid("", "malformed", problem.get())));
    }
    ParsedAccount said = new ParsedAccount(file.domain());
    for (int i = 0; i < values.size(); i++) {
      String column = columns.get(i);
      // An export never contains passwords. Formula marks of other fields belong to a password.
      boolean isMarked = !column.equals(AccountType.PASSWORD.name());
      String value = isMarked ? CsvCell.read(values.get(i)) : values.get(i);
      switch (column) {
        case ALIASES ->
            BETWEEN.splitAsStream(value).filter(CsvAccounts::isSaid).forEach(said::alias);
        case TELEPHONES ->
            BETWEEN.splitAsStream(value).filter(CsvAccounts::isSaid).forEach(said::telephone);
        default -> said.say(column, value);
      }
    }
    return said.at(fields.line());
  }

  private static boolean isSaid(String text) {
    return !text.isEmpty();
  }
}
