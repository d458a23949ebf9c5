package org.carillon.account.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.ImportForm;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.PersonAttributes;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final String CSV =
      """
      \uFEFFaddress;displayName;passwordHash;aliases;telephones;department;enabled
      ann;"Ann ""The"" Lee; Dr.";{SHA512}abc;a.lee,lee@b.test;+4312345;Law;no

      ben@b.test;"two
      lines";;;;;
      ;nobody;;;;;
      ann;again;;;;;
      cid;"open;;;;;;
      """;

  private static final String LDIF =
      """
      version: 1
      # A tree
      dn: ou=people,dc=a,dc=test
      objectClass: organizationalUnit
      ou: people

      dn: uid=ann,ou=people,dc=a,dc=test
      objectClass: inetOrgPerson
      uid: ann
      cn:: QW5uIEzDqWU=
      sn: Le
       e
      mail: ann@a.test
      mail: a.lee@a.test
      telephoneNumber: +43 1 23
      userPassword:: e1NTSEF9YWJj

      dn: uid=ben,ou=people,dc=a,dc=test
      objectClass: posixAccount
      uid: ben
      cn: Ben
      userPassword: secret

      dn: uid=cid,ou=people,dc=a,dc=test
      changetype: delete
      """;

  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/bash
      ann:x:1000:1000:Ann Lee,room 1,4711,0815:/home/ann:/bin/bash
      ben:x:1001:1001::/home/ben:/bin/bash
      nobody:x:65534:65534:nobody:/:/bin/false
      odd:x
      root:*:19000:0:99999:7:::
      ann:$6$salt$hash:19000:0:99999:7:::
      ben:!$6$salt$other:19000:0:99999:7:::
      daemon:*:19000:0:99999:7:::
      """;

  private static List<SourceAccount> read(ImportForm form, String text) {
    return done(SourceFile.read(new AccountImport(form, text, Optional.of("a.test"))));
  }

  private static NewAccount account(List<SourceAccount> all, int index) {
    return done(all.get(index).account());
  }

  private static String code(List<SourceAccount> all, int index) {
    return switch (all.get(index).account().asFailure().orElseThrow()) {
      case Failure.Invalid invalid -> invalid.code();
      case Failure.Taken taken -> taken.code();
      case Failure other -> throw new AssertionError(other);
    };
  }

  @Test
  void separatedValuesNameAttributesInTheirFirstLine() {
    List<SourceAccount> all = read(ImportForm.CSV, CSV);

    NewAccount ann = account(all, 0);
    assertThat(ann.address()).isEqualTo("ann@a.test");
    assertThat(ann.displayName()).isEqualTo("Ann \"The\" Lee; Dr.");
    assertThat(ann.password()).isEqualTo(new PasswordInput.Hashed("{SHA512}abc"));
    assertThat(ann.enabled()).isFalse();
    assertThat(ann.profile().text(PersonAttributes.DEPARTMENT)).isEqualTo("Law");
    assertThat(ann.aliases())
        .extracting(alias -> alias.kind() + " " + alias.address())
        .containsExactly("NAME a.lee@a.test", "NAME lee@b.test", "TELEPHONE +4312345@a.test");
    NewAccount ben = account(all, 1);
    assertThat(ben.address()).isEqualTo("ben@b.test");
    assertThat(ben.password()).as("none yet").isEqualTo(new PasswordInput.Hashed("!"));
    assertThat(all).extracting(SourceAccount::line).containsExactly(2, 4, 6, 7, 8);
    assertThat(List.of(code(all, 2), code(all, 3), code(all, 4)))
        .containsExactly("missing", "twice", "malformed");
  }

  @Test
  void unknownColumnRefusesTheWholeFile() {
    Answer<?> answer =
        SourceFile.read(
            new AccountImport(ImportForm.CSV, "address,shoe size\na@a.test,42", Optional.empty()));

    assertThat(answer.asFailure())
        .containsInstanceOf(Failure.Invalid.class)
        .get()
        .asString()
        .contains("shoe size");
  }

  @Test
  void ldifPersonsAreImportedAsAccounts() {
    List<SourceAccount> all = read(ImportForm.LDIF, LDIF);

    NewAccount ann = account(all, 0);
    assertThat(ann.address()).isEqualTo("ann@a.test");
    assertThat(ann.displayName()).isEqualTo("Ann Lée");
    assertThat(ann.profile().text(PersonAttributes.FAMILY_NAME)).isEqualTo("Lee");
    assertThat(ann.password()).isEqualTo(new PasswordInput.Hashed("{SSHA}abc"));
    assertThat(ann.aliases()).extracting(alias -> alias.address()).containsExactly("a.lee@a.test");
    NewAccount ben = account(all, 1);
    assertThat(ben.address()).isEqualTo("ben@a.test");
    assertThat(ben.password()).isEqualTo(new PasswordInput.Typed("secret"));
    assertThat(all).hasSize(3);
    assertThat(code(all, 2)).isEqualTo("malformed");
  }

  @Test
  void passwdUsersAreImportedExceptSystemUsers() {
    List<SourceAccount> all = read(ImportForm.PASSWD, PASSWD);

    assertThat(all).extracting(SourceAccount::name).containsExactly("ann", "ben", "odd");
    NewAccount ann = account(all, 0);
    assertThat(ann.displayName()).isEqualTo("Ann Lee");
    assertThat(ann.profile().text(PersonAttributes.WORK_PHONE)).isEqualTo("4711");
    assertThat(ann.password()).isEqualTo(new PasswordInput.Hashed("$6$salt$hash"));
    assertThat(ann.enabled()).isTrue();
    NewAccount ben = account(all, 1);
    assertThat(ben.password()).isEqualTo(new PasswordInput.Hashed("$6$salt$other"));
    assertThat(ben.enabled()).as("locked").isFalse();
    assertThat(code(all, 2)).isEqualTo("malformed");
  }

  /** Tests that for any text, each of its accounts is either read or refused. */
  @Test
  void randomImportFileIsReadWithoutException() {
    Random random = new Random(7);
    String odd = "\n\r\t ,;:\"\\<#=!*$\u0000\uD83D\uFEFFx";
    for (ImportForm form : ImportForm.values()) {
      String good =
          switch (form) {
            case CSV -> CSV;
            case LDIF -> LDIF;
            case PASSWD -> PASSWD;
          };
      for (int round = 0; round < 3_000; round++) {
        StringBuilder text = new StringBuilder(good);
        for (int change = random.nextInt(8); change >= 0; change--) {
          int at = random.nextInt(text.length());
          switch (random.nextInt(3)) {
            case 0 -> text.insert(at, odd.charAt(random.nextInt(odd.length())));
            case 1 -> text.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
            default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(40)));
          }
        }
        assertThat(SourceFile.read(new AccountImport(form, text.toString(), Optional.of("a.test"))))
            .isNotNull();
      }
    }
  }
}
