package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The type of identity sources: external systems that know the users and check their passwords. */
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
              "Lower-case letters, digits and hyphens. This name appears in logs.")
          .atCreation(MUST)
          .like("staff");
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(
                  List.of("ldap", "radius", "helper", "oidc", "saml", "kerberos")),
              "Kind",
              "Where passwords are checked: a directory (Active Directory, OpenLDAP) by"
                  + " LDAP, a RADIUS server, or a helper program that the server runs. With an"
                  + " OpenID provider (oidc: Keycloak, Entra ID, Google) or a SAML 2.0 provider"
                  + " (saml: AD FS, Shibboleth), users sign in there with their browser, and this"
                  + " server never sees the password. With a Kerberos realm, users sign in with"
                  + " tickets; this server needs the keytab to verify them.")
          .atCreation(MUST);
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Text(MOST_TEXT),
              "Address",
              "LDAP: ldaps://host or ldap://host. RADIUS: host:port. OpenID: the issuer's"
                  + " https://host/path. SAML: the address of the provider's metadata or, if you"
                  + " give the metadata itself, its entity ID. Kerberos: the realm. Helper: the"
                  + " program's name in the server's folder for helpers, and its arguments. Several"
                  + " servers, separated by commas, are tried in order.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("ldaps://dc1.example.com,ldaps://dc2.example.com");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "In use", "Whether the source is used.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Integer> POSITION =
      Attribute.of(
              "position",
              new AttributeType.Whole(0, 1_000),
              "Position",
              "The sources of a domain are asked in the order of these numbers, until one"
                  + " knows the user.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(100);
  public static final Attribute<List<String>> DOMAINS =
      Attribute.of(
              "domains",
              new AttributeType.Names(MOST_DOMAINS),
              "Domains",
              "The domains whose accounts the source knows; none means all domains. The "
                  + "source is used only where the setting “Where passwords are checked” allows it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .naming("domains");
  public static final Attribute<Boolean> START_TLS =
      Attribute.of(
              "startTls",
              new AttributeType.Switch(),
              "StartTLS",
              "With ldap:// addresses, nothing is sent before TLS is established. If this is "
                  + "off, passwords travel unencrypted.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> CERTIFICATES =
      Attribute.of(
              "certificates",
              new AttributeType.Text(MOST_CERTIFICATES),
              "Trusted authorities",
              "CA certificates in PEM that sign the servers' certificates. Empty: the "
                  + "authorities that this machine trusts.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> BIND_NAME =
      Attribute.of(
              "bindName",
              new AttributeType.Text(MOST_TEXT),
              "Bind name",
              "The name with which this server signs in to the directory. Empty: an"
                  + " anonymous search. OpenID: the client ID. SAML: this server's entity ID;"
                  + " empty: the server's web address with saml/ and the name of the source.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("cn=carillon,ou=services,dc=example,dc=com");
  public static final Attribute<String> SECRET =
      Attribute.of(
              "secret",
              new AttributeType.Secret(true),
              "Secret",
              "The bind name's password, the shared secret of the RADIUS servers, the client"
                  + " secret of an OpenID provider, for SAML this server's private key and"
                  + " certificate in PEM (created if you give none), or for Kerberos the keytab in"
                  + " Base64. It is stored encrypted with the home key and never shown.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> USER_NAME =
      Attribute.of(
              "userName",
              new AttributeType.Text(MOST_TEXT),
              "User name",
              "The name of a user at the source: {user} stands for the part before the @,"
                  + " {domain} for the part after it, {address} for both. LDAP: the name to bind"
                  + " as, such as uid={user},ou=people,dc=example,dc=com or"
                  + " {user}@corp.example.com; empty: the user's entry is searched for first."
                  + " RADIUS: empty means {address}.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("{user}@corp.example.com");
  public static final Attribute<String> BASE =
      Attribute.of(
              "base",
              new AttributeType.Text(MOST_TEXT),
              "Search base",
              "The entry below which users are searched for. Empty: there is no search, and"
                  + " no attributes are copied.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("ou=people,dc=example,dc=com");
  public static final Attribute<String> FILTER =
      Attribute.of(
              "filter",
              new AttributeType.Text(MOST_TEXT),
              "Filter",
              "The LDAP filter that finds a user's entry (RFC 4515); {user}, {domain} and"
                  + " {address} are filled in. With (memberOf=…), only members of a group can sign"
                  + " in.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("(|(mail={address})(uid={user}))");
  public static final Attribute<List<String>> ATTRIBUTES =
      Attribute.of(
              "attributes",
              new AttributeType.Names(MOST_ATTRIBUTES),
              "Attributes",
              "What is copied into accounts. Each value: displayName, aliases, a personal"
                  + " attribute or the key of a setting, then = and the attribute of the source. If"
                  + " several fill the same attribute, the first one with a value counts.")
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
              "Name on the sign-in page",
              "The name of an OpenID or SAML provider on the sign-in page, after “Sign in with”."
                  + " Empty: the name of the source.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("Example Corporation");
  public static final Attribute<String> SCOPES =
      Attribute.of(
              "scopes",
              new AttributeType.Text(MOST_TEXT),
              "Scopes",
              "The scopes that an OpenID provider is asked for, separated by spaces. openid is"
                  + " always included.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("openid profile email");
  public static final Attribute<String> CLAIM =
      Attribute.of(
              "claim",
              new AttributeType.Text(MOST_CLAIM),
              "Address claim",
              "The claim of an OpenID provider that holds the user's address here or, if the"
                  + " source is for one domain, the part before the @. For a SAML provider, the"
                  + " attribute, or nameid for the NameID; email also stands for mail and for a"
                  + " NameID that is an address.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("email");
  public static final Attribute<Boolean> TRUSTS_ADDRESSES =
      Attribute.of(
              "trustsAddresses",
              new AttributeType.Switch(),
              "Trust addresses",
              "On: the claim email is always trusted, because users cannot choose their"
                  + " address at the provider. Off: it is trusted only if the provider says that it"
                  + " has verified it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<String> SECOND_FACTOR =
      Attribute.of(
              "secondFactor",
              new AttributeType.Choice(List.of("ours", "said", "theirs")),
              "Second factor",
              "ours: users with a second factor here are asked for it after signing in at"
                  + " the provider. said: only if the provider does not report that it asked for"
                  + " one (amr, acr). theirs: never; the provider takes care of it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("ours");
  public static final Attribute<String> METADATA =
      Attribute.of(
              "metadata",
              new AttributeType.Text(MOST_METADATA),
              "SAML metadata",
              "The metadata of a SAML provider (XML), if it cannot be read from an address. The"
                  + " address is then its entity ID.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> NAME_FORMAT =
      Attribute.of(
              "nameFormat",
              new AttributeType.Choice(List.of("any", "email", "persistent", "transient")),
              "NameID format",
              "The kind of name by which the SAML provider is asked to identify users.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("any")
          .folded();
  public static final Attribute<String> ACCOUNTS =
      Attribute.of(
              "accounts",
              new AttributeType.Choice(List.of("never", "sign-in", "mail")),
              "Account creation",
              "never: only users who have an account can sign in. sign-in: an account is"
                  + " created at the first sign-in. mail: also when mail first arrives for an"
                  + " address that the source knows.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("sign-in");
  public static final Attribute<Integer> REFRESH =
      Attribute.of(
              "refresh",
              new AttributeType.Whole(0, 10_080),
              "Refresh after",
              "Minutes after which a sign-in reads the copied attributes again.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(60);
  public static final Attribute<Integer> REMEMBER =
      Attribute.of(
              "remember",
              new AttributeType.Whole(0, 86_400),
              "Remember passwords for",
              "Seconds for which a node remembers a correct password. During this time, a "
                  + "password that was changed or locked at the source still works here. 0: the "
                  + "source is asked every time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(300);
  public static final Attribute<Boolean> KEEP_HASH =
      Attribute.of(
              "keepHash",
              new AttributeType.Switch(),
              "Store a hash",
              "A hash of the last correct password is stored. While the source cannot be"
                  + " reached, this password opens the account.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<Integer> TIMEOUT =
      Attribute.of(
              "timeout",
              new AttributeType.Whole(1, 60),
              "Timeout",
              "Seconds to wait for a server before the next one is tried.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(5);
  public static final Attribute<Integer> CONNECTIONS =
      Attribute.of(
              "connections",
              new AttributeType.Whole(1, 200),
              "Concurrent requests",
              "How many requests a node sends to the source at the same time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(20);
  public static final Attribute<String> ANSWERS =
      Attribute.of(
          "answers",
          new AttributeType.Choice(List.of("yes", "no", "not-asked")),
          "Answers",
          "Whether the source answered this node's last request. While it does not, clients"
              + " are asked to try again later.");
  public static final Attribute<Instant> SILENT_SINCE =
      Attribute.of(
          "silentSince",
          new AttributeType.Time(),
          "No answer since",
          "Since when the source has not answered this node.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "identity-source",
              "identity-sources",
              "External sources that know users and check their passwords: directories"
                  + " (LDAP), RADIUS servers, helpers, OpenID and SAML providers, Kerberos realms.",
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

  private static final Set<Attribute<?>> OF_LDAP = Set.of(START_TLS, BASE, FILTER);
  private static final Set<Attribute<?>> OF_OPENID = Set.of(SCOPES, TRUSTS_ADDRESSES);
  private static final Set<Attribute<?>> OF_SAML = Set.of(METADATA, NAME_FORMAT);
  private static final Set<Attribute<?>> OF_BROWSERS = Set.of(BUTTON, CLAIM, SECOND_FACTOR);
  private static final Set<Attribute<?>> OF_PASSWORDS = Set.of(REMEMBER, KEEP_HASH);
  private static final Set<Attribute<?>> OF_NAMED_CLIENTS = Set.of(BIND_NAME, CERTIFICATES);
  private static final Set<Attribute<?>> OF_ATTRIBUTES = Set.of(ATTRIBUTES, REFRESH);
  private static final Set<Attribute<?>> OF_SERVERS = Set.of(TIMEOUT, CONNECTIONS);

  /** Returns whether an attribute has an effect on sources of a kind, a word of {@link #KIND}. */
  public static boolean concerns(String kind, Attribute<?> attribute) {
    Set<Set<Attribute<?>>> own =
        switch (kind) {
          case "ldap" ->
              Set.of(
                  OF_LDAP,
                  OF_PASSWORDS,
                  OF_NAMED_CLIENTS,
                  OF_ATTRIBUTES,
                  OF_SERVERS,
                  Set.of(SECRET, USER_NAME));
          case "radius" -> Set.of(OF_PASSWORDS, OF_SERVERS, Set.of(SECRET, USER_NAME));
          case "helper" -> Set.of(OF_PASSWORDS, OF_ATTRIBUTES, OF_SERVERS);
          case "oidc" ->
              Set.of(
                  OF_OPENID,
                  OF_BROWSERS,
                  OF_NAMED_CLIENTS,
                  OF_ATTRIBUTES,
                  OF_SERVERS,
                  Set.of(SECRET));
          case "saml" ->
              Set.of(
                  OF_SAML,
                  OF_BROWSERS,
                  OF_NAMED_CLIENTS,
                  OF_ATTRIBUTES,
                  OF_SERVERS,
                  Set.of(SECRET));
          case "kerberos" -> Set.of(Set.of(SECRET));
          default -> throw new IllegalArgumentException("No source is of the kind " + kind);
        };
    return own.stream().anyMatch(some -> some.contains(attribute))
        || Stream.of(
                OF_LDAP,
                OF_OPENID,
                OF_SAML,
                OF_BROWSERS,
                OF_PASSWORDS,
                OF_NAMED_CLIENTS,
                OF_ATTRIBUTES,
                OF_SERVERS,
                Set.of(SECRET, USER_NAME))
            .noneMatch(some -> some.contains(attribute));
  }

  private IdentitySourceType() {}
}
