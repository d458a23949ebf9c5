package org.carillon.webmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.transport.Submissions;
import org.carillon.web.language.Languages;
import org.carillon.web.request.PlainChallenges;
import org.carillon.web.request.WebApplication;
import org.carillon.webmail.discovery.UnknownNameServlet;
import org.carillon.webmail.filelink.GivePage;
import org.carillon.webmail.filelink.OfferedUploads;
import org.carillon.webmail.filelink.SharedFileServlet;
import org.carillon.webmail.filelink.SharedZipServlet;
import org.carillon.webmail.live.ManifestServlet;
import org.carillon.webmail.oauth.MetadataServlet;
import org.carillon.webmail.write.InterruptedForms;

/** The application for those who have an account. */
@ApplicationScoped
public class Webmail implements WebApplication {

  /** The name of its session cookie. */
  public static final String COOKIE = "carillon-mail";

  /** What a form may hold besides files. */
  private static final String FORGOTTEN = "/forgotten";

  private static final String RENEWAL = "/renew-password";

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
   * Links of shared files and for files, of the list of the quarantine and of pictures in letters
   * prove by themselves who may follow them, and codes who may choose another password; clients
   * look for what they may ask, and whom they send is told why it does not go on; what is installed
   * is read without cookies; authorities that look whose a host is are nobody here.
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
        PlainChallenges.PATH,
        "/let-in",
        "/shared",
        GivePage.PATH,
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
    return stranger.getServletPath().equals(GivePage.PATH) && gifts.isOffered(stranger);
  }

  @Override
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    return interrupted.hold(request, response);
  }

  /** Files grow in a message: a form that is larger than one makes none that can be sent. */
  @Override
  public long mostFormOctets() {
    return submissions.most() + FIELDS_OCTETS;
  }

  @Override
  public boolean admits(Caller caller) {
    return caller.hasAccount();
  }
}
