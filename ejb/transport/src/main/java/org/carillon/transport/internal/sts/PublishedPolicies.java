package org.carillon.transport.internal.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.mailauth.sts.StsPolicyFile;
import org.carillon.mailauth.sts.StsRecord;

/** Finds what domains publish: the record in the DNS, and the file on their web server. */
@ApplicationScoped
public class PublishedPolicies {
  private final DnsLookup dns;
  private final WebFetch web;

  @Inject
  public PublishedPolicies(DnsLookup dns, WebFetch web) {
    this.dns = dns;
    this.web = web;
  }

  /** The result of fetching a policy. */
  sealed interface Fetched {}

  /** The domain has this policy. */
  record Found(StsPolicyFile file) implements Fetched {}

  /** There is no valid policy now; {@code why} is a sentence for people. */
  record Failed(String why) implements Fetched {}

  /** Returns the id in a domain's record; empty also if the DNS does not answer. */
  Optional<String> id(String domain) throws InterruptedException {
    return dns.find(StsRecord.name(domain), new DnsType.Txt())
            instanceof DnsReply.Found<String>(var texts)
        ? StsRecord.id(texts)
        : Optional.empty();
  }

  /** Fetches a domain's policy (RFC 8461 §3.3): over HTTPS, and without redirections. */
  Fetched fetch(String domain) throws InterruptedException {
    URI address = URI.create("https://mta-sts." + domain + "/.well-known/mta-sts.txt");
    return switch (web.document(address, "text/plain", StsPolicyFile.MOST_OCTETS)) {
      case FetchAnswer.Fetched(byte[] octets) ->
          StsPolicyFile.read(octets)
              .<Fetched>map(Found::new)
              .orElseGet(() -> new Failed("The file is not a valid policy (RFC 8461)."));
      case FetchAnswer.Refused(String why, _) -> new Failed(why);
      case FetchAnswer.Away(String why) -> new Failed(why);
    };
  }
}
