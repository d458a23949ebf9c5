package org.carillon.mailauth.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.mailauth.AddressText;
import org.carillon.mailauth.DnsName;

/** The check_host() function (RFC 7208 §4) for one query. */
final class CheckHost {
  private final SpfQuery question;
  private final SpfLookups lookups;
  private final ValidatedNames names;
  private final MacroExpansion macros;

  CheckHost(SpfQuery question, SpfLookups lookups) {
    this.question = question;
    this.lookups = lookups;
    this.names = new ValidatedNames(question, lookups);
    this.macros = new MacroExpansion(question, names);
  }

  SpfResult run() throws InterruptedException {
    try {
      return check(question.domain(), true);
    } catch (SpfAbortException stop) {
      return stop.result();
    }
  }

  /** Checks a policy, with an explanation unless it is included (RFC 7208 §6.2). */
  private SpfResult check(String domain, boolean explains)
      throws SpfAbortException, InterruptedException {
    if (!isQualified(domain)) {
      return new SpfResult.None(
          "“" + shown(domain) + "” is not a domain name that can have a policy");
    }
    return switch (lookups.texts(domain)) {
      case DnsReply.NoName<String> _ -> new SpfResult.None(domain + " does not exist");
      case DnsReply.NoRecords<String> _ -> noPolicy(domain);
      case DnsReply.Unknown<String>(String why) ->
          throw SpfAbortException.temporary("The DNS did not answer for " + domain + ": " + why);
      case DnsReply.Found<String>(List<String> texts) -> {
        List<String> records = texts.stream().filter(SpfRecord::isRecord).toList();
        if (records.size() > 1) {
          throw SpfAbortException.permanent(domain + " has more than one SPF record");
        }
        yield records.isEmpty()
            ? noPolicy(domain)
            : evaluate(domain, record(domain, records.getFirst()), explains);
      }
    };
  }

  private static SpfResult noPolicy(String domain) {
    return new SpfResult.None(domain + " has no SPF record");
  }

  private static SpfRecord record(String domain, String text) throws SpfAbortException {
    return switch (SpfRecord.parse(text)) {
      case SpfRecord.Sound(SpfRecord record) -> record;
      case SpfRecord.Malformed(String why) ->
          throw SpfAbortException.permanent(
              "The SPF record of " + domain + " is malformed: " + why);
    };
  }

  private SpfResult evaluate(String domain, SpfRecord record, boolean explains)
      throws SpfAbortException, InterruptedException {
    for (SpfDirective directive : record.directives()) {
      if (matches(directive, domain)) {
        return matched(directive, domain, record, explains);
      }
    }
    if (record.redirect().isPresent()) {
      return redirect(record.redirect().get(), domain, explains);
    }
    return new SpfResult.Neutral(
        new SpfMatch(domain, SpfMatch.DEFAULT),
        domain + " says nothing of " + AddressText.of(question.client()));
  }

  /** Evaluates the {@code redirect} modifier (RFC 7208 §6.1). */
  private SpfResult redirect(MacroString target, String domain, boolean explains)
      throws SpfAbortException, InterruptedException {
    lookups.countTerm();
    String next = macros.name(target, domain).orElse("");
    SpfResult result = check(next, explains);
    if (result instanceof SpfResult.None) {
      throw SpfAbortException.permanent(
          domain + " redirects to " + shown(next) + ", which has no policy");
    }
    return result;
  }

  private SpfResult matched(
      SpfDirective directive, String domain, SpfRecord record, boolean explains)
      throws SpfAbortException, InterruptedException {
    SpfMatch match = new SpfMatch(domain, directive.text());
    String client = AddressText.of(question.client());
    String because = " (" + directive.text() + ")";
    return switch (directive.qualifier()) {
      case PASS -> new SpfResult.Pass(match, client + " may send for " + domain + because);
      case NEUTRAL -> new SpfResult.Neutral(match, domain + " says nothing of " + client + because);
      case SOFT_FAIL ->
          new SpfResult.SoftFail(match, client + " probably may not send for " + domain + because);
      case FAIL ->
          new SpfResult.Fail(
              match,
              explains ? explanation(record, domain) : "",
              client + " may not send for " + domain + because);
    };
  }

  private boolean matches(SpfDirective directive, String domain)
      throws SpfAbortException, InterruptedException {
    return switch (directive.mechanism()) {
      case SpfMechanism.All() -> true;
      case SpfMechanism.Network(IpPrefix prefix) -> prefix.contains(question.client());
      case SpfMechanism.Include(MacroString spec) -> include(name(spec, domain), domain);
      case SpfMechanism.A(MacroString spec, var lengths) -> {
        Optional<String> name = name(spec, domain);
        yield name.isPresent() && hasClient(name.get(), lengths);
      }
      case SpfMechanism.Mx(MacroString spec, var lengths) -> {
        Optional<String> name = name(spec, domain);
        yield name.isPresent() && exchangersHaveClient(name.get(), lengths);
      }
      case SpfMechanism.Ptr(MacroString spec) -> {
        Optional<String> name = name(spec, domain);
        yield name.isPresent() && names.isWithin(name.get());
      }
      case SpfMechanism.Exists(MacroString spec) -> {
        Optional<String> name = name(spec, domain);
        yield name.isPresent() && !lookups.addresses(name.get(), true).isEmpty();
      }
    };
  }

  private Optional<String> name(MacroString spec, String domain)
      throws SpfAbortException, InterruptedException {
    lookups.countTerm();
    return macros.name(spec, domain);
  }

  /** Evaluates the {@code include} mechanism (RFC 7208 §5.2). */
  private boolean include(Optional<String> name, String domain)
      throws SpfAbortException, InterruptedException {
    if (name.isEmpty()) {
      return false;
    }
    return switch (check(name.get(), false)) {
      case SpfResult.Pass _ -> true;
      case SpfResult.Fail _, SpfResult.SoftFail _, SpfResult.Neutral _ -> false;
      case SpfResult.None _ ->
          throw SpfAbortException.permanent(
              domain + " includes " + shown(name.get()) + ", which has no policy");
      case SpfResult.TempError(String reason) -> throw SpfAbortException.temporary(reason);
      case SpfResult.PermError(String reason) -> throw SpfAbortException.permanent(reason);
    };
  }

  private boolean hasClient(String name, SpfMechanism.PrefixLengths lengths)
      throws SpfAbortException, InterruptedException {
    int length = question.isIpv4() ? lengths.ipv4() : lengths.ipv6();
    for (InetAddress address : lookups.addresses(name, question.isIpv4())) {
      if (new IpPrefix(address, length).contains(question.client())) {
        return true;
      }
    }
    return false;
  }

  private boolean exchangersHaveClient(String domain, SpfMechanism.PrefixLengths lengths)
      throws SpfAbortException, InterruptedException {
    for (MailExchanger exchanger : lookups.exchangers(domain)) {
      if (hasClient(exchanger.host(), lengths)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the explanation of a failure. On any error it is empty (RFC 7208 §6.2). */
  private String explanation(SpfRecord record, String domain) throws InterruptedException {
    if (record.explanation().isEmpty()) {
      return "";
    }
    try {
      Optional<String> name = macros.name(record.explanation().get(), domain);
      if (name.isPresent()
          && lookups.texts(name.get()) instanceof DnsReply.Found<String>(List<String> texts)
          && texts.size() == 1) {
        Optional<MacroString> text = MacroString.explanation(texts.getFirst());
        return text.isPresent() ? macros.text(text.get(), domain) : "";
      }
    } catch (SpfAbortException stop) {
      return "";
    }
    return "";
  }

  /** Returns whether a name has two labels or more, as policies need (RFC 7208 §4.3). */
  private static boolean isQualified(String domain) {
    int dot = domain.indexOf('.');
    return DnsName.isName(domain)
        && dot > 0
        && dot < domain.length() - 1
        && !domain.startsWith("[");
  }

  private static String shown(String name) {
    return name.length() > 100 ? name.substring(0, 100) + "…" : name;
  }
}
