package org.carillon.policy.internal.insertion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ContentStage;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.ResentBlock;
import org.carillon.format.mime.insert.InsertedText;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.format.mime.insert.TextInsertion;
import org.carillon.format.mime.structure.Outline;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.policy.insertion.InsertionSettings;
import org.carillon.policy.internal.filter.FileRemoval;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/**
 * Inserts a domain's text below what its accounts send to other domains, and above what they get
 * from outside. All recipients of a message get the same text: one recipient outside of the domain
 * is enough.
 */
@ApplicationScoped
public class TextStage implements ContentStage {
  private static final List<String> SIGNATURES = List.of("DKIM-Signature", "ARC-Seal");
  private static final Set<String> PROOFS = Set.of("dkim", "arc");

  private final Addresses addresses;
  private final Settings settings;

  @Inject
  TextStage(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "text";
  }

  @Override
  public Set<String> after() {
    return Set.of(FileRemoval.NAME);
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(StageTerms.FailurePolicy.ACCEPT);
  }

  private record Wanted(long domain, InsertedText text) {}

  @Override
  public List<OctetReplacement> change(ScreeningQuestion question) throws IOException {
    boolean isOurs = question.session().caller().isPresent();
    if (isOurs && ResentBlock.newest(question.message().header()).isNamed()) {
      return List.of(); // a resent message remains its author's, and its signature stays valid
    }
    Optional<Wanted> wanted =
        isOurs ? outgoing(question) : question.isKnown() ? Optional.empty() : incoming(question);
    Header header = question.message().header();
    if (wanted.isEmpty() || isTaboo(header, isOurs, wanted.get().domain)) {
      return List.of();
    }
    try (Content content = question.message().content().content()) {
      return TextInsertion.of(content::read, Outline.parse(content.stream()), wanted.get().text);
    }
  }

  private boolean isTaboo(Header header, boolean isOurs, long domain) {
    return (isOurs ? isSigned(header) : isProven(header))
        && !settings.value(InsertionSettings.SIGNED, Scope.domain(domain));
  }

  private static boolean isSigned(Header header) {
    return SIGNATURES.stream().anyMatch(name -> !header.all(name).isEmpty());
  }

  /**
   * Returns whether a signature of a message from outside was verified: an invalid one must not be
   * a way around the text. The results are this server's, as forged ones were removed.
   */
  private boolean isProven(Header header) {
    String host = settings.value(HostSettings.HOST_NAME);
    return header.all(AuthenticationResults.NAME).stream()
        .flatMap(field -> AuthenticationResults.parse(field.value()).stream())
        .filter(results -> results.server().equalsIgnoreCase(host))
        .flatMap(results -> results.methods().stream())
        .anyMatch(found -> PROOFS.contains(found.method()) && found.result().equals("pass"));
  }

  private Optional<Wanted> outgoing(ScreeningQuestion question) {
    Optional<Resolution.Local> sender =
        question.session().caller().flatMap(caller -> addresses.account(caller.account()));
    if (sender.isEmpty()) {
      return Optional.empty();
    }
    long domain = sender.get().domain();
    if (question.envelope().to().stream().allMatch(path -> isOf(path, domain))) {
      return Optional.empty();
    }
    boolean web = question.session().service().equals(Service.WEB);
    return text(web ? InsertionSettings.WEB : InsertionSettings.OUTGOING, false, domain)
        .or(() -> text(InsertionSettings.OUTGOING, false, domain));
  }

  private boolean isOf(ForwardPath path, long domain) {
    return domain(path).stream().anyMatch(id -> id == domain);
  }

  private OptionalLong domain(ForwardPath path) {
    return MailAddress.canonical(path.address())
        .map(address -> addresses.domain(address.domain()))
        .orElse(OptionalLong.empty());
  }

  /** Returns the text of the first recipient's domain that has one. */
  private Optional<Wanted> incoming(ScreeningQuestion question) {
    return question.envelope().to().stream()
        .map(this::domain)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .distinct()
        .mapToObj(domain -> text(InsertionSettings.INCOMING, true, domain))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Wanted> text(Setting<String> plain, boolean first, long domain) {
    Setting<String> html =
        first ? InsertionSettings.INCOMING_HTML : InsertionSettings.OUTGOING_HTML;
    Scope scope = Scope.domain(domain);
    String wanted = lines(settings.value(plain, scope));
    String ownHtml = plain == InsertionSettings.WEB ? "" : lines(settings.value(html, scope));
    return Optional.of(new InsertedText(wanted, ownHtml, first))
        .filter(text -> !text.isEmpty())
        .map(text -> new Wanted(domain, text));
  }

  private static String lines(String value) {
    return value.replace("\\n", "\n");
  }
}
