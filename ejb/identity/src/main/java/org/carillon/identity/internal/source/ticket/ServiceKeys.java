package org.carillon.identity.internal.source.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.AskedSources;
import org.carillon.identity.internal.source.kerberos.KeytabFile;
import org.carillon.identity.source.IdentitySource;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jboss.logging.Logger;

/** The keys of this server in all realms, by which tickets are read. They are in memory alone. */
@ApplicationScoped
public class ServiceKeys {
  private static final Logger LOG = Logger.getLogger(ServiceKeys.class);
  private static final String KERBEROS = "1.2.840.113554.1.2.2";
  private static final String SPNEGO = "1.3.6.1.5.5.2";

  private final AskedSources asked;
  private volatile Read read = new Read(List.of(), List.of());

  /** What was read. */
  private record Read(List<OpenedSource> sources, List<Keys> keys) {}

  /**
   * The keys of one realm. Each has a subject of its own: whoever knows a key of one can make
   * tickets that speak of another's people.
   */
  record Keys(IdentitySource source, Subject subject) {

    /** A new context, by Kerberos itself (RFC 4121) or SPNEGO around it (RFC 4178). */
    GSSContext context() throws GSSException {
      return as(
          () -> {
            GSSManager manager = GSSManager.getInstance();
            GSSCredential credential =
                manager.createCredential(
                    (GSSName) null,
                    GSSCredential.INDEFINITE_LIFETIME,
                    new Oid[] {new Oid(KERBEROS), new Oid(SPNEGO)},
                    GSSCredential.ACCEPT_ONLY);
            return manager.createContext(credential);
          });
    }

    /** Does something with the keys at hand. */
    <T> T as(Callable<T> work) throws GSSException {
      try {
        return Subject.callAs(subject, work);
      } catch (CompletionException failure) {
        if (failure.getCause() instanceof GSSException refused) {
          throw refused;
        }
        throw failure;
      }
    }
  }

  /** Made by the container. */
  @Inject
  public ServiceKeys(AskedSources asked) {
    this.asked = asked;
  }

  /** Whether there is a realm for a domain. */
  public boolean serve(String domain) {
    return asked.ticketed().stream().anyMatch(each -> each.source().serves(domain));
  }

  private List<Keys> all() {
    Read current = read;
    List<OpenedSource> sources = asked.ticketed();
    if (!sources.equals(current.sources())) {
      current = new Read(sources, sources.stream().flatMap(each -> of(each).stream()).toList());
      read = current;
    }
    return current.keys();
  }

  private static Optional<Keys> of(OpenedSource source) {
    try {
      Set<KerberosKey> keys = Set.copyOf(KeytabFile.read(source.secret()));
      return Optional.of(keys)
          .filter(some -> !some.isEmpty())
          .map(
              some ->
                  new Keys(
                      source.source(),
                      new Subject(
                          true,
                          some.stream().map(KerberosKey::getPrincipal).collect(Collectors.toSet()),
                          Set.of(),
                          new HashSet<>(some))));
    } catch (IllegalArgumentException none) {
      LOG.warnf("%s: %s", source.source().name(), none.getMessage());
      return Optional.empty();
    }
  }

  /** A context for one client; empty where there is no key. */
  public Optional<TicketContext> begin() {
    List<Keys> keys = all();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new TicketContext(keys));
  }
}
