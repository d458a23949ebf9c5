package org.carillon.webadmin.zone;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.zone.DomainZones;
import org.carillon.zone.ZoneRecord;

/** The records that a domain needs, and whether they are there. */
@Named("zone")
@RequestScoped
public class ZonePage {
  @Inject private DomainZones zones;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<ZoneRecord> records = List.of();

  /** Looks them up, or writes the file. */
  public void load() throws IOException {
    answers.take(zones.records(visitor.caller(), getDomain())).ifPresent(found -> records = found);
    if (!records.isEmpty() && parameters.text("as").equals("zone")) {
      write(FacesContext.getCurrentInstance());
    }
  }

  private void write(FacesContext faces) throws IOException {
    ExternalContext external = faces.getExternalContext();
    external.setResponseContentType("text/plain; charset=utf-8");
    external.setResponseHeader("Content-Disposition", "attachment; filename=\"zone.txt\"");
    Writer out = external.getResponseOutputWriter();
    for (ZoneRecord record : records) {
      out.write(record.line() + "\n");
    }
    out.flush();
    faces.responseComplete();
  }

  /** The domain. */
  public String getDomain() {
    return parameters.text("domain");
  }

  /** The same as part of an address. */
  public String getEncoded() {
    return Redirect.encoded(getDomain());
  }

  /** In the order in which they are set up. */
  public List<ZoneRecord> getRecords() {
    return records;
  }

  /** What a record is for, in words. */
  public String purpose(ZoneRecord record) {
    return texts.of("zone.for." + record.purpose().name().toLowerCase(Locale.ROOT));
  }

  /** Whether it is there, in words. */
  public String state(ZoneRecord record) {
    return texts.of("zone.is." + record.state().name().toLowerCase(Locale.ROOT));
  }

  /** The icon of that. */
  public String icon(ZoneRecord record) {
    return switch (record.state()) {
      case THERE -> "check";
      case MISSING -> "x";
      case OTHER -> "octagon-alert";
      case UNKNOWN -> "clock";
    };
  }

  /** How many are missing. */
  public long getMissing() {
    return records.stream().filter(record -> record.state() == ZoneRecord.State.MISSING).count();
  }
}
