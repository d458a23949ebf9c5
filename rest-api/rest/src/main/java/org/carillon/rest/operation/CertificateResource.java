package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Optional;
import org.carillon.listener.Certificates;
import org.carillon.listener.NewCertificate;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

/** Certificates of the listeners. */
@Path("/certificates")
public class CertificateResource {
  @Inject Certificates certificates;
  @Inject SignedIn who;
  @Context UriInfo uri;

  @AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(
        certificates.list(who.caller()),
        paging.request(),
        Comparator.naturalOrder(),
        certificate -> "%019d".formatted(certificate.id()),
        certificate -> certificate.subject() + " " + String.join(" ", certificate.names()),
        Shown::of);
  }

  /** Adds one: chain and key as PEM, or a PKCS #12 file with its passphrase. */
  @POST
  public Response create(Fields fields) {
    Optional<NewCertificate.KeyFile> file =
        fields
            .optionalText("pkcs12")
            .map(
                octets ->
                    new NewCertificate.KeyFile(
                        octets, fields.optionalText("passphrase").orElse("")));
    var certificate =
        new NewCertificate(
            file.isPresent() ? "" : fields.text("pem"),
            file,
            fields.optionalText("domain"),
            fields.optionalSwitch("default").orElse(false));
    fields.end();
    return Rendering.made(
        certificates.create(who.caller(), certificate), Shown::of, uri, made -> made.id());
  }

  @GET
  @Path("{id: [0-9]{1,18}}")
  public Response find(@PathParam("id") long id) {
    return Rendering.shown(certificates.find(who.caller(), id), Shown::of);
  }

  @DELETE
  @Path("{id: [0-9]{1,18}}")
  public Response delete(@PathParam("id") long id) {
    return Rendering.gone(certificates.delete(who.caller(), id));
  }
}
