package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;

/** Accounts. */
public final class AccountType {
  /** How many characters a name may have. */
  public static final int MOST_DISPLAY_NAME = 200;

  public static final Attribute<String> ADDRESS =
      Attribute.of("address", new AttributeType.Name(), "Address", "In a domain served here.")
          .atCreation(MUST)
          .like("name@example.com");
  public static final Attribute<String> PASSWORD =
      Attribute.of(
              "password",
              new AttributeType.Secret(),
              "Password",
              "How long it must be at least is a setting. When it is changed, the account's tokens and"
                  + " web sessions end, and what its mail programs have open.")
          .atCreation(MUST)
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
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "account",
              "accounts",
              "Whoever signs in, receives and is called.",
              ADDRESS,
              PASSWORD,
              DISPLAY_NAME,
              ENABLED,
              CREATED)
          .listing(ADDRESS, ENABLED, DISPLAY_NAME, CREATED)
          .within("domain")
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE)
          .proving(Operation.CHANGE);

  private AccountType() {}
}
