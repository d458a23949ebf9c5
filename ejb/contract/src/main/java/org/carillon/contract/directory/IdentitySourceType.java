package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** Programs elsewhere that know who is who, and whose password is right. */
public final class IdentitySourceType {
  private static final int MOST_TEXT = 1_000;
  private static final int MOST_CERTIFICATES = 50_000;
  private static final int MOST_METADATA = 300_000;
  private static final int MOST_DOMAINS = 100;
  private static final int MOST_ATTRIBUTES = 50;
  private static final int MOST_BUTTON = 60;
  private static final int MOST_CLAIM = 100;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "A word of lower-case letters, digits and hyphens, by which logs call it.")
          .atCreation(MUST)
          .like("staff");
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(
                  List.of("ldap", "radius", "helper", "oidc", "saml", "kerberos")),
              "Kind",
              "How it is asked: a directory (Active Directory, OpenLDAP) by LDAP, a RADIUS server,"
                  + " or a helper program that the server runs. To an OpenID provider (oidc:"
                  + " Keycloak, Entra ID, Google) or an identity provider by SAML 2.0 (saml: AD FS,"
                  + " Shibboleth) browsers are sent, and no password is seen here. Of a Kerberos realm people bring tickets, which are read by a keytab.")
          .atCreation(MUST);
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Text(MOST_TEXT),
              "Address",
              "ldaps://host or ldap://host for a directory, host:port for RADIUS, the issuer's"
                  + " https://host/path for an OpenID provider, where a SAML provider's metadata is"
                  + " (or, where that is pasted, its entity ID), the realm for Kerberos, the program's"
                  + " name in the server's folder for helpers and its arguments for a helper."
                  + " Several servers, with commas between, are tried in order.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("ldaps://dc1.example.com,ldaps://dc2.example.com");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "In use", "Whether it is asked.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Integer> POSITION =
      Attribute.of(
              "position",
              new AttributeType.Whole(0, 1_000),
              "Position",
              "Several sources of a domain are asked in the order of these numbers, until one knows"
                  + " who it is.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(100);
  public static final Attribute<List<String>> DOMAINS =
      Attribute.of(
              "domains",
              new AttributeType.Names(MOST_DOMAINS),
              "Domains",
              "Whose accounts it is asked about; none for all domains. It is asked only where the"
                  + " setting “Passwords are checked” says so.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of());
  public static final Attribute<Boolean> START_TLS =
      Attribute.of(
              "startTls",
              new AttributeType.Switch(),
              "StartTLS",
              "With ldap:// addresses nothing is said before TLS has begun. Off: passwords travel"
                  + " as they are.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> CERTIFICATES =
      Attribute.of(
              "certificates",
              new AttributeType.Text(MOST_CERTIFICATES),
              "Trusted authorities",
              "Certificates in PEM, by one of which the servers' own must be signed. Empty: those"
                  + " that this machine trusts.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> BIND_NAME =
      Attribute.of(
              "bindName",
              new AttributeType.Text(MOST_TEXT),
              "Bind name",
              "As whom the directory is searched. Empty: as nobody. Of an OpenID provider, what it"
                  + " calls this server: the client id; of a SAML provider, the entity ID. Empty"
                  + " there: this server's web address with saml/ and the source's name.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("cn=carillon,ou=services,dc=example,dc=com");
  public static final Attribute<String> SECRET =
      Attribute.of(
              "secret",
              new AttributeType.Secret(true),
              "Secret",
              "The bind name's password, the secret shared with RADIUS servers, the client's at an"
                  + " OpenID provider, for SAML this server's private key and certificate in PEM (made"
                  + " where there are none), or for Kerberos the keytab in Base64. Kept encrypted under the home's key, and never shown.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> USER_NAME =
      Attribute.of(
              "userName",
              new AttributeType.Text(MOST_TEXT),
              "User name",
              "What somebody is called there: {user} stands for what is before the @, {domain} for"
                  + " what is behind it, {address} for both. By LDAP he binds as that, such as"
                  + " uid={user},ou=people,dc=example,dc=com or {user}@corp.example.com; empty: he"
                  + " is searched for first. For RADIUS, empty means {address}.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("{user}@corp.example.com");
  public static final Attribute<String> BASE =
      Attribute.of(
              "base",
              new AttributeType.Text(MOST_TEXT),
              "Search base",
              "Below which entry of the directory people are searched for. Empty: nowhere, and no"
                  + " attributes are taken over.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("ou=people,dc=example,dc=com");
  public static final Attribute<String> FILTER =
      Attribute.of(
              "filter",
              new AttributeType.Text(MOST_TEXT),
              "Filter",
              "Which entry is somebody's (RFC 4515), {user}, {domain} and {address} being put in."
                  + " With (memberOf=…) only who is in a group is let in.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("(|(mail={address})(uid={user}))");
  public static final Attribute<List<String>> ATTRIBUTES =
      Attribute.of(
              "attributes",
              new AttributeType.Names(MOST_ATTRIBUTES),
              "Attributes",
              "What is taken over into accounts: displayName, aliases, an attribute of people or an"
                  + " account's setting by its key, = and the source's attribute. Of several for one the first that has a value"
                  + " counts.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(
              List.of(
                  "displayName=displayName",
                  "displayName=cn",
                  "givenName=givenName",
                  "familyName=sn",
                  "title=title",
                  "organization=o",
                  "department=department",
                  "workPhone=telephoneNumber",
                  "mobilePhone=mobile"))
          .folded();
  public static final Attribute<String> BUTTON =
      Attribute.of(
              "button",
              new AttributeType.Text(MOST_BUTTON),
              "On the sign-in page",
              "What people know an OpenID or SAML provider by: they read “Sign in with” and this. Empty: the"
                  + " source's name.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("Example Corporation");
  public static final Attribute<String> SCOPES =
      Attribute.of(
              "scopes",
              new AttributeType.Text(MOST_TEXT),
              "Scopes",
              "What an OpenID provider is asked to tell, with spaces between; openid is asked for"
                  + " always.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("openid profile email");
  public static final Attribute<String> CLAIM =
      Attribute.of(
              "claim",
              new AttributeType.Text(MOST_CLAIM),
              "Claim of the address",
              "Which claim of an OpenID provider is somebody's address here, or what is before the"
                  + " @, where the source is for one domain. Of a SAML provider, which attribute, or"
                  + " nameid for the NameID; email is also mail and a NameID that is an address.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("email");
  public static final Attribute<Boolean> TRUSTS_ADDRESSES =
      Attribute.of(
              "trustsAddresses",
              new AttributeType.Switch(),
              "Its addresses are right",
              "Off: the claim email counts only where the provider says that it has verified it. On:"
                  + " people can't choose their address there.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<String> SECOND_FACTOR =
      Attribute.of(
              "secondFactor",
              new AttributeType.Choice(List.of("ours", "said", "theirs")),
              "Second factor",
              "ours: who has one here is asked for it after an OpenID provider. said: not if the"
                  + " provider says that it asked for one (amr, acr). theirs: never, it sees to that"
                  + " itself.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("ours");
  public static final Attribute<String> METADATA =
      Attribute.of(
              "metadata",
              new AttributeType.Text(MOST_METADATA),
              "SAML metadata",
              "What a SAML provider says of itself (XML), where it can't be read from an address."
                  + " The address is its entity ID then.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> NAME_FORMAT =
      Attribute.of(
              "nameFormat",
              new AttributeType.Choice(List.of("any", "email", "persistent", "transient")),
              "NameID format",
              "By which kind of name a SAML provider is asked to call people.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("any")
          .folded();
  public static final Attribute<String> ACCOUNTS =
      Attribute.of(
              "accounts",
              new AttributeType.Choice(List.of("never", "sign-in", "mail")),
              "Makes accounts",
              "never: only who has an account signs in. sign-in: at the first sign-in one is made."
                  + " mail: also when mail first comes for an address that the source knows.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("sign-in");
  public static final Attribute<Integer> REFRESH =
      Attribute.of(
              "refresh",
              new AttributeType.Whole(0, 10_080),
              "Brought up to date after",
              "Minutes for which what was taken over is not looked at again at sign-ins.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(60);
  public static final Attribute<Integer> REMEMBER =
      Attribute.of(
              "remember",
              new AttributeType.Whole(0, 86_400),
              "Passwords remembered",
              "Seconds for which a node does not show a right password to the source again. So long"
                  + " one that was changed or locked there still opens here. 0: it is asked each"
                  + " time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(300);
  public static final Attribute<Boolean> KEEP_HASH =
      Attribute.of(
              "keepHash",
              new AttributeType.Switch(),
              "Keeps a hash",
              "While the source is away, the password that was last right there opens the account.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<Integer> TIMEOUT =
      Attribute.of(
              "timeout",
              new AttributeType.Whole(1, 60),
              "Time-out",
              "Seconds that a server may take; then the next is asked.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(5);
  public static final Attribute<Integer> CONNECTIONS =
      Attribute.of(
              "connections",
              new AttributeType.Whole(1, 200),
              "At once",
              "How many questions a node asks it at a time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(20);
  public static final Attribute<String> ANSWERS =
      Attribute.of(
          "answers",
          new AttributeType.Choice(List.of("yes", "no", "not-asked")),
          "Answers",
          "Whether it answered the last time that the node which shows this asked it. While it"
              + " does not, clients are asked to come again.");
  public static final Attribute<Instant> SILENT_SINCE =
      Attribute.of(
          "silentSince",
          new AttributeType.Time(),
          "No answer since",
          "When it first failed that node after it had answered.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "identity-source",
              "identity-sources",
              "Programs elsewhere that know who is who: directories, RADIUS servers, helpers, OpenID"
                  + " and SAML providers, Kerberos realms.",
              NAME,
              KIND,
              ADDRESS,
              ENABLED,
              POSITION,
              DOMAINS,
              START_TLS,
              CERTIFICATES,
              BIND_NAME,
              SECRET,
              USER_NAME,
              BASE,
              FILTER,
              ATTRIBUTES,
              BUTTON,
              SCOPES,
              CLAIM,
              TRUSTS_ADDRESSES,
              SECOND_FACTOR,
              METADATA,
              NAME_FORMAT,
              ACCOUNTS,
              REFRESH,
              REMEMBER,
              KEEP_HASH,
              TIMEOUT,
              CONNECTIONS,
              ANSWERS,
              SILENT_SINCE,
              CREATED)
          .listing(NAME, KIND, ADDRESS, DOMAINS, ACCOUNTS, ENABLED, ANSWERS, SILENT_SINCE)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE,
              Operation.TEST);

  private IdentitySourceType() {}
}
