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
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.kerberos.KeytabFile;
import org.carillon.identity.source.IdentitySource;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jboss.logging.Logger;

/** The keys of this server in all realms, by which tickets are decrypted. In memory only. */
@ApplicationScoped
public class ServiceKeys {
  private static final Logger LOG = Logger.getLogger(ServiceKeys.class);
  private static final String KERBEROS = "1.2.840.113554.1.2.2";
  private static final String SPNEGO = "1.3.6.1.5.5.2";

  private final SourceRequests asked;
  private volatile Read read = new Read(List.of(), List.of());

  /** The sources as they were read, and their keys. */
  private record Read(List<OpenedSource> sources, List<Keys> keys) {}

  /**
   * The keys of one realm. Each realm has a subject of its own: anybody who knows a key of one
   * realm can make tickets that name people of another.
   */
  record Keys(IdentitySource source, Subject subject) {

    /** Returns a new context, for Kerberos itself (RFC 4121) or for SPNEGO around it (RFC 4178). */
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

  @Inject
  public ServiceKeys(SourceRequests asked) {
    this.asked = asked;
  }

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

  /** Returns a context for one client; empty if there is no key. */
  public Optional<TicketContext> begin() {
    List<Keys> keys = all();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new TicketContext(keys));
  }
}
