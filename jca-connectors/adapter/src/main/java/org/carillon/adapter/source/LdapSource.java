package org.carillon.adapter.source;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.jboss.logging.Logger;

/** An LDAP directory. A user's DN is searched for, or made from the name by a template. */
final class LdapSource implements SourceClient {
  private static final Logger LOG = Logger.getLogger(LdapSource.class);
  private static final SourceLogin SOMEBODY = new SourceLogin("somebody", "example.com");
  private static final int MOST_VALUES = 100;
  private static final int MOST_CHARACTERS = 4_000;

  /** The pattern by which Active Directory gives the reason for a result {@code 49}. */
  private static final Pattern REASON = Pattern.compile("\\bdata ([0-9a-f]{3})\\b");

  /** Reasons given only for the right password: time, host, expired, disabled, must be changed. */
  private static final Set<String> RIGHT_BUT_REFUSED =
      Set.of("530", "531", "532", "533", "701", "773");

  private final SourceConnectionSettings.Ldap place;
  private final FailoverServers<LdapServer> servers;

  LdapSource(SourceConnectionSettings.Ldap place) throws InvalidSourceSettingsException {
    checkNames(place);
    this.place = place;
    SSLContext tls = SourceTls.context(place.certificates());
    this.servers =
        new FailoverServers<>(
            place.servers().stream().map(server -> new LdapServer(place, server, tls)).toList(),
            System::nanoTime);
  }

  /** Checks the templates with one sample name; names are escaped, so this covers all names. */
  private static void checkNames(SourceConnectionSettings.Ldap place)
      throws InvalidSourceSettingsException {
    if (!DN.isValidDN(NameTemplate.dn(place.base(), SOMEBODY))) {
      throw new InvalidSourceSettingsException(
          "base", "Malformed distinguished name: " + place.base());
    }
    String userName = place.userName();
    if (userName.indexOf('=') >= 0 && !DN.isValidDN(NameTemplate.dn(userName, SOMEBODY))) {
      throw new InvalidSourceSettingsException(
          "userName", "Malformed distinguished name: " + userName);
    }
    try {
      Filter.create(NameTemplate.filter(place.filter(), SOMEBODY));
    } catch (LDAPException malformed) {
      throw new InvalidSourceSettingsException(
          "filter", "Malformed filter: " + malformed.getMessage());
    }
  }

  @Override
  public SourceAnswer check(SourceLogin name, String password)
      throws IOException, InterruptedException {
    if (password.isEmpty()) {
      return new SourceAnswer.Wrong();
    }
    return servers.ask(
        server ->
            place.userName().isEmpty()
                ? foundAndBound(server, name, password)
                : bound(server, name, password));
  }

  private SourceAnswer foundAndBound(LdapServer server, SourceLogin name, String password)
      throws IOException {
    Optional<SourceIdentity> person = server.search(connection -> found(connection, name));
    // A bind for an unknown user costs as much time, so that timing reveals no names.
    String dn = person.map(SourceIdentity::id).orElseGet(() -> "cn=nobody," + base(name));
    SourceAnswer answer =
        server.bind(connection -> bind(connection, dn, password).orElseGet(() -> known(person)));
    return person.isEmpty() ? new SourceAnswer.Wrong() : answer;
  }

  private static SourceAnswer known(Optional<SourceIdentity> person) {
    return person.<SourceAnswer>map(SourceAnswer.Known::new).orElseGet(SourceAnswer.Wrong::new);
  }

  private SourceAnswer bound(LdapServer server, SourceLogin name, String password)
      throws IOException {
    String as = NameTemplate.bindName(place.userName(), name);
    return server.bind(
        connection -> {
          Optional<SourceAnswer> refusal = bind(connection, as, password);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          return place.base().isEmpty()
              ? new SourceAnswer.Known(new SourceIdentity(as, Map.of()))
              // A user who can bind but is not found does not match the filter.
              : known(found(connection, name));
        });
  }

  /** Returns the answer for a user whose bind fails, or empty if it succeeds. */
  private static Optional<SourceAnswer> bind(LDAPConnection connection, String as, String password)
      throws LDAPException {
    try {
      connection.bind(new SimpleBindRequest(as, password));
      return Optional.empty();
    } catch (LDAPException failure) {
      return switch (failure.getResultCode().intValue()) {
        case ResultCode.INVALID_CREDENTIALS_INT_VALUE -> Optional.of(refusal(failure));
        // The entry does not exist, has no password, or is locked (RFC 4511 §4.2.2).
        case ResultCode.NO_SUCH_OBJECT_INT_VALUE,
            ResultCode.INVALID_DN_SYNTAX_INT_VALUE,
            ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
            ResultCode.CONSTRAINT_VIOLATION_INT_VALUE,
            ResultCode.UNWILLING_TO_PERFORM_INT_VALUE ->
            Optional.of(new SourceAnswer.Wrong());
        default -> throw failure;
      };
    }
  }

  private static SourceAnswer refusal(LDAPException failure) {
    String said = failure.getDiagnosticMessage();
    Matcher reason = REASON.matcher(said == null ? "" : said);
    return reason.find() && RIGHT_BUT_REFUSED.contains(reason.group(1))
        ? new SourceAnswer.Refused("the directory reports data " + reason.group(1))
        : new SourceAnswer.Wrong();
  }

  @Override
  public SourceAnswer find(SourceLogin name) throws IOException, InterruptedException {
    if (place.base().isEmpty() || !place.userName().isEmpty() && place.bindName().isEmpty()) {
      return new SourceAnswer.Silent();
    }
    return servers.ask(server -> known(server.search(connection -> found(connection, name))));
  }

  private Optional<SourceIdentity> found(LDAPConnection connection, SourceLogin name)
      throws LDAPException {
    String filter = NameTemplate.filter(place.filter(), name);
    List<SearchResultEntry> entries;
    try {
      entries =
          connection
              .search(
                  base(name),
                  SearchScope.SUB,
                  DereferencePolicy.NEVER,
                  2,
                  (int) Math.max(1, place.patience().toSeconds()),
                  false,
                  filter,
                  place.attributes().isEmpty()
                      ? new String[] {"1.1"}
                      : place.attributes().toArray(String[]::new))
              .getSearchEntries();
    } catch (LDAPSearchException failure) {
      if (failure.getResultCode().intValue() != ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE) {
        throw failure;
      }
      entries = failure.getSearchEntries();
    }
    if (entries.size() > 1) {
      LOG.warnf("%s matches several entries below %s: the sign-in is refused", filter, base(name));
      return Optional.empty();
    }
    return entries.stream().findFirst().map(LdapSource::person);
  }

  private String base(SourceLogin name) {
    return NameTemplate.dn(place.base(), name);
  }

  private static SourceIdentity person(SearchResultEntry entry) {
    Map<String, List<String>> attributes = new TreeMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      List<String> values =
          Stream.of(attribute.getValues())
              .filter(value -> !value.isBlank() && value.length() <= MOST_CHARACTERS)
              .limit(MOST_VALUES)
              .toList();
      if (!values.isEmpty()) {
        attributes.put(attribute.getBaseName().toLowerCase(Locale.ROOT), values);
      }
    }
    return new SourceIdentity(entry.getDN(), attributes);
  }

  @Override
  public List<String> introduce() throws IOException {
    List<String> said = new ArrayList<>();
    for (LdapServer server : servers.all()) {
      said.add(
          place.bindName().isEmpty() && !place.userName().isEmpty()
              ? server.bind(connection -> server + " accepts connections")
              : server.search(
                  connection ->
                      server
                          + " can be searched"
                          + Optional.ofNullable(connection.getRootDSE())
                              .map(root -> root.getVendorName())
                              .map(vendor -> " (" + vendor + ")")
                              .orElse("")));
    }
    return said;
  }

  @Override
  public void close() {
    servers.all().forEach(LdapServer::close);
  }
}
