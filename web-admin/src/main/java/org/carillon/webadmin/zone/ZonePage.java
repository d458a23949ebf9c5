package org.carillon.webadmin.zone;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;
import org.carillon.zone.ZoneRecord;

/** The DNS records that a domain needs, and their state. */
@Named("zone")
@RequestScoped
public class ZonePage {
  private static final Pattern BEHIND_DOTS = Pattern.compile("(?<=\\.)");
  private static final int SMTP = 25;
  private static final int HTTPS = 443;

  @Inject private DomainZones zones;
  @Inject private Directory directory;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private DomainZone zone;

  /** Looks the records up, or writes the file; for a submitted form, only the essential ones. */
  public void load() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.isPostback()) {
      take(zones.essentials(visitor.caller(), getDomain()));
      return;
    }
    lookUp();
    if (zone != null && parameters.text("as").equals("zone")) {
      write(faces);
    }
  }

  private void lookUp() {
    take(zones.zone(visitor.caller(), getDomain()));
  }

  private void take(Answer<DomainZone> answer) {
    answers.take(answer).ifPresent(found -> zone = found);
  }

  /** Makes the domain's first key. */
  public void makeKey() {
    var wanted = new AttributeValues().with(DkimKeyType.NAME, getDomain());
    answers
        .take(directory.create(visitor.caller(), DkimKeyType.TYPE, wanted))
        .ifPresentOrElse(
            made -> {
              notices.show(Notice.of("zone.key.made", getDomain()));
              Redirect.to("/zone?domain=" + getEncoded());
            },
            this::lookUp);
  }

  private void write(FacesContext faces) throws IOException {
    ExternalContext external = faces.getExternalContext();
    external.setResponseContentType("text/plain; charset=utf-8");
    external.setResponseHeader("Content-Disposition", "attachment; filename=\"zone.txt\"");
    Writer out = external.getResponseOutputWriter();
    for (ZoneRecord record : zone.records()) {
      out.write(record.line() + "\n");
    }
    out.flush();
    faces.responseComplete();
  }

  public String getDomain() {
    return parameters.text("domain");
  }

  public String getEncoded() {
    return Redirect.encoded(getDomain());
  }

  /** The records in the order of their setup. */
  public List<ZoneRecord> getRecords() {
    return zone == null ? List.of() : zone.records();
  }

  /** Returns whether the server has a name on the Internet to which records can point. */
  public boolean isNamed() {
    return zone == null || zone.host().isPresent();
  }

  /** A sentence that the DNS has no address for the server's name; empty if it has one. */
  public String getLostHost() {
    return zone != null && zone.isHostLost()
        ? texts.of("zone.host.lost", zone.host().orElseThrow())
        : "";
  }

  /** The state of the signing of the domain's mail, in a word. */
  public String getSigning() {
    return zone == null ? "" : zone.signing().name().toLowerCase(Locale.ROOT);
  }

  /** Steps outside of the DNS: sentences about ports. */
  public List<String> getPorts() {
    List<String> said = new ArrayList<>();
    if (zone != null) {
      if (zone.mailPort().isEmpty()) {
        said.add(texts.of("zone.mail-port.none"));
      } else if (zone.mailPort().getAsInt() != SMTP) {
        said.add(texts.of("zone.mail-port", String.valueOf(zone.mailPort().getAsInt())));
      }
      if (zone.webPort() != HTTPS) {
        said.add(texts.of("zone.web-port", String.valueOf(zone.webPort())));
      }
      HttpChallengePort.told(texts).ifPresent(said::add);
    }
    return said;
  }

  /** Splits a name or value where a line may break: after its dots. */
  public List<String> parts(String text) {
    return BEHIND_DOTS.splitAsStream(text).toList();
  }

  /** The purpose of a record, in words. */
  public String purpose(ZoneRecord record) {
    return texts.of("zone.for." + record.purpose().name().toLowerCase(Locale.ROOT));
  }

  /** The state of a record, in words. */
  public String state(ZoneRecord record) {
    return texts.of("zone.is." + record.state().name().toLowerCase(Locale.ROOT));
  }

  /** The style of a record: {@code good}, {@code bad}, {@code warn} or {@code off}. */
  public String kind(ZoneRecord record) {
    return switch (record.state()) {
      case THERE -> "good";
      case MISSING -> "bad";
      case OTHER -> "warn";
      case UNKNOWN -> "off";
    };
  }

  public long getMissing() {
    return zone == null ? 0 : zone.missing();
  }
}
