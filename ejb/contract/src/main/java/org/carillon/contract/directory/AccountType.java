package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

public final class AccountType {
  /** The maximum number of other addresses, and of telephone numbers, for a new account. */
  public static final int MOST_OTHERS = 100;

  public static final int MOST_DISPLAY_NAME = 200;

  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address", new AttributeType.Name(), "Address", "An address in a domain served here.")
          .atCreation(MUST)
          .like("name@example.com");
  public static final Attribute<String> PASSWORD =
      Attribute.of(
              "password",
              new AttributeType.Secret(true),
              "Password",
              "The minimum length is set in the password settings. When the password"
                  + " changes, the account's sessions and tokens end and its mail programs are"
                  + " signed out.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> PASSWORD_HASH =
      Attribute.of(
              "passwordHash",
              new AttributeType.Secret(false),
              "Hash of the password",
              "Use this instead of a password to import one from another server: crypt(3)"
                  + " ($6$, $2b$, $y$ …), PHC strings ($argon2id$ …), or the forms of LDAP and"
                  + " Dovecot ({SSHA512}, {SCRAM-SHA-256} …). It is converted when the owner signs"
                  + " in. A “!” means that there is no password yet.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> DISPLAY_NAME =
      Attribute.of(
              "displayName",
              new AttributeType.Text(MOST_DISPLAY_NAME),
              "Name",
              "The name that other people see.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "It can sign in and receive mail", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> CLASS =
      Attribute.of(
              "class",
              new AttributeType.Text(400),
              "Class of service",
              "Settings that the account does not set itself come from its class. A class "
                  + "belongs to the server (gold) or to the domain (gold@example.com).")
          .atCreation(MAY)
          .atChange(MAY)
          .like("gold")
          .naming("service-classes");
  public static final Attribute<List<String>> ALIASES =
      Attribute.of(
              "aliases",
              new AttributeType.Names(MOST_OTHERS),
              "Other addresses",
              "Further addresses at which it receives mail, in domains served here. For its "
                  + "own domain, the part before the @ is enough. If one of them cannot be added, "
                  + "the account is not added either.")
          .atCreation(MAY)
          .readElsewhere();
  public static final Attribute<List<String>> TELEPHONES =
      Attribute.of(
              "telephones",
              new AttributeType.Names(MOST_OTHERS),
              "Telephone numbers",
              "Numbers and extensions at which it can be called: digits, with or without a"
                  + " leading +. If one of them cannot be added, the account is not added either.")
          .atCreation(MAY)
          .readElsewhere();
  public static final Attribute<String> ID =
      Attribute.of(
              "id",
              new AttributeType.Text(36),
              "Id",
              "A permanent ID. It stays the same when the address changes and is never used"
                  + " again.")
          .initially("");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "account",
              "accounts",
              "Users who sign in, receive mail and can be called.",
              ADDRESS,
              Stream.of(
                      Stream.of(
                          PASSWORD,
                          PASSWORD_HASH,
                          DISPLAY_NAME,
                          ENABLED,
                          CLASS,
                          ALIASES,
                          TELEPHONES),
                      PersonAttributes.all().stream(),
                      Stream.of(CREATED, ID))
                  .flatMap(each -> each)
                  .toArray(Attribute<?>[]::new))
          .listing(ADDRESS, ENABLED, DISPLAY_NAME, CREATED)
          .within("domain")
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE)
          .proving(Operation.CHANGE);

  private AccountType() {}
}
