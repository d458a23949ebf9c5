package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.filelink.SharedFiles;
import org.carillon.filelink.UploadLinks;
import org.carillon.web.Answers;
import org.carillon.web.Sizes;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.WebApplication;
import org.carillon.webmail.upload.FormFiles;

/** The page of an upload link, without sign-in: shows only what was sent in this visit. */
@Named("give")
@RequestScoped
public class UploadLinkPage {
  public static final String PATH = "/give";

  @Inject private UploadLinks links;
  @Inject private FileVisit visit;
  @Inject private FormFiles files;
  @Inject private RequestParameters parameters;
  @Inject private VisitorUploads given;
  @Inject private WebApplication application;
  @Inject private Answers answers;
  @Inject private Sizes sizes;
  @Inject private Texts texts;

  private UploadLinks.Offer offer;
  private boolean isLocked;

  public void load() {
    switch (links.offer(visit.visit())) {
      case Answer.Done<UploadLinks.Offer>(UploadLinks.Offer found) -> offer = found;
      case Answer.Failed<UploadLinks.Offer>(Failure.NotAllowed refused) ->
          isLocked = refused.code().equals(SharedFiles.LOCKED);
      case Answer.Failed<UploadLinks.Offer>(Failure.TryLater later) -> answers.show(null, later);
      case Answer.Failed<UploadLinks.Offer>(Failure _) -> {
        // The page shows the error.
      }
    }
  }

  public void unlock() {
    if (visit.unlock()) {
      again();
    }
  }

  private void again() {
    Redirect.to("/" + getAddress());
  }

  /** Stores the uploaded files. */
  public void put() {
    List<FormFiles.Sent> all = files.all();
    if (all.isEmpty()) {
      answers.wrong(null, texts.of("files.choose"));
      return;
    }
    for (FormFiles.Sent each : all) {
      switch (links.put(visit.visit(), getWho(), each.name(), each.octets(), each.source())) {
        case Answer.Done<String>(String name) -> given.add(visit.secret(), name);
        case Answer.Failed<String>(Failure failure) -> {
          refused(each.name(), failure);
          load();
          return;
        }
      }
    }
    again();
  }

  private void refused(String name, Failure failure) {
    switch (failure) {
      case Failure.LimitReached(Limit limit, long _) when limit == Limit.QUOTA ->
          answers.wrong(null, texts.of("give.no-room", name, offer == null ? "" : offer.owner()));
      case Failure.LimitReached _ -> answers.wrong(null, texts.of("give.too-much", name));
      case Failure.NotFound _ -> answers.wrong(null, texts.of("shared.gone"));
      case Failure other -> answers.show(null, other);
    }
  }

  /** Returns whether a password is required. */
  public boolean isLocked() {
    return isLocked;
  }

  /** The files that the link accepts; null for none. */
  public UploadLinks.Offer getOffer() {
    return offer;
  }

  /** Returns whether more files can be sent. */
  public boolean isOpen() {
    return offer != null && offer.files() > 0 && offer.octets() > 0;
  }

  /** The remaining limits, in a sentence. */
  public String getRoom() {
    long most = Math.min(FormFiles.MOST_OCTETS, application.mostFormOctets());
    return texts.of(
        "give.room",
        offer.files(),
        sizes.of(offer.octets()),
        sizes.of(Math.min(most, offer.octets())));
  }

  /** The sender's name as typed; empty for none. */
  public String getWho() {
    return parameters.text("who");
  }

  /** The names of the files sent in this visit, as stored. */
  public List<String> getGiven() {
    return given.names(visit.secret());
  }

  public String getSecret() {
    return visit.secret();
  }

  /** The page's address with the secret: an upload is checked before its form is read. */
  public String getAddress() {
    return "give?t=" + Redirect.encoded(visit.secret());
  }
}
