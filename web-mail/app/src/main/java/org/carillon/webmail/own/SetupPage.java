package org.carillon.webmail.own;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.contract.net.Service;
import org.carillon.listener.setup.ClientSetups;
import org.carillon.web.Texts;
import org.carillon.web.request.PageOrigin;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.discovery.DavRedirectFilter;
import org.carillon.webmail.security.QrCode;

/** The server settings that the reader enters in programs and devices. */
@Named("setup")
@RequestScoped
public class SetupPage {
  @Inject private ClientSetups setups;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private HttpServletRequest request;

  /** A service that programs connect to; its title is what is spoken there. */
  public record WayIn(String purpose, String title, String host, int port, String encryption) {}

  /** The services that programs connect to. */
  public List<WayIn> getWays() {
    return setups.ways().stream().map(this::shown).toList();
  }

  private WayIn shown(ClientSetups.Way way) {
    Service service = way.service();
    String encryption =
        switch (service.encryption()) {
          case IMPLICIT -> "SSL/TLS";
          case STARTTLS -> "STARTTLS";
          case NONE -> texts.of("setup.unencrypted");
        };
    String title = service.title().split(",", 2)[0];
    return new WayIn(
        texts.of("setup.for." + service.key()), title, way.host(), way.port(), encryption);
  }

  /** The name that the reader signs in with. */
  public String getName() {
    return visitor.caller().name();
  }

  /** The address for calendars and contacts. */
  public String getDav() {
    return PageOrigin.of(request) + DavRedirectFilter.context() + "/";
  }

  /** The address of this page. */
  public String getPage() {
    return PageOrigin.of(request) + request.getContextPath() + "/setup";
  }

  /** The address of this page as a QR code. */
  public QrCode getQr() {
    return QrCode.of(getPage());
  }

  /** The link by which DAVx⁵ sets up calendars and contacts, with the user name filled in. */
  public String getAndroid() {
    URI origin = URI.create(PageOrigin.of(request));
    String name = URLEncoder.encode(getName(), StandardCharsets.UTF_8);
    return "davx5://" + name + "@" + origin.getRawAuthority() + DavRedirectFilter.context() + "/";
  }

  /** The same link as a QR code. */
  public QrCode getAndroidQr() {
    return QrCode.of(getAndroid());
  }
}
