package org.carillon.account.internal.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.account.bulk.AccountImport;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.PersonAttributes;

/**
 * Reads the accounts of a system's users: lines of passwd(5), of shadow(5), or both in one text.
 * System users are skipped; they are recognized by their numbers, or because nobody can sign in as
 * them. A locked user becomes an account that is switched off.
 */
final class PasswdAccounts {
  private static final int PASSWD_FIELDS = 7;
  private static final int SHADOW_FIELDS = 9;
  private static final int HASH = 1;
  private static final int NUMBER = 2;
  private static final int PERSON = 4;

  /** The lowest user number of a person, and the number of the user nobody. */
  private static final int FIRST = 1_000;

  private static final int NOBODY = 65_534;

  private static final Set<String> ELSEWHERE = Set.of("x", "");

  private final AccountImport file;
  private final Map<String, User> users = new LinkedHashMap<>();

  PasswdAccounts(AccountImport file) {
    this.file = file;
  }

  /** The data of the lines with the same name. */
  private static final class User {
    private final int line;
    private boolean malformed;
    private boolean passedOver;
    private boolean numbered;
    private String hash = "";
    private String person = "";

    User(int line) {
      this.line = line;
    }
  }

  Answer<List<SourceAccount>> read() {
    if (file.domain().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "missing", "A passwd file has names without domains. Give a domain."));
    }
    int line = 0;
    for (String one : (Iterable<String>) file.text().lines()::iterator) {
      line++;
      if (!one.isBlank() && !one.startsWith("#")) {
        read(line, one);
      }
    }
    SourceLimit accounts = new SourceLimit();
    users.forEach(
        (name, user) -> {
          if (!accounts.isFull() && !isOfTheSystem(user)) {
            accounts.add(account(name, user));
          }
        });
    return accounts.all();
  }

  private void read(int line, String text) {
    String[] fields = text.strip().split(":", -1);
    User user = users.computeIfAbsent(fields[0], _ -> new User(line));
    switch (fields.length) {
      case PASSWD_FIELDS -> {
        user.numbered = true;
        user.passedOver = !isOfPerson(fields[NUMBER]);
        user.person = fields[PERSON];
        if (user.hash.isEmpty() && !ELSEWHERE.contains(fields[HASH])) {
          user.hash = fields[HASH];
        }
      }
      case SHADOW_FIELDS -> user.hash = fields[HASH];
      default -> user.malformed = true;
    }
  }

  /** Returns whether the number is a person's. Files of mail programs have no numbers. */
  private static boolean isOfPerson(String number) {
    if (!number.matches("[0-9]{1,9}")) {
      return true;
    }
    int value = Integer.parseInt(number);
    return value >= FIRST && value != NOBODY;
  }

  private static boolean isOfTheSystem(User user) {
    return user.passedOver || !user.numbered && !user.malformed && stripped(user.hash).isEmpty();
  }

  /** Returns a hash without the prefix that locks it. */
  private static String stripped(String hash) {
    int begin = 0;
    while (begin < hash.length() && (hash.charAt(begin) == '!' || hash.charAt(begin) == '*')) {
      begin++;
    }
    return hash.substring(begin);
  }

  private SourceAccount account(String name, User user) {
    if (user.malformed) {
      return new SourceAccount(
          user.line,
          name,
          Answer.failed(
              new Failure.Invalid(
                  "",
                  "malformed",
                  "A line of a passwd file must have 7 fields separated by colons, a line of"
                      + " a shadow file 9.")));
    }
    ParsedAccount said = new ParsedAccount(file.domain());
    said.say(AccountType.ADDRESS, name);
    String hash = stripped(user.hash);
    said.say(AccountType.PASSWORD_HASH, hash);
    if (!hash.isEmpty() && hash.length() < user.hash.length()) {
      said.say(AccountType.ENABLED, "false");
    }
    // Full name, office, office telephone and home telephone, as chfn(1) writes them.
    String[] person = user.person.split(",", -1);
    said.say(AccountType.DISPLAY_NAME, person[0].strip());
    if (person.length > 2) {
      said.say(PersonAttributes.WORK_PHONE, person[2].strip());
    }
    if (person.length > 3) {
      said.say(PersonAttributes.HOME_PHONE, person[3].strip());
    }
    return said.at(user.line);
  }
}
