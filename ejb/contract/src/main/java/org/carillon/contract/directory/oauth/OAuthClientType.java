package org.carillon.contract.directory.oauth;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;

/** The type of OAuth clients: programs that people use with their account here (RFC 6749 §2). */
public final class OAuthClientType {
  public static final int MOST_REDIRECTS = 20;

  private static final int MOST_NAME = 100;
  private static final int MOST_WORDS = 20;

  public static final Attribute<String> ID =
      Attribute.of(
              "clientId",
              new AttributeType.Name(),
              "Client ID",
              "Its client_id: lower-case letters, digits, dots, hyphens and underscores.")
          .atCreation(MUST)
          .like("wiki");
  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Text(MOST_NAME),
              "Name",
              "The name that users see when they are asked whether to give it access.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("Our wiki");
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "The domain whose accounts can use it. Empty: all domains; only server"
                  + " administrators can add such a client.")
          .atCreation(MAY)
          .initially("")
          .naming("domains");
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(List.of("confidential", "public")),
              "Kind",
              "Confidential: a site that can keep a secret. Public: a program on users'"
                  + " devices, which cannot keep a secret and must use PKCE.")
          .atCreation(MUST);
  public static final Attribute<String> SECRET =
      Attribute.of(
              "secret",
              new AttributeType.Secret(true),
              "Secret",
              "The client_secret of a confidential client: 32 characters or more. If you"
                  + " give none for a new client, one is created and shown once. Only its hash is"
                  + " stored.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> ISSUED_SECRET =
      Attribute.of(
          "issuedSecret",
          new AttributeType.Text(MOST_NAME),
          "Created secret",
          "The secret that was created for it. It is shown only once, in the response that"
              + " adds the client.");
  public static final Attribute<List<String>> REDIRECTS =
      Attribute.of(
              "redirectUris",
              new AttributeType.Names(MOST_REDIRECTS),
              "Redirect URIs",
              "The exact addresses to which users can be sent back. Public clients can use"
                  + " http://127.0.0.1/… and http://[::1]/… or http://localhost/… with any port,"
                  + " and schemes of their own such as com.example.app:/… (RFC 8252).")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .like("https://wiki.example.com/callback");
  public static final Attribute<List<String>> LOGOUT_REDIRECTS =
      Attribute.of(
              "logoutUris",
              new AttributeType.Names(MOST_REDIRECTS),
              "Sign-out URIs",
              "The exact addresses that the site registers for users who sign out there. They are"
                  + " only stored: signing out here does not redirect to them.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of());
  public static final Attribute<List<String>> SCOPES =
      Attribute.of(
              "scopes",
              new AttributeType.Names(MOST_WORDS),
              "Scopes",
              "What the client can ask for: openid, profile and email tell it who the user"
                  + " is; mail, dav, ldap and rest give it access to these services; offline_access"
                  + " keeps it signed in.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of("openid", "profile", "email"))
          .offering(
              new Attribute.Offer.Words(
                  List.of(
                      "openid",
                      "profile",
                      "email",
                      "offline_access",
                      "mail",
                      "dav",
                      "ldap",
                      "rest")));
  public static final Attribute<List<String>> GRANTS =
      Attribute.of(
              "grantTypes",
              new AttributeType.Names(MOST_WORDS),
              "Grant types",
              "How the client gets its tokens: authorization_code through the browser;"
                  + " refresh_token to stay signed in; urn:ietf:params:oauth:grant-type:device_code"
                  + " for devices without a browser, with a code that users enter on another device.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of("authorization_code"))
          .offering(
              new Attribute.Offer.Words(
                  List.of(
                      "authorization_code",
                      "refresh_token",
                      "urn:ietf:params:oauth:grant-type:device_code")));
  public static final Attribute<Boolean> CONSENT =
      Attribute.of(
              "consent",
              new AttributeType.Switch(),
              "Asks for consent",
              "Users are asked before the client gets access for the first time. Switch this"
                  + " off only for clients of your own.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> ALGORITHM =
      Attribute.of(
              "idTokenAlgorithm",
              new AttributeType.Choice(List.of("RS256", "ES256")),
              "ID token algorithm",
              "Every client supports RS256. ES256 is shorter.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("RS256");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of(
              "enabled",
              new AttributeType.Switch(),
              "In use",
              "Off: nobody can sign in through it, and its tokens are not accepted.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "oauth-client",
              "oauth-clients",
              "Sites and programs that users sign in to with their account here (OAuth 2.0,"
                  + " OpenID Connect).",
              ID,
              NAME,
              DOMAIN,
              KIND,
              SECRET,
              ISSUED_SECRET,
              REDIRECTS,
              LOGOUT_REDIRECTS,
              SCOPES,
              GRANTS,
              CONSENT,
              ALGORITHM,
              ENABLED,
              CREATED)
          .listing(ID, NAME, DOMAIN, KIND, SCOPES, ENABLED)
          .within("domain")
          .offers(
              Audience.ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private OAuthClientType() {}
}
