package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

public final class AdministratorType {
  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "A name without @, which gets a password of its own, or the address of an"
                  + " account, which keeps its password.")
          .atCreation(MUST);
  public static final Attribute<String> PASSWORD =
      Attribute.of(
              "password",
              new AttributeType.Secret(true),
              "Password",
              "Only for a new name. An account keeps its password.")
          .atCreation(MAY)
          .atChange(MUST);
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "The domain that it administers. Empty: the whole server.")
          .atCreation(MAY)
          .naming("domains");

  /** The role that has all rights. */
  public static final String ADMINISTRATOR = "administrator";

  /** The role that only helps users to sign in again. */
  public static final String HELP_DESK = "help-desk";

  public static final Attribute<String> ROLE =
      Attribute.of(
              "role",
              new AttributeType.Choice(List.of(ADMINISTRATOR, HELP_DESK)),
              "Role",
              "administrator: can do everything. help-desk: an account that can reset"
                  + " passwords in its domain, remove lost second factors, sign users out and let"
                  + " them try to sign in again. It sees neither mail nor settings.")
          .atCreation(MAY)
          .initially(ADMINISTRATOR);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "administrator",
              "administrators",
              "Administrators of the server or of a domain.",
              NAME,
              PASSWORD,
              DOMAIN,
              ROLE,
              CREATED)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.DELETE)
          .offers(Audience.ALL, Operation.CHANGE)
          .proving(Operation.CREATE, Operation.CHANGE);

  private AdministratorType() {}
}
