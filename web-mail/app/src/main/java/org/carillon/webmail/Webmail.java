package org.carillon.webmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.transport.submission.Submissions;
import org.carillon.web.language.Languages;
import org.carillon.web.request.AcmeHttpChallenges;
import org.carillon.web.request.WebApplication;
import org.carillon.webmail.discovery.UnknownNameServlet;
import org.carillon.webmail.filelink.OfferedUploads;
import org.carillon.webmail.filelink.SharedFileServlet;
import org.carillon.webmail.filelink.SharedZipServlet;
import org.carillon.webmail.filelink.UploadLinkPage;
import org.carillon.webmail.live.ManifestServlet;
import org.carillon.webmail.oauth.MetadataServlet;
import org.carillon.webmail.write.InterruptedForms;

/** The web mail application, for callers who have an account. */
@ApplicationScoped
public class Webmail implements WebApplication {

  public static final String COOKIE = "carillon-mail";

  private static final String FORGOTTEN = "/forgotten";

  private static final String RENEWAL = "/renew-password";

  /** The octets that a form may hold besides files. */
  private static final long FIELDS_OCTETS = 2L << 20;

  @Inject private InterruptedForms interrupted;
  @Inject private Submissions submissions;
  @Inject private OfferedUploads gifts;

  @Override
  public String cookie() {
    return COOKIE;
  }

  @Override
  public String home() {
    return "/mail";
  }

  /**
   * Links to shared files, for uploads, of the quarantine list and of pictures in messages carry
   * their own proof of access; so do codes for a new password. OAuth clients read metadata, and
   * users whom they send see why the sign-in fails. An installed app is read without cookies.
   * Certificate authorities that verify a host have no session.
   */
  @Override
  public Set<String> open() {
    return Set.of(
        "/held",
        "/remote-picture",
        "/agree",
        FORGOTTEN,
        "/new-password",
        RENEWAL,
        UnknownNameServlet.PATH,
        AcmeHttpChallenges.PATH,
        "/let-in",
        "/shared",
        UploadLinkPage.PATH,
        SharedFileServlet.PATH,
        SharedZipServlet.PATH,
        ManifestServlet.PATH,
        MetadataServlet.OPENID,
        MetadataServlet.OAUTH);
  }

  @Override
  public Optional<String> secondFactorPage() {
    return Optional.of("/second-factor");
  }

  @Override
  public Optional<String> forgottenPage() {
    return Optional.of(FORGOTTEN);
  }

  @Override
  public Optional<String> renewalPage() {
    return Optional.of(RENEWAL);
  }

  @Override
  public String words() {
    return "org.carillon.webmail.words";
  }

  @Override
  public boolean hasLooks() {
    return true;
  }

  @Override
  public List<String> languages() {
    return Languages.STOCK;
  }

  @Override
  public boolean takesFiles(HttpServletRequest stranger) {
    return stranger.getServletPath().equals(UploadLinkPage.PATH) && gifts.isOffered(stranger);
  }

  @Override
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    return interrupted.hold(request, response);
  }

  /** Files grow when they are encoded: a larger form could not make a message that can be sent. */
  @Override
  public long mostFormOctets() {
    return submissions.most() + FIELDS_OCTETS;
  }

  @Override
  public boolean admits(Caller caller) {
    return caller.hasAccount();
  }
}
