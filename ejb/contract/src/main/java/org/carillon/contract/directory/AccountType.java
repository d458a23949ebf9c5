package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Accounts. */
public final class AccountType {
  /** How many other addresses, and how many numbers, are said when one is made. */
  public static final int MOST_OTHERS = 100;

  /** How many characters a name may have. */
  public static final int MOST_DISPLAY_NAME = 200;

  public static final Attribute<String> ADDRESS =
      Attribute.of("address", new AttributeType.Name(), "Address", "In a domain served here.")
          .atCreation(MUST)
          .like("name@example.com");
  public static final Attribute<String> PASSWORD =
      Attribute.of(
              "password",
              new AttributeType.Secret(true),
              "Password",
              "How long it must be at least is a setting. When it is changed, the account's tokens and"
                  + " web sessions end, and what its mail programs have open.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> PASSWORD_HASH =
      Attribute.of(
              "passwordHash",
              new AttributeType.Secret(false),
              "Hash of the password",
              "Instead of the password, from another server: of crypt(3) ($6$, $2b$, $y$ …), as a PHC"
                  + " string ($argon2id$ …), LDAP's or Dovecot's ({SSHA512}, {SCRAM-SHA-256} …). It"
                  + " becomes one of ours when the owner signs in. A “!” stands for no password yet.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> DISPLAY_NAME =
      Attribute.of(
              "displayName",
              new AttributeType.Text(MOST_DISPLAY_NAME),
              "Name",
              "As others read it.")
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
              "Whose settings it has where it has none of its own: one of the server's, such as"
                  + " gold, or of its domain, such as gold@example.com. Empty: none.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("gold");
  public static final Attribute<List<String>> ALIASES =
      Attribute.of(
              "aliases",
              new AttributeType.Names(MOST_OTHERS),
              "Other addresses",
              "Other addresses that it gets mail by, in domains served here; of its own domain what"
                  + " is before the @ is enough. It is made with all of them, or not at all.")
          .atCreation(MAY)
          .readElsewhere();
  public static final Attribute<List<String>> TELEPHONES =
      Attribute.of(
              "telephones",
              new AttributeType.Names(MOST_OTHERS),
              "Telephone numbers",
              "Numbers and extensions that it is called by: digits, with or without a leading +. It"
                  + " is made with all of them, or not at all.")
          .atCreation(MAY)
          .readElsewhere();
  public static final Attribute<String> ID =
      Attribute.of(
              "id",
              new AttributeType.Text(36),
              "Id",
              "It never changes, whatever address the account has, and never comes again.")
          .initially("");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "account",
              "accounts",
              "Whoever signs in, receives and is called.",
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
